"""PDF: papers with two columns, told from the places of their words, or in prose; the last resort, never quite sure."""

from dataclasses import replace

from akoma.amendment_list import AmendmentList
from akoma.ingest.from_pdf import READER as DOCUMENTS
from akoma.model import Manifestation


class PdfAmendments:
    """Reader of PDF files that hold text; scanned ones are refused with advice."""

    format = "pdf"
    priority = 5

    def recognises(self, data: bytes) -> bool:
        """By the signature."""
        return DOCUMENTS.recognises(data)

    def read(self, data: bytes, origin: Manifestation, language: str) -> AmendmentList:
        """All amendments; raises an AmendmentError or a SourceError."""
        # Imported here: only who reads a PDF pays for it.
        from akoma.amending.flow_pdf import read_flow
        from akoma.amending.papers import as_list

        flow, findings = read_flow(data, origin.name, language)
        paper = as_list(flow, origin, language)
        return replace(paper, diagnostics=(*findings, *paper.diagnostics))


READER = PdfAmendments()
