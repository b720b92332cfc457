"""Vote lists: CSV and JSON, minutes of the European Parliament as web page and XML, a compendium with results."""

import json
import re

import pytest

from akoma.amending import read_votes_data
from akoma.amending.vote_numbers import numbers_in
from akoma.errors import AmendmentError, UnsupportedFormatError
from akoma.vote_list import VoteLine, VoteList, VoteResult

ADOPTED, REJECTED, LAPSED, WITHDRAWN = VoteResult

Short = tuple[str, str, int | None, str, str]


def short(votes: VoteList) -> list[Short]:
    """Amendment, target, part, words of the part and result of every line."""
    return [(v.amendment, v.target, v.part, v.text, v.result.value) for v in votes.lines]


def test_json_as_in_the_contract() -> None:
    votes = read_votes_data(
        json.dumps(
            [
                {"amendment": 12, "result": "adopted"},
                {"amendment": "1-2, 4", "result": "lapsed"},
                {
                    "target": "§ 2",
                    "part": 1,
                    "text": "Text without the words: ‘at once’",
                    "result": "adopted",
                },
                {"target": "§ 2", "part": 2, "text": "those words", "result": "rejected"},
                {"amendment": "3/sub1", "part": 1, "result": "withdrawn"},
            ]
        ).encode(),
        "votes.json",
    )
    assert short(votes) == [
        ("12", "", None, "", "adopted"),
        ("1", "", None, "", "lapsed"),
        ("2", "", None, "", "lapsed"),
        ("4", "", None, "", "lapsed"),
        ("", "§ 2", 1, "Text without the words: ‘at once’", "adopted"),
        ("", "§ 2", 2, "those words", "rejected"),
        ("3/sub1", "", 1, "", "withdrawn"),
    ]
    assert [v.block for v in votes.lines[1:4]] == ["1-2, 4"] * 3


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv(mark: str) -> None:
    rows = [["Amendment", "Target", "Part", "Text", "Result"], ['"1-2, 4"', "", "", "", "adopted"], [],
            ["", "§ 2", "1", '"all but: ""x, y"""', "-"], ["7", "", "", "", "W"]]  # fmt: skip
    text = "\r\n".join(mark.join(row) for row in rows)
    assert short(read_votes_data(f"\ufeff{text}\r\n".encode(), "votes.csv")) == [
        ("1", "", None, "", "adopted"),
        ("2", "", None, "", "adopted"),
        ("4", "", None, "", "adopted"),
        ("", "§ 2", 1, 'all but: "x, y"', "rejected"),
        ("7", "", None, "", "withdrawn"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("amendment,result\n1,yes", "line 2: 'yes' is no result"),
        ("amendment,result\n1,", "line 2: has no result"),
        ("amendment,result\n4-1,adopted", "no range"),
        ("amendment,result\n1-90000,adopted", "no range"),
        ("amendment,result\none,adopted", "names no amendments"),
        ("amendment,result\n,adopted", "neither an amendment nor a target"),
        ("amendment,result\n1,2,adopted", "more cells"),
        ('amendment,result\n"1,adopted', "no CSV"),
        ("amendment,amendment,result\n1,2,adopted", "one name"),
        ("target,part,result\n§ 2,x,adopted", "no part"),
        ("amendment,result\n", "holds no result"),
    ],
)
def test_csv_that_is_wrong_names_the_line(text: str, said: str) -> None:
    with pytest.raises(AmendmentError, match=said) as problem:
        read_votes_data(text.encode(), "votes.csv")
    assert str(problem.value).startswith("votes.csv: ")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12", ("12",)),
        ("1-2, 4-6", ("1", "2", "4", "5", "6")),
        ("12 = 15", ("12", "15")),
        ("NC1-NC3", ("NC1", "NC2", "NC3")),
        ("3/sub1, 7", ("3/sub1", "7")),
        ("1–3", ("1", "2", "3")),
        ("7 and 9", ("7", "9")),
        ("1-2,\n4", ("1", "2", "4")),
    ],
)
def test_numbers(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize("text", ["1-", "x", "1-2-3", "4-4", "NC1-4-", "1-4000, 5001-9000", "1 or, 2"])
def test_what_names_no_numbers(text: str) -> None:
    with pytest.raises(AmendmentError):
        numbers_in(text)


HEADS = "<tr><th>Subject</th><th>Am No</th><th>Author</th><th>RCV etc.</th><th>Vote</th><th>RCV/EV – remarks</th></tr>"


def cells(*texts: str) -> str:
    return "<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>"


SPANNED = (
    cells("Amendments by the committee – put to the vote collectively", "1-2,<br>4", "committee", "", "+", "")
    + '<tr><td rowspan=4>After recital 2</td><td rowspan="3">11</td><td rowspan="3">Valley</td>'
    + "<td>split</td><td></td><td></td></tr>"
    + cells("1/RCV", "-", "139, 479, 15")
    + cells("2/EV", "+", "127, 49, 3")
    + cells("12", "Hills", "RCV", "↓", "")
    + cells("§ 2", "§", "original text", "split", "", "")
    + cells("", "", "", "1", "+", "")
    + cells("", "", "", "2/RCV", "-", "1, 2, 3")
    + cells("§ 3", "7", "Hills", "", "W", "")
    + cells("Recital B", "§", "original text", "sep", "-", "")
    + cells("Resolution (as a whole)", "", "", "RCV", "+", "400, 1, 2")
)
REQUESTS = (
    "<p>Requests for separate votes</p><p>Hills:</p><p>Recital B</p><p>Requests for split votes</p><p>Valley:</p>"
    "<p>amendment 11</p><p>First part</p><p>‘The weir shall be closed’</p><p>Second part</p><p>‘and opened again’</p>"
    "<p>Hills:</p><p>§ 2</p><p>First part: Text as a whole without the words: ‘at once’</p><p>Second part</p>"
    "<p>those words</p>"
)
OTHER = (
    "<p>1. Budget of Sarvane</p><p>Report: Anna Berg (A9-0280/2099)</p><table>"
    + "<tr><th>Subject</th><th>RCV etc.</th><th>Vote</th><th>remarks</th></tr>"
    + cells("Motion for a resolution", "RCV", "+", "539, 7, 27")
    + "</table>"
)


def minutes(rows: str = SPANNED, below: str = REQUESTS, other: str = OTHER) -> bytes:
    """A page of results as Parliament has them."""
    return (
        f"<!DOCTYPE html><html><body>{other}<p>2. Flood in Sarvane</p><p>Motions (RC-B9-0013/2099)</p>"
        f"<table>{HEADS}{rows}</table>{below}</body></html>"
    ).encode()


EXPECTED = [
    *[(number, "Amendments by the committee – put to the vote collectively", None, "", "adopted") for number in "124"],
    ("11", "After recital 2", 1, "‘The weir shall be closed’", "rejected"),
    ("11", "After recital 2", 2, "‘and opened again’", "adopted"),
    ("12", "After recital 2", None, "", "lapsed"),
    ("", "§ 2", 1, "Text as a whole without the words: ‘at once’", "adopted"),
    ("", "§ 2", 2, "those words", "rejected"),
    ("7", "§ 3", None, "", "withdrawn"),
    ("", "Recital B", None, "", "rejected"),
    ("", "Resolution (as a whole)", None, "", "adopted"),
]


def test_minutes_as_a_page() -> None:
    votes = read_votes_data(minutes(), "minutes.html")
    assert short(votes) == EXPECTED
    assert [v.final for v in votes.lines] == [False] * 10 + [True]
    assert votes.title == "2. Flood in Sarvane Motions (RC-B9-0013/2099)"
    assert votes.diagnostics == ()


def test_minutes_about_several_texts_need_the_number_of_one() -> None:
    one = re.sub(r"<!DOCTYPE.*?<body>|</body></html>", "", minutes().decode().replace("0013", "0014"))
    both = minutes(other=one)
    with pytest.raises(AmendmentError, match="several texts"):
        read_votes_data(both, "minutes.html")
    chosen = read_votes_data(both, "minutes.html", about=("RC-B9-0013/2099",))
    assert chosen.title.endswith("(RC-B9-0013/2099)")
    assert short(chosen) == EXPECTED


def test_parts_of_what_was_not_voted_in_parts_are_told() -> None:
    below = REQUESTS + "<p>§ 9</p><p>First part</p><p>‘x’</p>"
    assert [found.code for found in read_votes_data(minutes(below=below), "m").diagnostics] == ["split-not-tied"]


def test_minutes_with_an_unknown_sign_are_refused() -> None:
    with pytest.raises(AmendmentError, match="'\\?' is no result"):
        read_votes_data(minutes(SPANNED + cells("§ 9", "8", "Hills", "", "?", "")), "minutes.html")


def voting(number: str, subject: str, result: str, kind: str = "", author: str = "") -> str:
    given = f' result="{result}"' if result else ""
    value = f"<rcv><value>{kind}</value></rcv>" if kind else "<rcv/>"
    return (
        f'<voting type="AMENDMENT"{given} resultType="ROLL_CALL"><label/><amendmentNumber>{number}</amendmentNumber>'
        f"<amendmentSubject>{subject}</amendmentSubject><amendmentAuthor>{author}</amendmentAuthor>{value}</voting>"
    )


def item(place: str, *parts: str) -> str:
    told = "".join(
        f"<part><partSection>{name} part</partSection><partValue>{text}</partValue></part>"
        for name, text in zip(("First", "Second"), parts, strict=True)
    )
    return f"<item><title>{place}</title><parts>{told}</parts></item>"


def minutes_xml() -> bytes:
    """The same results as XML."""
    block = EXPECTED[0][1]
    votings = [
        '<voting type="TITLE_BLOCK"><title>Amendments by the committee</title></voting>',
        voting("1-2, 4", block, "ADOPTED", author="committee"),
        voting("11", "After recital 2", "", "split"),
        voting("11", "After recital 2", "REJECTED", "1/RCV"),
        voting("11", "After recital 2", "ADOPTED", "2/EV"),
        voting("12", "After recital 2", "LAPSED"),
        voting("§", "§ 2", "", "split"),
        voting("§", "§ 2", "ADOPTED", "1", "original text"),
        voting("§", "§ 2", "REJECTED", "2/RCV", "original text"),
        voting("7", "§ 3", "WITHDRAWN"),
        voting("§", "Recital B", "REJECTED", "sep", "original text"),
        voting("", "Resolution (as a whole)", "ADOPTED", "RCV"),
    ]
    items = item("Amendment 11", "‘The weir shall be closed’", "‘and opened again’")
    items += item("§ 2", "Text as a whole without the words: ‘at once’", "those words")
    remarks = f"<remarks><remark><remarkSplitVotes><remarkSplitVote><items>{items}</items></remarkSplitVote>"
    return (
        "<?xml version='1.0' encoding='UTF-8'?><file><sitting date='2099-01-12'><votes><vote><title>Flood</title>"
        f"<label>Motions (RC-B9-0013/2099)</label><votings>{''.join(votings)}</votings>{remarks}"
        "</remarkSplitVotes></remark></remarks></vote></votes></sitting></file>"
    ).encode()


def test_minutes_as_xml_say_the_same() -> None:
    votes = read_votes_data(minutes_xml(), "minutes.xml")
    assert short(votes) == EXPECTED
    assert votes.lines[-1].final
    assert votes.diagnostics == ()


def test_xml_with_an_unknown_result_is_refused() -> None:
    with pytest.raises(AmendmentError, match="no result that is known: 'TIED'"):
        read_votes_data(minutes_xml().replace(b"LAPSED", b"TIED"), "minutes.xml")


COMPENDIUM = """Draft resolution
Amendment 1
Adopted
Tabled by Ms Anna Berg
Votes: 31 in favor 7 against 1 abstentions
In the draft resolution, paragraph 2, delete the words "x".
Amendement 2 - Rejeté
Sub-amendment 1 to Amendment 2 (Withdrawn)
Änderungsantrag 3: angenommen
Amendment 4
In the draft resolution, delete paragraph 9.
"""


@pytest.mark.parametrize("page", [False, True])
def test_a_compendium(page: bool) -> None:
    lines = "".join(f"<p>{line}</p>" for line in COMPENDIUM.splitlines())
    data = f"<!DOCTYPE html><html><body>{lines}</body></html>" if page else COMPENDIUM
    votes = read_votes_data(data.encode(), "compendium")
    assert votes.lines == (
        VoteLine(ADOPTED, "1"),
        VoteLine(REJECTED, "2"),
        VoteLine(WITHDRAWN, "2/sub1"),
        VoteLine(ADOPTED, "3"),
    )
    assert [(found.code, found.where) for found in votes.diagnostics] == [("no-result", "amendment 4")]


@pytest.mark.parametrize("data", [b"Nothing was voted on.", b"<html><body><p>Nothing</p></body></html>", b'[{"a": 1}]'])
def test_what_is_no_vote_list_is_refused(data: bytes) -> None:
    with pytest.raises(AmendmentError):
        read_votes_data(data, "votes")


def test_bytes_that_are_no_list() -> None:
    with pytest.raises(UnsupportedFormatError):
        read_votes_data(b"\x89PNG\r\n\x1a\n\x00\x00", "picture.png")
