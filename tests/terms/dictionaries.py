"""A small dictionary in the format of dictd, written by the tests; its words are invented or everyday."""

import gzip
from collections.abc import Mapping
from pathlib import Path

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

ABOUT = {"00databaseutf8": "", "00databaseshort": "00databaseshort\nDutch-English dictionary of Bergen"}

ARTICLES = {
    "kade": "kade /kaːdə/ <fem>\n1. quay, wharf (of a harbour)\n2. embankment [of a river]\n",
    "ĳsbreker": "ĳsbreker /ɛɪsbreːkər/\nicebreaker\n",
    "op de kade": "op de kade\non the quay\n",
    "steiger": 'steiger\n1. jetty; pier\n "de steiger is stuk" - the jetty is broken\nSynonym: {aanlegplaats}\n',
    "Loods": "Loods\n1. pilot\n2. shed\n3. hangar\n4. barn\n5. lean-to\n",
    "zie": "zie\na very long way to say that it has none\n",
}


def base64(number: int) -> str:
    """A number as an index has it."""
    digits = DIGITS[number % 64]
    while number := number // 64:
        digits = DIGITS[number % 64] + digits
    return digits


def files(articles: Mapping[str, str], encoding: str = "utf-8") -> tuple[bytes, bytes]:
    """The index and the unpacked dictionary for some articles by headword."""
    lines, whole = [], b""
    for headword, article in articles.items():
        data = article.encode(encoding)
        lines.append(f"{headword}\t{base64(len(whole))}\t{base64(len(data))}\n".encode(encoding))
        whole += data
    return b"".join(sorted(lines)), whole


def written(folder: Path, name: str, articles: Mapping[str, str], *, packed: bool = True) -> Path:
    """Write a dictionary; the path of its index."""
    index, whole = files({**ABOUT, **articles})
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.index").write_bytes(index)
    if packed:
        (folder / f"{name}.dict.dz").write_bytes(gzip.compress(whole, mtime=0))
    else:
        (folder / f"{name}.dict").write_bytes(whole)
    return folder / f"{name}.index"
