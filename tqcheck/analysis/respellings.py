"""Names that one article spells in two ways, told by the article alone.

Two words are one name if romanisations write one sound so (Bakytzhan, Bakhytzhan), or if one is a known name and the
other, which nobody knows, has one of its letters wrong (Kazakhstan, Kazakhtan). Endings are no spellings, nor are
diacritics; and two that stand beside different names are two people.
"""

from __future__ import annotations

import unicodedata
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
from tqcheck.analysis.spellings import is_listed
from tqcheck.analysis.stems import stems
from tqcheck.model import Document, Text, analysis

_SHORTEST = 5  # letters of a name that may be spelt in two ways
_SHORTEST_SLIP = 7  # letters of one that may have a letter wrong
_SHARED_END = 2  # letters behind a wrong one, without which it may be of an ending
_BETWEEN = frozenset((" ", "-", "\u00a0"))


class Use(NamedTuple):
    """A name where it stands, and the names right beside it in Latin letters."""

    text: Text
    name: Name
    beside: frozenset[str]


class Difference(NamedTuple):
    """Where two spellings differ: from `start` on, the letters of one and those of the other in their place."""

    start: int
    one: str
    other: str


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

    def right(self, word: str) -> str:
        """A form of the name with the letters of the usual spelling."""
        start, wrong, letters = self.difference
        written = word[:start] + letters + word[start + len(wrong) :]
        return written if start else written.capitalize()


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
            if len(one.word) >= _SHORTEST:
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
        for stem in _stems(word, tag):
            alike[script(word[0]) + plain_spelling(romanised(stem, tag))].append(word)
            if len(stem) >= _SHORTEST_SLIP:
                for cut in (stem, *_cut(stem)):
                    near[cut].append(word)
    for slip, groups in ((False, alike), (True, near)):
        for group in groups.values():
            for one, other in combinations(dict.fromkeys(group), 2):
                odd, usual = _ordered(one, other, uses, known)
                difference = _stem_difference(odd, usual, slip, tag)
                if difference:
                    yield Pair(odd, usual, difference, slip)


def _cut(stem: str) -> Iterator[str]:
    """A word with each of its letters left out."""
    return (stem[:place] + stem[place + 1 :] for place in range(len(stem)))


def _stems(word: str, tag: str) -> list[str]:
    """A name, and what its endings may have been written on to."""
    return [stem for stem in stems(word, tag) if len(stem) >= _SHORTEST]


def _stem_difference(one: str, other: str, slip: bool, tag: str) -> Difference | None:
    """Where two names differ that may have endings; None if it is at their ends or in their diacritics alone."""
    both = [(stem, base) for stem in _stems(one, tag) for base in _stems(other, tag)]
    if any(_bare(stem) == _bare(base) for stem, base in both):
        return None
    for stem, base in both:
        found = _difference(stem, base)
        behind = found.start + len(found.one), found.start + len(found.other)
        inside = one.startswith(stem[: behind[0]]) and other.startswith(base[: behind[1]])
        alike = _is_slip(stem, base, found) if slip else _sound_alike(stem, base, tag)
        if alike and inside and len(stem) - behind[0] >= _SHARED_END:
            return found
    return None


def _bare(word: str) -> str:
    """A word without diacritics."""
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _difference(one: str, other: str) -> Difference:
    """What two words have between the beginning and the end that they share."""
    most = min(len(one), len(other))
    start = next((place for place in range(most) if one[place] != other[place]), most)
    end = next((place for place in range(most - start) if one[-1 - place] != other[-1 - place]), most - start)
    return Difference(start, one[start : len(one) - end], other[start : len(other) - end])


def _is_slip(one: str, other: str, found: Difference) -> bool:
    """Whether two stems differ inside by a letter, or by two that changed places."""
    if found.start == 0 or min(len(one), len(other)) < _SHORTEST_SLIP:
        return False
    return max(len(found.one), len(found.other)) == 1 or (len(found.one) == 2 and found.one == found.other[::-1])


def _sound_alike(one: str, other: str, tag: str) -> bool:
    return plain_spelling(romanised(one, tag)) == plain_spelling(romanised(other, tag))


def _ordered(one: str, other: str, uses: Uses, known: Set[str]) -> tuple[str, str]:
    """Two spellings, the odd one first: the rarer, then the unknown, then the later."""
    usual = max((one, other), key=lambda word: (len(uses[word]), word in known))
    return (other, one) if usual == one else (one, other)


def _known(use: Use) -> bool:
    """Whether the spelling of a name, as far as it is no ending, is a known one."""
    tag, word = use.text.language, use.name.word.lower()
    stems = _stems(word, tag)
    return any(map(is_listed, stems if script(word[0]) != LATIN else [romanised(stem, tag) for stem in stems]))


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
