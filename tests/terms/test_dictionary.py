"""Dictionaries in the format of dictd: what is read of an article, and one clear line for what is damaged."""

import gzip

import pytest

from akoma.errors import ClausewiseError, SourceTooLargeError
from akoma.limits import changed, current, using
from differ.across.features import features
from differ.terms import vocabulary
from differ.terms.dictionary import Dictionary, digest, found_again, kept, prepared, unpacked
from differ.terms.dictionary_places import fitting, folders, keeping, languages_of, stem
from differ.terms.vocabulary import Vocabulary
from tests.terms.dictionaries import ABOUT, ARTICLES, files

INDEX, WHOLE = files({**ABOUT, **ARTICLES})


def dictionary(index: bytes = INDEX, whole: bytes = WHOLE) -> Dictionary:
    return Dictionary("nld-eng", "nld", "eng", prepared(index, whole, "nld-eng.index"), digest(index, whole))


@pytest.mark.parametrize(
    ("word", "translations"),
    [
        ("kade", ("quay", "wharf", "embankment")),
        ("ijsbreker", ("icebreaker",)),
        ("steiger", ("jetty", "pier")),
        ("loods", ("pilot", "shed", "hangar", "barn")),
        ("zie", ()),
        ("op", ()),
        ("kad", ()),
        ("kades", ()),
        ("databaseshort", ()),
    ],
)
def test_the_translations_of_a_word(word: str, translations: tuple[str, ...]) -> None:
    assert dictionary().translations(word) == translations


def test_a_dictionary_of_the_nineties_is_latin_1() -> None:
    index, whole = files({"coördinaat": "coördinaat\nco-ordinate\n"}, "latin-1")
    assert dictionary(index, whole).translations("coördinaat") == ("co ordinate",)


def test_an_unknown_word_gets_the_keys_of_its_translations_and_a_known_one_stays() -> None:
    found = dictionary(*files({"Ostrakade": "Ostrakade\nquayside\n", "economie": "economie\nthrift\n"}))
    plain = features("de ostrakade en de economie", "nld").concepts
    with vocabulary.using(Vocabulary((), (found,))):
        helped = features("de ostrakade en de economie", "nld").concepts
        there = features("the quayside", "eng").concepts
    shared = helped.keys() & there.keys()
    assert shared
    assert not plain.keys() & there.keys()
    assert {key: helped[key] for key in plain} == plain
    assert set(helped) - set(plain) == shared
    assert all(helped[key] == pytest.approx(0.6 * there[key]) for key in shared)


def test_the_translations_of_a_word_share_its_weight() -> None:
    found = dictionary(*files({"ostrakade": "ostrakade\nquayside, wharfage\n"}))
    with vocabulary.using(Vocabulary((), (found,))):
        helped = features("ostrakade", "nld").concepts
    assert sorted(helped.values()) == pytest.approx([0.15, 0.15, 0.5])


@pytest.mark.parametrize(
    ("index", "said"),
    [
        (b"kade\tA\n", "line 1: expected a word, a place and a length"),
        (b"kade\tA\tB\nkade\t!\tB\n", "line 2: expected a word, a place and a length"),
        (b"kade\tA\t\n", "line 1: expected a word, a place and a length"),
        (b"kade\tA\tB\na\t//\t//\n", "line 2: points behind the end"),
        (b"00databaseutf8\tA\tB\nco\xf6p\tA\tB\n", "line 2: not UTF-8"),
    ],
)
def test_a_damaged_index_is_told_by_line(index: bytes, said: str) -> None:
    with pytest.raises(ClausewiseError) as found:
        prepared(index, b"kade\nquay\n", "nld-eng.index")
    assert found.value.message.startswith("nld-eng.index, ")
    assert said in found.value.message


@pytest.mark.parametrize("damaged", [gzip.compress(WHOLE)[:-20], gzip.compress(WHOLE)[:40] + b"\xff" * 80])
def test_damaged_articles_are_told(damaged: bytes) -> None:
    with pytest.raises(ClausewiseError, match=r"nld-eng\.dict\.dz: damaged"):
        unpacked(damaged, "nld-eng.dict.dz")


def test_articles_are_read_packed_or_not_and_a_bomb_is_refused() -> None:
    assert unpacked(gzip.compress(WHOLE), "x") == unpacked(WHOLE, "x") == WHOLE
    small = changed(current(), ["unpacked_megabytes=1"], "test")
    with using(small), pytest.raises(SourceTooLargeError, match="unpacked_megabytes=2"):
        unpacked(gzip.compress(b"\0" * 2_000_000), "nld-eng.dict.dz")


def test_what_was_kept_is_found_again_and_nothing_else() -> None:
    lines, of = dictionary().lines, digest(INDEX, WHOLE)
    data = kept(lines, of)
    assert found_again(data, of) == lines
    assert found_again(kept((), of), of) == ()
    assert found_again(data, digest(INDEX, b"")) is None
    assert found_again(data[:-1], of) is None
    assert found_again(data.replace(b"quay", b"quai"), of) is None
    assert found_again(b"", of) is None


@pytest.mark.parametrize(
    ("path", "languages"),
    [
        ("/usr/share/dictd/freedict-nld-eng.index", ("nld", "eng")),
        ("fra-deu.dict.dz", ("fra", "deu")),
        ("my.nl-en.dict", ("nld", "eng")),
        ("Nld-Eng", ("nld", "eng")),
    ],
)
def test_the_name_tells_the_languages(path: str, languages: tuple[str, str]) -> None:
    assert languages_of(path) == languages


@pytest.mark.parametrize("path", ["wn.index", "eng-eng.index", "nld-xyz.index", "foldoc-a-b.index"])
def test_a_name_that_tells_no_languages_is_refused_with_advice(path: str) -> None:
    with pytest.raises(ClausewiseError, match=r"name its files so: nld-eng\.index"):
        languages_of(path)


def test_of_the_dictionaries_found_those_of_the_two_languages_are_used_once_in_each_direction() -> None:
    found = ["/a/nld-eng.index", "/a/eng-nld.index", "/a/nld-deu.index", "/a/wn.index", "/b/nld-eng.index"]
    assert fitting(found, ["nld", "eng"]) == ["/a/eng-nld.index", "/a/nld-eng.index"]


def test_the_usual_places() -> None:
    assert "/usr/share/dictd" in folders({}, "/home/ann")
    assert "/home/ann/.local/share/dictd" in folders({}, "/home/ann")
    assert folders({"XDG_DATA_HOME": "/data", "XDG_DATA_DIRS": "/opt/share"}, "/h")[0] == "/data/dictd"
    assert "/opt/share/dictd" in folders({"XDG_DATA_DIRS": "/opt/share"}, "/h")
    assert keeping({}, "/home/ann", "ab" * 32).startswith("/home/ann/.cache/clausewise/dictionary-ab")
    assert keeping({"XDG_CACHE_HOME": "/c"}, "/home/ann", "ab" * 32).startswith("/c/clausewise/")
    assert stem("/a/nld-eng.dict.dz") == stem("/a/nld-eng.index") == "/a/nld-eng"
