"""Characters that would act rather than be read: taken out, or made visible, before a text is shown."""

import re

_SPACE = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text without control characters (ESC among them), with bidi controls spelled out: ``[U+202E]``.

    Line breaks become spaces: every text that is shown is running text. Half a surrogate pair becomes U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _CONTROL.sub("", _SPACE.sub(" ", text))
    return _BIDI.sub(_spelled, _SURROGATE.sub("\ufffd", text))


def shorten(text: str, width: int) -> str:
    """At most ``width`` characters, cut between words and marked with an ellipsis."""
    if len(text) <= width:
        return text
    head = text[: width - 1]
    return head[: head.rfind(" ") if " " in head else width - 1].rstrip(" ,;:.") + "…"


def _spelled(found: re.Match[str]) -> str:
    return f"[U+{ord(found.group()):04X}]"
