"""The quantities of a text: figures in digits and in words, by what they are worth."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from tqcheck.analysis import number_words
from tqcheck.analysis.beside import unit_beside
from tqcheck.analysis.in_digits import in_digits
from tqcheck.analysis.in_words import age, in_words
from tqcheck.analysis.number_lexicon import lexicon
from tqcheck.analysis.placing import Page, Placed, place, place_alone
from tqcheck.analysis.quantity import ROMAN, Quantity
from tqcheck.analysis.ranges import in_context
from tqcheck.analysis.runs import CENTURY, century, unglued
from tqcheck.analysis.words import NUMBER, WORD, Words, fold, words
from tqcheck.language import Language, language
from tqcheck.model import Text, analysis
from tqcheck.remembered import Remembered


@analysis
def quantities(text: Text) -> tuple[Quantity, ...]:
    """The quantities of a text in their order."""
    tongue = language(text.language)
    found = unglued(words(text), tongue) if tongue.numbers.glued else words(text)
    cues = _cues(text.language)
    places = _cued(found, cues)
    return tuple(in_context(_placed(Page(text.raw, found, tongue), cues, places), found, tongue)) if places else ()


class _Cues(NamedTuple):
    """What tells at a glance that a language may have a figure at a token.

    `words` begin numbers; some, such as the a of "a hundred", only before one of their `followers`. `starts` are those
    and the Roman numerals, in small letters. The `tails` are the last letters of one-word ages, `tail` of them each;
    `introducers` begin phrases that only look like numbers. `compounds` tells of words whether they are numbers written
    as one word, or ages, where the language writes them so.
    """

    words: frozenset[str]
    followers: Mapping[str, frozenset[str]]
    starts: frozenset[str]
    tail: int
    tails: frozenset[str]
    introducers: frozenset[str]
    compounds: Remembered[bool] | None


@lru_cache(maxsize=64)
def _cues(tag: str) -> _Cues:
    tongue = language(tag)
    habits = tongue.numbers
    entries = lexicon(tag)
    begin = frozenset(entries)
    followers = {
        word: frozenset(entry.rest[0] for entry in of if entry.rest)
        for word, of in entries.items()
        if all(entry.rest for entry in of)
    }
    tail = min(map(len, habits.ages), default=0)
    tails = frozenset(ending[-tail:] for ending in habits.ages)
    starts = begin.union(fold(numeral, tongue) for numeral in ROMAN)
    leading = (habits.minus, habits.before, tongue.units) if habits.leading_units else (habits.minus, habits.before)
    introducers = {word for table in leading for word, found in table.by_first.items() if any(e[0] for e in found)}
    compounds = Remembered(lambda word: _is_compound(word, tongue)) if habits.compound else None
    return _Cues(begin, followers, starts, tail, tails, begin & introducers, compounds)


def _is_compound(word: str, tongue: Language) -> bool:
    return number_words.is_compound(word, tongue.tag) or word.endswith(tongue.numbers.ages)


def _cued(found: Words, cues: _Cues) -> list[int]:
    """The tokens at which there may be a figure: most texts have none."""
    kinds, starts = found.kind, cues.starts
    if cues.compounds is not None:  # a word may be several
        written = cues.compounds
        return [
            place
            for place, word in enumerate(found.lower)
            if word in starts or kinds[place] == NUMBER or (kinds[place] == WORD and written[word])
        ]
    if not cues.tails:
        return [place for place, word in enumerate(found.lower) if word in starts or kinds[place] == NUMBER]
    tail, tails = -cues.tail, cues.tails
    return [
        place
        for place, word in enumerate(found.lower)
        if word in starts or kinds[place] == NUMBER or word[tail:] in tails
    ]


def _placed(page: Page, cues: _Cues, places: list[int]) -> list[Placed]:
    """The figures at some tokens of a text, without what only neighbours can tell."""
    found, habits = page.found, page.tongue.numbers
    kinds, lower, text = found.kind, found.lower, found.text
    known, followers, compound = cues.words, cues.followers, habits.compound
    placed: list[Placed] = []
    after = 0  # where reading goes on
    for here in places:
        if here < after:
            continue
        one: Placed | None = None
        if kinds[here] == NUMBER:
            placed += in_digits(page, here, placed[-1].quantity if placed else None)
            after = placed[-1].after
            continue
        if lower[here] in known or (compound and kinds[here] == WORD):
            behind = _introduction(page, here, known) if lower[here] in cues.introducers else 0
            if behind:
                after = behind
                continue
            if lower[here] not in followers or not followers[lower[here]].isdisjoint(lower[here + 1 : here + 3]):
                one = in_words(page, here, known)
        if one is None and lower[here].endswith(habits.ages):
            one = age(page, here)
        if one is None and text[here] in ROMAN:
            one = _roman(page, here)
        if one:
            placed.append(one)
            after = one.after
    return placed


def _roman(page: Page, here: int) -> Placed | None:
    """A Roman numeral: a count only of a century (XV век), since it numbers kings and congresses too.

    One that is also a word of the language numbers a century alone: nel V secolo.
    """
    value = ROMAN[page.found.text[here]]
    unit, start, end = unit_beside(page.found, here, here, page.tongue)
    if page.found.lower[here] in page.tongue.closed_words and not (here and unit == CENTURY):
        return None
    if unit != CENTURY:
        return place_alone(page, (here, here), (value,), weak=True, sort="roman")
    return place(page, (here, here), century((value,), unit), unit, (start, end))


def _introduction(page: Page, here: int, known: frozenset[str]) -> int:
    """The position behind words that begin as a number does and stand before one: 百分之三十, 零下15; or 0."""
    habits, units, found = page.tongue.numbers, page.tongue.units, page.found
    for table in (habits.minus, habits.before, units) if habits.leading_units else (habits.minus, habits.before):
        phrase = table.at(found.lower, here)
        if phrase and here + 1 < phrase[1] < len(found):
            follows = found.kind[phrase[1]] == NUMBER or found.lower[phrase[1]] in known
            if follows and (table is not units or phrase[0] in habits.leading_units):
                return phrase[1]
    return 0
