"""install-git shows what it writes, writes it, and takes it out again byte for byte."""

import stat
from pathlib import Path

import pytest

from tests.git.repository import SMALL, SOFTER, Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def contents(folder: Path) -> dict[str, bytes]:
    """What git reads: the configuration and the attributes."""
    names = (".gitattributes", ".git/config", ".git/clausewise.gitconfig")
    return {name: (folder / name).read_bytes() for name in names if (folder / name).exists()}


def test_show_writes_nothing_and_says_what_would_be_written(repository: Repository) -> None:
    before = contents(repository.folder)
    shown = repository.clausewise("install-git", "--show")
    assert contents(repository.folder) == before
    repository.clausewise("install-git")
    written = contents(repository.folder)
    for name in (".gitattributes", ".git/clausewise.gitconfig"):
        lines = [line for line in written[name].decode().splitlines() if not line.startswith("# ")]
        assert lines
        assert all(f"    {line}\n" in shown for line in lines)
    assert "[include]" in shown


@pytest.mark.parametrize("attributes", [None, "", "*.py text\n", "*.py text", "*.py text\n\n", "\n"])
def test_undo_gives_back_the_bytes(repository: Repository, attributes: str | None) -> None:
    if attributes is not None:
        (repository.folder / ".gitattributes").write_text(attributes)
    config = repository.folder / ".git" / "config"
    config.write_text(config.read_text() + "[alias]\n\tst = status")
    before = contents(repository.folder)
    repository.clausewise("install-git")
    assert contents(repository.folder) != before
    repository.clausewise("install-git", "*.txt")
    repository.clausewise("install-git", "--undo")
    assert contents(repository.folder) == before


def test_what_came_later_stays(repository: Repository) -> None:
    repository.clausewise("install-git")
    repository.git("config", "alias.st", "status")
    attributes = repository.folder / ".gitattributes"
    attributes.write_text(attributes.read_text() + "*.py text\n")
    repository.clausewise("install-git", "--undo")
    assert repository.git("config", "alias.st") == "status\n"
    assert (repository.folder / ".gitattributes").read_text() == "*.py text\n"
    assert "clausewise" not in (repository.folder / ".git" / "config").read_text()


def test_lines_of_the_user_between_the_marks_are_not_thrown_away(repository: Repository) -> None:
    repository.clausewise("install-git")
    attributes = repository.folder / ".gitattributes"
    attributes.write_text(attributes.read_text().replace("*.pdf diff=clausewise\n", "*.bin binary\n"))
    before = contents(repository.folder)
    repository.clausewise("install-git", "--undo", status=2)
    assert "changed by hand" in repository.said
    assert contents(repository.folder) == before


def test_nothing_to_undo_is_said(repository: Repository) -> None:
    repository.clausewise("install-git", "--undo")
    assert "nothing to undo" in repository.said


def test_outside_of_a_repository_it_says_so(repository: Repository, tmp_path: Path) -> None:
    repository.folder = tmp_path / "home"
    repository.clausewise("install-git", status=2)
    assert len(repository.said.splitlines()) == 1
    assert "inside a git repository" in repository.said


def test_for_all_repositories_permissions_and_links_stay(repository: Repository) -> None:
    real = repository.home / "dotfiles"
    real.write_text("[user]\n\tname = Anna")
    real.chmod(0o600)
    link = repository.home / ".gitconfig"
    link.symlink_to(real)
    repository.clausewise("install-git", "--global")
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
    assert "diff.clausewise.textconv" in repository.git("config", "--list", "--includes", "--name-only")
    repository.commit("one", a_txt=SMALL)
    (repository.folder / "a.txt").write_text(SOFTER)
    assert "-1. Urges the Council" in repository.git("diff")
    assert "diff=clausewise" in (repository.home / ".config" / "git" / "attributes").read_text()
    repository.clausewise("install-git", "--global", "--undo")
    assert real.read_text() == "[user]\n\tname = Anna"
    assert not (repository.home / "clausewise.gitconfig").exists()
    assert not (repository.home / ".config" / "git" / "attributes").exists()
