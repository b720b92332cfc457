"""HTML: papers with two columns, or in prose, as pages of the European Parliament and of assemblies have them."""

from akoma.amendment_list import AmendmentList
from akoma.ingest.from_html import READER as PAGES
from akoma.model import Manifestation


class HtmlAmendments:
    """Reader of HTML and XHTML."""

    format = "html"
    priority = 20

    def recognises(self, data: bytes) -> bool:
        """As documents in HTML are recognised."""
        return PAGES.recognises(data)

    def read(self, data: bytes, origin: Manifestation, language: str) -> AmendmentList:
        """All amendments; raises an AmendmentError or a SourceError."""
        # Imported here: lxml costs 35 ms, which reading plain text need not pay.
        from akoma.amending.flow_html import read_flow
        from akoma.amending.papers import as_list

        flow, root = read_flow(data, origin.name)
        declared = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2]
        return as_list(flow, origin, language, declared)


READER = HtmlAmendments()
