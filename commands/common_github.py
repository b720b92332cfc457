"""What a step of GitHub Actions needs beside standard output: the lines of the texts, and the summary of the job."""

import os
from itertools import accumulate
from typing import TYPE_CHECKING

from akoma.sources import STANDARD_STREAM, decode, read_bytes

if TYPE_CHECKING:
    from differ.model import Report
    from render.renderer import RenderOptions, SourceLines

_SUMMARY = "GITHUB_STEP_SUMMARY"


def source_lines(*paths: str) -> "tuple[SourceLines, ...]":
    """The paths with the places where their lines begin; no places for what is no plain text."""
    return tuple(_lines_of(path) for path in paths)


def _lines_of(path: str) -> "SourceLines":
    from akoma.errors import UnsupportedFormatError
    from akoma.ingest.reader import readers
    from akoma.normalise import compose
    from render.renderer import SourceLines

    if path == STANDARD_STREAM:
        return SourceLines("standard input")
    data, name = read_bytes(path)
    if next((reader.format for reader in readers() if reader.recognises(data)), "") != "text":
        return SourceLines(path)
    try:
        lines = compose(decode(data, name)).split("\n")
    except UnsupportedFormatError:
        return SourceLines(path)
    return SourceLines(path, (0, *accumulate(len(line) + 1 for line in lines[:-1])))


def add_job_summary(report: "Report", options: "RenderOptions") -> None:
    """Add the report to the file that GitHub names for the summary of a step; nothing outside of GitHub."""
    from render.to_md import job_summary

    if _SUMMARY in os.environ:
        add_to_summary(job_summary(report, options))


def add_to_summary(data: bytes) -> None:
    """Add to the summary of a step; nothing outside of GitHub. Raises SourceError when its file cannot be written."""
    from akoma.errors import SourceError

    path = os.environ.get(_SUMMARY)
    if not path:
        return
    try:
        with open(path, "ab") as file:
            file.write(data)
    except OSError as problem:
        told = f"{path}: the summary of the job cannot be written ({problem.strerror})"
        raise SourceError(told, f"unset {_SUMMARY}, or name a file that can be written") from problem
