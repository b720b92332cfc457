"""Those who are addressed by one noun between them, each with a name of his own.

the [regional] and [local authorities]         regional authorities, local authorities
the [Governments of Ostravia] and [Marovia]    Governments of Ostravia, Governments of Marovia
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from differ.act import Act, Addressee
from differ.axes.addressees import canonical, is_head
from differ.axes.phrases import keys
from differ.lexicon.model import Lexicon

Words = tuple[str, ...]


def with_shared_heads(act: Act, other: Act, lexicon: Lexicon) -> Act:
    """The act, its addressees under their whole names; only in languages where a capital tells a name."""
    if len(act.addressees) < len(("one", "other")) or not lexicon.addressees.capitals_are_names:
        return act
    named = _with_noun_before(_with_noun_after(act.addressees, lexicon), lexicon)
    named = _with_owner(named, {addressee.name for addressee in other.addressees}, lexicon)
    return act if named == act.addressees else replace(act, addressees=named)


def _with_noun_after(row: Sequence[Addressee], lexicon: Lexicon) -> tuple[Addressee, ...]:
    """Single adjectives from an article on, with the noun of the name that closes their list."""
    named: list[Addressee] = []
    group: list[int] = []
    noun: Words = ()
    for at in range(len(row) - 1, -1, -1):
        words = tuple(row[at].quote.text.split())
        head = _from_head(words, lexicon)
        has_article = words[0].casefold() in lexicon.addressees.determiners
        if head:
            noun, group = ((), []) if has_article else (head, [])
        elif noun and len(words) - has_article == 1:
            group.append(at)
            if has_article:
                named += [_named(row[one], noun, lexicon) for one in group]
                noun, group = (), []
        else:
            noun, group = (), []
    known = {addressee.quote: addressee for addressee in named}
    return tuple(known.get(addressee.quote, addressee) for addressee in row)


def _named(addressee: Addressee, noun: Words, lexicon: Lexicon) -> Addressee:
    adjective = addressee.quote.text.split()[-1]
    return replace(addressee, name=canonical(" ".join((adjective, *noun)), lexicon))


def _from_head(words: Words, lexicon: Lexicon) -> Words:
    """The words from the first noun on that tells who is addressed; none where no word does."""
    heads = keys(lexicon.addressees.heads)
    at = next((at for at, word in enumerate(words) if is_head(word.casefold(), heads)), len(words))
    return words[at:]


def _with_noun_before(row: Sequence[Addressee], lexicon: Lexicon) -> tuple[Addressee, ...]:
    """A single name after a noun of several that has one: "the Governments of A and [B]"."""
    named: list[Addressee] = []
    lead: Words = ()
    for addressee in row:
        words = tuple(addressee.quote.text.split())
        link = next((at for at, word in enumerate(words) if word.casefold() in lexicon.addressees.links), 0)
        is_single = len(words) == 1 and words[0][0].isupper() and not _from_head(words, lexicon)
        if link and words[link - 1].casefold().endswith(lexicon.reading.plurals):
            lead = words[: link + 1]
        elif not (lead and is_single):
            lead = ()
        name = canonical(" ".join((*lead, *words)), lexicon) if lead and is_single else addressee.name
        named.append(addressee if name == addressee.name else replace(addressee, name=name))
    return tuple(named)


def _with_owner(row: Sequence[Addressee], known: AbstractSet[Words], lexicon: Lexicon) -> tuple[Addressee, ...]:
    """A name with the owner of the next one, where the other side knows it: "the Government and the House [of A]"."""
    named = list(row)
    for at, following in enumerate(row[1:]):
        words, after = row[at].quote.text.split(), following.quote.text.split()
        link = next((n for n, word in enumerate(after) if word.casefold() in lexicon.addressees.links), 0)
        name = canonical(" ".join((*words, *after[link:])), lexicon) if link else row[at].name
        if name in known:
            named[at] = row[at] if name == row[at].name else replace(row[at], name=name)
    return tuple(named)
