"""Containers: a unit without words of its own answers the one that holds the answers to its parts.

Article 2  Entry            Article 2  Start          the headings have no word in common,
1. It enters into force     1. It enters into force   but what stands below them is the same
"""

from collections import Counter, defaultdict

from differ.units import Links, Texts, Unit, open_units


def held(texts: Texts, links: Links) -> Links:
    """Links of open containers of one kind, from the innermost out; each to the one that most of its parts are in."""
    found: Links = set()
    below = _below(texts.old)
    answers = dict(sorted(links))
    old, new = (set(side) for side in open_units(texts, links))
    for index in sorted(old, reverse=True):
        if texts.old[index].provision.text or not below[index]:
            continue
        parents = Counter(texts.new[answers[part]].parent for part in below[index] if part in answers)
        parent = _most(parents)
        if parent in new and _is_same_kind(texts, index, parent):
            found.add((index, parent))
            answers[index] = parent
            new.discard(parent)
    return found


def _below(units: tuple[Unit, ...]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for unit in units:
        if unit.parent is not None:
            found[unit.parent].append(unit.index)
    return found


def _most(parents: "Counter[int | None]") -> int:
    """The parent of more than half of the parts; -1 when there is none."""
    (parent, votes), *_ = [*parents.most_common(1), (None, 0)]
    return parent if parent is not None and 2 * votes > parents.total() else -1


def _is_same_kind(texts: Texts, old: int, new: int) -> bool:
    return texts.same_kind(old, new) and not texts.new[new].provision.text
