"""Names that one article spells in two ways, told by the article alone.

Two words are one name if romanisations write one sound so (Bakytzhan, Bakhytzhan), or if one is a known name and the
other, which nobody knows, has one of its letters wrong (Kazakhstan, Kazakhtan). Endings are no spellings, nor are
diacritics; and two that stand beside different names are two people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations
from typing import NamedTuple

from tqcheck.analysis.capitals import small_words
from tqcheck.analysis.lexicon import is_ordinary
from tqcheck.analysis.name_sounds import plain_spelling, spelt_alike
from tqcheck.analysis.names import Name, names
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.scripts import LATIN, script
from tqcheck.analysis.spelling_differences import (
    SHORTEST,
    Difference,
    name_stems,
    slip_difference,
    sound_difference,
)
from tqcheck.analysis.spellings import is_listed
from tqcheck.model import Document, Text, analysis

_SHORTEST_SLIP = 7  # letters of one that may have a letter wrong
_BETWEEN = frozenset((" ", "-", "\u00a0"))


class Use(NamedTuple):
    """A name where it stands, and the names right beside it in Latin letters."""

    text: Text
    name: Name
    beside: frozenset[str]


class Pair(NamedTuple):
    """Two words that may be one name, the odd one first, and whether by a wrong letter rather than by their sound."""

    odd: str
    usual: str
    difference: Difference
    slip: bool


class Respelling(NamedTuple):
    """The places of a name's unusual spelling, the first place of the usual one, and where the two differ."""

    odd: tuple[Use, ...]
    usual: Use
    difference: Difference


Uses = Mapping[str, Sequence[Use]]  # by the name in lower case


@analysis
def respellings(document: Document, official: frozenset[str] = frozenset()) -> tuple[Respelling, ...]:
    """The names of the translations that stand there in two spellings; of each pair, the odd one.

    `official` are names in lower case that are known to be spelt rightly, beside those that our lists know.
    """
    uses = _uses([segment.target for segment in document.segments])
    known = frozenset(word for word in uses if word in official or _known(uses[word][0]))
    found: dict[str, Respelling] = {}
    for pair in _pairs(uses, known, document.target_language):
        if pair.odd not in found and _is_one_name(pair, uses, known):
            found[pair.odd] = Respelling(tuple(uses[pair.odd]), uses[pair.usual][0], pair.difference)
    return tuple(found.values())


def _uses(texts: Sequence[Text]) -> Uses:
    """The names of some texts that the texts write small nowhere."""
    found: defaultdict[str, list[Use]] = defaultdict(list)
    for text in texts:
        near = [one for one in names(text) if (one.sure or one.initial) and not one.acronym]
        for place, one in enumerate(near):
            if len(one.word) >= SHORTEST:
                others = near[max(0, place - 1) : place] + near[place + 1 : place + 2]
                beside = frozenset(other.latin for other in others if _touch(one, other, text.raw))
                found[one.word.lower()].append(Use(text, one, beside))
    if len(found) > 1:
        for word in small_words(texts):
            found.pop(word, None)
    return found


def _touch(one: Name, other: Name, raw: str) -> bool:
    """Whether two names are parts of one."""
    return raw[min(one.end, other.end) : max(one.start, other.start)] in _BETWEEN


def _pairs(uses: Uses, known: Set[str], tag: str) -> Iterator[Pair]:
    """The names that may be one: by their sound first, and then but for a wrong letter."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    near: defaultdict[str, list[str]] = defaultdict(list)
    for word in uses:
        for stem in name_stems(word, tag):
            alike[script(word[0]) + plain_spelling(romanised(stem, tag))].append(word)
            if len(stem) >= _SHORTEST_SLIP:
                for cut in (stem, *_cut(stem)):
                    near[cut].append(word)
    for slip, groups in ((False, alike), (True, near)):
        for group in groups.values():
            for one, other in combinations(dict.fromkeys(group), 2):
                odd, usual = _ordered(one, other, uses, known)
                difference = (
                    slip_difference(odd, usual, tag, _SHORTEST_SLIP) if slip else sound_difference(odd, usual, tag)
                )
                if difference:
                    yield Pair(odd, usual, difference, slip)


def _cut(stem: str) -> Iterator[str]:
    """A word with each of its letters left out."""
    return (stem[:place] + stem[place + 1 :] for place in range(len(stem)))


def _ordered(one: str, other: str, uses: Uses, known: Set[str]) -> tuple[str, str]:
    """Two spellings, the odd one first: the rarer, then the unknown, then the later."""
    usual = max((one, other), key=lambda word: (len(uses[word]), word in known))
    return (other, one) if usual == one else (one, other)


def _known(use: Use) -> bool:
    """Whether the spelling of a name, as far as it is no ending, is a known one."""
    tag, word = use.text.language, use.name.word.lower()
    bases = name_stems(word, tag)
    return any(map(is_listed, bases if script(word[0]) != LATIN else [romanised(base, tag) for base in bases]))


def _is_one_name(pair: Pair, uses: Uses, known: Set[str]) -> bool:
    """Whether two spellings are one name, and not two people's: by the names beside them, and by what is known."""
    odd, usual = uses[pair.odd], uses[pair.usual]
    beside = [frozenset().union(*(use.beside for use in found)) for found in (odd, usual)]
    shared = any(spelt_alike(one, other) for one in beside[0] for other in beside[1])
    if not shared and all(beside):
        return False
    if shared and not pair.slip:
        return True
    ordinary = is_ordinary(odd[0].text.language, pair.odd)
    if ordinary or (ordinary is None and not odd[0].name.places.isdisjoint(usual[0].name.places)):
        return False  # Tschechen beside Tschechien
    return (shared or len(usual) > len(odd) or pair.usual in known) and pair.odd not in known
