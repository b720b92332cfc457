"""What belongs together in a folder, and why something does not."""

from pathlib import Path

import pytest

from commands.common_batching.documents import Facts, Reading, documents_in, facts_of
from commands.common_batching.pairing import ADOPTED, JOINT, MOTION, pairs_of
from tests.corpus import DOSSIER

RSP = "2099/2001(RSP)"


def text(path: str, kind: str, language: str = "eng", procedure: str = RSP, **more: object) -> Facts:
    values = {"sha256": path, "format": "text", "number": "", "date": "", "about": (), **more}
    return Facts(path, language=language, kind=kind, procedure=procedure, **values)  # type: ignore[arg-type]


def report(path: str, about: tuple[tuple[str, str], ...], kind: str = "press-release", language: str = "eng") -> Facts:
    return text(path, kind, language, "", about=about)


def pairs(*facts: Facts) -> list[tuple[str, str]]:
    return [(job.old, job.new) for job in pairs_of(facts, "auto", ("", ""))[0]]


def alone(*facts: Facts) -> dict[str, str]:
    return {one.path: one.reason for one in pairs_of(facts, "auto", ("", ""))[1]}


def test_motion_and_adopted_text_of_one_procedure_in_each_language() -> None:
    found = [text("m.en", JOINT), text("m.nl", JOINT, "nld"), text("a.en", ADOPTED), text("a.nl", ADOPTED, "nld")]
    assert pairs(*found) == [("m.en", "a.en"), ("m.nl", "a.nl")]
    assert not alone(*found)


def test_other_procedures_are_other_texts() -> None:
    found = [text("m", JOINT), text("a", ADOPTED, procedure="2099/2002(RSP)")]
    assert pairs(*found) == []
    assert alone(*found) == {
        "m": f"no adopted text of {RSP} in the folders",
        "a": "no motion of 2099/2002(RSP) in the folders",
    }


def test_across_languages_only_what_has_no_partner_in_its_own() -> None:
    assert pairs(text("m", JOINT, "nld"), text("a", ADOPTED)) == [("m", "a")]
    found = [text("m.nl", JOINT, "nld"), text("m.en", JOINT), text("a.en", ADOPTED)]
    assert pairs(*found) == [("m.en", "a.en")]
    assert alone(*found) == {"m.nl": f"no adopted text in its language of {RSP} in the folders"}


def test_the_joint_motion_stands_for_the_motions_that_it_replaces() -> None:
    found = [text("b", MOTION), text("rc", JOINT), text("a", ADOPTED)]
    assert pairs(*found) == [("rc", "a")]
    assert alone(*found) == {"b": "the joint motion of its procedure is compared instead"}
    assert pairs(text("b1", MOTION), text("b2", MOTION), text("a", ADOPTED)) == [("b1", "a"), ("b2", "a")]


@pytest.mark.parametrize(
    "about",
    [
        (("procedure", RSP),),
        (("number", "P0_TA(2099)0042"),),
        (("date", "2099-03-05"),),
        (("number", "RC-B0-0117/2099"),),
    ],
)
def test_a_report_is_compared_with_the_adopted_text_that_it_names(about: tuple[tuple[str, str], ...]) -> None:
    motion = text("m", JOINT, number="RC-B0-0117/2099")
    adopted = text("a", ADOPTED, number="P0_TA(2099)0042", date="2099-03-05")
    assert pairs(motion, adopted, report("far/p", about)) == [("a", "far/p"), ("m", "a")]


def test_without_an_adopted_text_a_report_is_compared_with_the_motion() -> None:
    assert pairs(text("m", JOINT), report("p", (("procedure", RSP),))) == [("m", "p")]


def test_a_report_is_compared_in_its_own_language_where_that_is_there() -> None:
    texts = [text("a.de", ADOPTED, "deu"), text("a.nl", ADOPTED, "nld")]
    assert ("a.nl", "p") in pairs(*texts, report("p", (("procedure", RSP),), language="nld"))
    assert pairs(*texts, report("p", (("procedure", RSP),))) == [("a.de", "p")]


def test_a_press_release_that_says_nothing_belongs_to_the_texts_beside_it() -> None:
    adopted, other = text("d/a", ADOPTED), text("d/b", ADOPTED, procedure="2099/2002(RSP)")
    assert pairs(adopted, report("d/p", ())) == [("d/a", "d/p")]
    assert "d/p" in alone(adopted, other, report("d/p", ()))
    assert "e/p" in alone(adopted, report("e/p", ()))
    assert "d/s" in alone(adopted, report("d/s", (), "statement"))


def test_a_report_of_another_text_is_not_paired_with_the_one_beside_it() -> None:
    found = [text("d/a", ADOPTED), report("d/p", (("procedure", "2098/2001(RSP)"),))]
    assert pairs(*found) == []
    assert alone(*found)["d/p"] == "the text that it speaks of is not in the folders"


def test_a_date_that_two_texts_have_decides_nothing() -> None:
    texts = [text("a", ADOPTED, date="2099-03-05"), text("b", ADOPTED, procedure="2099/2002(RSP)", date="2099-03-05")]
    reasons = alone(*texts, report("p", (("date", "2099-03-05"),)))
    assert reasons["p"] == f"speaks of several procedures: {RSP}, 2099/2002(RSP)"


def test_one_text_in_two_formats_is_compared_once_and_the_better_one_is_taken() -> None:
    found = [
        text("m.pdf", JOINT, number="RC-B0-0117/2099", format="pdf"),
        text("m.docx", JOINT, number="RC-B0-0117/2099", format="docx"),
        text("a", ADOPTED),
    ]
    assert pairs(*found) == [("m.docx", "a")]
    assert alone(*found) == {"m.pdf": "the same text as m.docx"}


def test_two_versions_with_one_number_are_two_texts_and_copies_are_one() -> None:
    number = {"number": "RC-B0-0117/2099"}
    assert pairs(text("m1", JOINT, **number), text("m2", JOINT, **number), text("a", ADOPTED)) == [
        ("m1", "a"),
        ("m2", "a"),
    ]
    copies = [text("m1", JOINT, sha256="x"), text("m2", JOINT, sha256="x"), text("a", ADOPTED)]
    assert pairs(*copies) == [("m1", "a")]
    assert alone(*copies) == {"m2": "the same text as m1"}


def test_what_cannot_be_read_or_says_nothing_is_told() -> None:
    _, unpaired = pairs_of([Facts("x", error="x: the file is empty"), text("m", JOINT, procedure="")], "auto", ("", ""))
    assert [(one.path, one.is_fault) for one in unpaired] == [("m", False), ("x", True)]
    assert unpaired[0].reason == "does not state its procedure; put it into a manifest"


def test_the_order_of_the_files_does_not_matter() -> None:
    found = [text("m.en", JOINT), text("m.nl", JOINT, "nld"), text("a.en", ADOPTED), report("p", (("procedure", RSP),))]
    assert pairs_of(found, "auto", ("", "")) == pairs_of(found[::-1], "auto", ("", ""))


def test_facts_are_what_the_document_says() -> None:
    facts = facts_of(Reading("", "final", ""), str(DOSSIER / "adopted.nl.txt"))
    assert (facts.kind, facts.language, facts.procedure, facts.number) == (ADOPTED, "nld", RSP, "P0_TA(2099)0042")
    missing = facts_of(Reading("", "final", ""), str(DOSSIER / "not-there.txt"))
    assert "no such file" in missing.error


def test_documents_of_a_folder_are_those_with_the_suffix_of_one(tmp_path: Path) -> None:
    names = ["b.txt", "a.PDF", "c.docx", "d.json", ".hidden.txt", "sub/e.html", ".git/f.txt", "out/g.html"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = documents_in(str(tmp_path), (str(tmp_path / "out"),))
    assert [Path(path).relative_to(tmp_path).as_posix() for path in found] == ["a.PDF", "b.txt", "c.docx", "sub/e.html"]
