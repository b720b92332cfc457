"""A text that mixes languages: read by its body, and told unit by unit."""

from akoma.reading import read_data

DUTCH = (
    "1. verzoekt de Commissie en de Raad om de bewoners van de vallei te helpen bij het herstel van hun huizen, en om "
    "daarover aan het Parlement verslag uit te brengen voordat de winter begint in de bergen;"
)
ENGLISH = (
    "2. Calls on the Commission and on the Council to help the people of the valley with the repair of their homes, "
    "and to report to Parliament about it before the winter begins in the mountains of the north;"
)
SECOND = DUTCH.replace("1.", "3.").replace("vallei", "kust").replace("winter", "zomer")


def test_a_unit_in_another_language_is_told() -> None:
    expression = read_data(f"Het Europees Parlement,\n\n{DUTCH}\n\n{ENGLISH}\n\n{SECOND}".encode(), "x").expression
    assert expression.language == "nld"
    assert [(d.code, d.where) for d in expression.diagnostics if d.code == "other-language"] == [
        ("other-language", "para_2")
    ]


def test_a_text_in_one_language_says_nothing() -> None:
    expression = read_data(f"Het Europees Parlement,\n\n{DUTCH}\n\n{SECOND}".encode(), "x").expression
    assert "other-language" not in {d.code for d in expression.diagnostics}
