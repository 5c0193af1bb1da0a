"""A corpus of pairs as counted words: each text a row of units, each unit under the form that all its forms share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tqcheck.analysis.dictionary_forms import dictionary_forms
from tqcheck.analysis.words import JOINERS, WORD, Words, tokenise
from tqcheck.language import Language

_OPENING = frozenset('.!?…:;•–—"“„«»”([')
_EVERYWHERE = 0.1  # in a language whose closed words are not listed, what stands in so many texts is one

_IN_ADDRESSES = frozenset("./@_\\#")
_USUAL = 0.05  # of all uses of a term
ENOUGH = 200  # texts with a phrase tell in which forms and beside which words it stands

LONGEST = 8  # units of a term
MOST_CONTENT = 6  # of them words of content

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A text as units: words, those joined by hyphens and apostrophes being one; "" for a figure, a mark or an “and”.

    `keys[i]` is the form under which the i-th unit is counted, `start[i]` and `end[i]` its code points of
    `raw`; `content` lists the units that may be a term or begin or end one, `numbers` those that are number words.
    """

    raw: str
    keys: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    content: tuple[int, ...]
    numbers: tuple[int, ...]

    def phrase(self, first: int, last: int) -> Phrase:
        """The keys from one unit to another, both included."""
        return self.keys[first : last + 1]

    def surface(self, first: int, last: int) -> str:
        """The text from one unit to another, as written, with single spaces."""
        return " ".join(self.raw[self.start[first] : self.end[last]].split())

    def opens(self, unit: int) -> bool:
        """Whether a unit begins a sentence or a quotation, so that its capital says nothing."""
        before = self.raw[: self.start[unit]].rstrip()
        return not before or before[-1] in _OPENING

    def places(self, phrase: Phrase) -> Iterator[int]:
        """Where a phrase begins."""
        keys, size, place = self.keys, len(phrase), -1
        for _ in range(keys.count(phrase[0])):
            place = keys.index(phrase[0], place + 1)
            if keys[place : place + size] == phrase:
                yield place


def lines(texts: Iterable[str], tongue: Language) -> list[Line]:
    """The texts of one side of a corpus."""
    cut = [(raw, list(_units(raw, tongue))) for raw in texts]
    counts = Counter(last for _, units in cut for _, _, _, last in units if last)
    forms = dictionary_forms(counts, tongue)
    divide = tongue.conjunctions  # “goods and services” are two terms
    closed = divide | (tongue.closed_words or _everywhere(cut)) | _figures(tongue)
    counting = {words[0] for words in tongue.numbers.words if len(words) == 1} - divide
    found = []
    for raw, units in cut:
        keys = tuple(stem + forms[last] if last and last not in divide else "" for _, _, stem, last in units)
        content = tuple(
            place for place, unit in enumerate(units) if keys[place] and _is_content(unit, raw, closed, tongue)
        )
        start, end = tuple(unit[0] for unit in units), tuple(unit[1] for unit in units)
        numbers = tuple(place for place, unit in enumerate(units) if unit[-1] in counting)
        found.append(Line(raw, keys, start, end, content, numbers))
    return found


def usual_form(side: Sequence[Line], phrase: Phrase, numbers: Iterable[int], tongue: Language) -> str:
    """A phrase as a glossary would write it: of the forms in some of the texts the nearest to a dictionary's.

    Where endings are strung on to a word that is the shortest of those that are usual, elsewhere the one with most
    words in dictionary form. Capitals are those that it has inside sentences.
    """
    written: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    capitals: Counter[bool] = Counter()  # inside sentences: whether it begins with one
    for number in islice(numbers, ENOUGH):
        line = side[number]
        for place in line.places(phrase):
            text = line.surface(place, place + len(phrase) - 1)
            counts[text.lower()] += 1
            inside = not line.opens(place)
            written[text] += 1 + inside * len(side)
            capitals[text[0].isupper()] += inside
    if tongue.inflection.method == "suffixes":
        usual = [text for text, count in counts.items() if count >= _USUAL * counts.total()] or list(counts)
        chosen = min(usual, key=lambda text: (len(text), -counts[text], text))
    else:
        chosen = max(counts, key=lambda text: (len({*phrase} & {*text.split()}), counts[text], text))
    best = max((text for text in written if text.lower() == chosen), key=lambda text: (written[text], text))
    return best[0].lower() + best[1:] if capitals[False] > capitals[True] else best


Unit = tuple[int, int, str, str]  # start, end, what stands before the last joiner (with it), the last word


def _is_content(unit: Unit, raw: str, closed: frozenset[str], tongue: Language) -> bool:
    """Whether a unit may begin or end a term: no closed word, no single letter, no part of an address."""
    start, end, stem, last = unit
    if last in closed or (tongue.spaced and not stem and len(last) == 1):
        return False
    return raw[start - 1 : start] not in _IN_ADDRESSES and not (
        raw[end : end + 1] in _IN_ADDRESSES and raw[end + 1 : end + 2].isalnum()
    )


def _units(raw: str, tongue: Language) -> Iterator[Unit]:
    found = tokenise(raw, tongue)
    if JOINERS.isdisjoint(found.lower):
        for start, end, last, kind in zip(found.start, found.end, found.lower, found.kind, strict=True):
            yield start, end, "", last if kind == WORD else ""
        return
    place, size = 0, len(found)
    while place < size:
        first = place
        while found.kind[place] == WORD and _joins(found, place, tongue):
            place += 2
        last = found.lower[place]
        if found.kind[place] != WORD:
            if last not in JOINERS or not _between(found.start, found.end, place):
                yield found.start[place], found.end[place], "", ""
        else:
            stem = "".join("-" if word in JOINERS else word for word in found.lower[first:place])
            yield found.start[first], found.end[place], stem, last
        place += 1


def _joins(found: Words, place: int, tongue: Language) -> bool:
    """Whether a hyphen or apostrophe joins a word to the next; not so an article or an ending (l’État, court’s)."""
    if place + 2 >= len(found) or found.lower[place + 1] not in JOINERS or found.kind[place + 2] != WORD:
        return False
    word, following = found.lower[place], found.lower[place + 2]
    apart = tongue.closed_words.intersection((word, following)) or len(following) == 1
    return not apart and _between(found.start, found.end, place + 1)


def _between(start: Sequence[int], end: Sequence[int], place: int) -> bool:
    """Whether a token touches both its neighbours."""
    return 0 < place < len(start) - 1 and end[place - 1] == start[place] and end[place] == start[place + 1]


def _everywhere(cut: Sequence[tuple[str, list[Unit]]]) -> frozenset[str]:
    spread = Counter(word for _, units in cut for word in {last for *_, last in units})
    return frozenset(word for word, count in spread.items() if count > _EVERYWHERE * len(cut) and count > 20)


def _figures(tongue: Language) -> frozenset[str]:
    """Numbers, days, months and units: what checks of figures know needs no glossary."""
    numbers = tongue.numbers
    phrases = (*numbers.words, *numbers.months, *numbers.weekdays)
    units = (first for first, some in tongue.units.by_first.items() if any(not rest for rest, _ in some))
    return frozenset([*(phrase[0] for phrase in phrases if len(phrase) == 1), *units])


def spans(line: Line, most: int) -> Iterator[tuple[int, int]]:
    """The stretches that begin and end with content, have at most so much of it, and no mark inside."""
    for place, first in enumerate(line.content):
        for last in line.content[place : place + most]:
            if last - first >= LONGEST or "" in line.keys[first : last + 1]:
                break
            yield first, last
