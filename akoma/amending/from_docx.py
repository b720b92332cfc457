"""DOCX (Word): papers with two columns, or in prose."""

from dataclasses import replace

from akoma.amendment_list import AmendmentList
from akoma.ingest.from_docx import READER as DOCUMENTS
from akoma.model import Manifestation


class DocxAmendments:
    """Reader of DOCX; also takes damaged archives and old Word files, to say clearly what is wrong."""

    format = "docx"
    priority = 20

    def recognises(self, data: bytes) -> bool:
        """As documents in DOCX are recognised."""
        return DOCUMENTS.recognises(data)

    def read(self, data: bytes, origin: Manifestation, language: str) -> AmendmentList:
        """All amendments; raises an AmendmentError or a SourceError."""
        # Imported here: lxml costs 35 ms, which reading plain text need not pay.
        from akoma.amending.flow_docx import read_flow
        from akoma.amending.papers import as_list

        flow, findings = read_flow(data, origin.name)
        paper = as_list(flow, origin, language)
        return replace(paper, diagnostics=(*findings, *paper.diagnostics))


READER = DocxAmendments()
