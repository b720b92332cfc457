"""Two versions of a text without numbers, as a press release has them."""

from pathlib import Path

from tests.cli.test_bad_input import run

OLD = """Press release

MEPs want a ban on dumping in Salm Bay

Parliament on Thursday called on the Commission to ban the dumping of waste in Salm Bay.

The rapporteur said that fishermen had waited too long for compensation.
"""
NEW = OLD.replace("ban the dumping", "limit the dumping")


def files(folder: Path) -> tuple[str, str]:
    paths = folder / "old.txt", folder / "new.txt"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text)
    return str(paths[0]), str(paths[1])


def test_it_is_said_how_to_compare_them(tmp_path: Path) -> None:
    found = run("diff", *files(tmp_path))
    assert found.returncode == 2
    assert b"--mode versions" in found.stderr
    assert b"name the resolution or motion first" in found.stderr


def test_their_words_are_compared_and_no_demand_is_judged(tmp_path: Path) -> None:
    found = run("diff", *files(tmp_path), "--mode", "versions", "--format", "md")
    assert found.returncode == 0
    assert b"no demand is judged" in found.stderr
    assert "limit" in found.stdout.decode()


def test_two_languages_are_no_two_versions(tmp_path: Path) -> None:
    old, new = files(tmp_path)
    found = run("diff", old, new, "--mode", "versions", "--new-lang", "nl")
    assert found.returncode == 2
    assert b"two languages" in found.stderr
