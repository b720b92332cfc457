"""What pairs of texts teach: on two invented languages whose dictionary is known."""

import random

from differ.terms.learning import Entry, as_table, learned
from differ.terms.vocabulary import table

WORDS = [f"{first}{last}" for first in ("bra", "ket", "mol", "sun", "vip") for last in ("da", "fe", "gi", "lo", "pu")]
"""Words of the left language; the right one writes them backwards."""

ARTICLE = "the"


def pairs(count: int = 120, words: int = 4) -> list[tuple[str, str]]:
    """Texts of some words, translated word by word in another order, with an article everywhere."""
    chance = random.Random(5)
    found = []
    for _ in range(count):
        left = chance.sample(WORDS, words)
        right = [word[::-1] for word in chance.sample(left, words)]
        found.append((f"{ARTICLE} {' '.join(left)}", f"{ARTICLE} {' '.join(right)}"))
    return found


def test_the_dictionary_is_learned_whole_and_nothing_but_it() -> None:
    entries = learned(pairs())
    assert {(entry.left, entry.right) for entry in entries} == {(word, word[::-1]) for word in WORDS}
    assert all(0.5 < entry.sureness <= 1 for entry in entries)


def test_the_same_texts_teach_the_same() -> None:
    assert learned(pairs()) == learned(pairs())
    assert learned([]) == ()


def test_both_directions_are_alike() -> None:
    turned = learned([(right, left) for left, right in pairs()])
    found = {(entry.left, entry.right): round(entry.sureness, 6) for entry in learned(pairs())}
    assert {(entry.right, entry.left): round(entry.sureness, 6) for entry in turned} == found


def test_words_that_stand_together_once_or_everywhere_teach_nothing() -> None:
    entries = learned([*pairs(), ("singular", "ralugnis")])
    assert not {"singular", ARTICLE} & {entry.left for entry in entries}


def test_progress_runs_to_its_end() -> None:
    told: list[tuple[int, int]] = []
    learned(pairs(30), lambda done, of: told.append((done, of)))
    assert [done for done, _ in told] == list(range(1, len(told) + 1))
    assert {of for _, of in told} == {len(told)}


def test_the_table_is_one_that_is_read_back() -> None:
    entries = [Entry("kade", "quay", 0.9), Entry("wal", "quay", 0.95), Entry("brug", "bridge", 0.3)]
    text = as_table(entries, "nld", "eng", ["Learned from nothing."])
    assert text.splitlines() == [
        "# Learned from nothing.",
        "learned\tnld\teng",
        "bridge (learned)\tbrug\tbridge",
        "quay (learned)\twal | kade\tquay",
    ]
    assert table("own.tsv", text.encode()).is_learned
