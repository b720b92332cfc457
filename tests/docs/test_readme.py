"""What the README shows is what the program prints. ``python -m tests.docs.test_readme`` writes it anew."""

import re
import shlex
import subprocess
import sys

import pytest

from tests.corpus import ROOT

README = ROOT / "README.md"

SHOWN = re.compile(
    r"<!-- output: (?P<call>[^|>]+?)(?: \| lines (?P<first>.+?) to (?P<last>.+?))? -->\n```\n(?P<output>(?:.*\n)*?)```"
)


def printed(call: str, first: str | None, last: str | None) -> str:
    command = [sys.executable, str(ROOT / "cli.py"), *shlex.split(call)]
    text = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT).stdout
    lines = text.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    start = next(i for i, line in enumerate(lines) if line.strip().startswith(first)) if first else 0
    end = next(i for i, line in enumerate(lines) if line.strip().startswith(last)) if last else len(lines) - 1
    return "".join(f"{line.rstrip()}\n" for line in lines[start : end + 1])


def blocks() -> list[re.Match[str]]:
    return list(SHOWN.finditer(README.read_text("utf-8")))


@pytest.mark.parametrize("block", [pytest.param(b, id=b["call"]) for b in blocks()])
def test_the_readme_shows_real_output(block: re.Match[str]) -> None:
    assert block["output"].strip()
    assert block["output"] == printed(block["call"], block["first"], block["last"])


def test_there_is_output_to_check() -> None:
    assert len(blocks()) == README.read_text("utf-8").count("<!-- output:") == 4


def test_every_linked_file_is_there() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README.read_text("utf-8"))
    assert targets
    assert [t for t in targets if not (ROOT / t).exists()] == []


def main() -> None:
    """Write the output of today into the README."""

    def renewed(block: re.Match[str]) -> str:
        start = block.start("output") - block.start()
        return block[0][:start] + printed(block["call"], block["first"], block["last"]) + "```"

    README.write_text(SHOWN.sub(renewed, README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
