"""A paper of amendments in sentences, as assemblies print them: "In paragraph 4, replace the words ... with ..."."""

from collections.abc import Iterator

from akoma.errors import AmendmentError
from differ.amendments.draft import Drafted, DraftPaper
from render.draft_view import words_in


class DraftTextRenderer:
    """Plain text that ``amend apply`` reads."""

    name = "txt"
    suffix = ".txt"

    def render(self, paper: DraftPaper) -> bytes:
        """The whole file, UTF-8."""
        blocks = ["\n".join(sentences(one, paper)) for one in paper.drafted]
        return ("\n\n".join(blocks or [words_in(paper.language)["none"]]) + "\n").encode("utf-8")


def sentences(one: Drafted, paper: DraftPaper) -> Iterator[str]:
    """The lines of one amendment: number, authors, group, and an instruction for each operation."""
    from differ.amendments.phrasing import phrase

    words = words_in(paper.language)
    record = one.amendment.record
    yield words["number"].format(number=record.number)
    if record.proponents:
        yield words["tabled"].format(authors=", ".join(record.proponents))
    if record.group:
        yield words["behalf"].format(group=record.group)
    for operation in one.amendment.operations:
        try:
            yield phrase(operation, paper.language)
        except AmendmentError as problem:
            problem.message = f"amendment {record.number} ({record.location}): {problem.message}"
            problem.hint = "draft it in two columns: --format html, docx or json"
            raise


RENDERER = DraftTextRenderer()
