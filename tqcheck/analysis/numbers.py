"""The quantities of a text: figures in digits and in words, by what they are worth."""

from __future__ import annotations

from functools import lru_cache

from tqcheck.analysis import number_words
from tqcheck.analysis.beside import unit_beside
from tqcheck.analysis.in_digits import in_digits
from tqcheck.analysis.in_words import age, in_words
from tqcheck.analysis.phrases import phrase_at
from tqcheck.analysis.placing import Page, Placed, place, place_alone
from tqcheck.analysis.quantity import ROMAN, Quantity
from tqcheck.analysis.ranges import in_context
from tqcheck.analysis.runs import century, unglued
from tqcheck.analysis.words import NUMBER, WORD, words
from tqcheck.language import language
from tqcheck.model import Text, analysis


@analysis
def quantities(text: Text) -> tuple[Quantity, ...]:
    """The quantities of a text in their order."""
    tongue = language(text.language)
    habits = tongue.numbers
    found = unglued(words(text), tongue) if habits.glued else words(text)
    known = _first_words(text.language)
    if (
        NUMBER not in found.kind
        and known.isdisjoint(found.lower)
        and ROMAN.keys().isdisjoint(found.text)
        and not habits.compound
        and not (habits.ages and any(word.endswith(habits.ages) for word in found.lower))
    ):
        return ()
    return tuple(in_context(_placed(Page(text.raw, found, tongue), known), found, tongue))


@lru_cache(maxsize=64)
def _first_words(tag: str) -> frozenset[str]:
    return frozenset(number_words.lexicon(tag))


def _placed(page: Page, known: frozenset[str]) -> list[Placed]:
    """The figures of a text with their tokens, without what only neighbours can tell: one pass over the tokens."""
    found, habits = page.found, page.tongue.numbers
    kinds, lower, count = found.kind, found.lower, len(found)
    ages, compound = habits.ages, habits.compound
    placed: list[Placed] = []
    here = 0
    while here < count:
        kind = kinds[here]
        one: Placed | None = None
        if kind == NUMBER:
            placed += in_digits(page, here, placed[-1].quantity if placed else None)
            here = max(here + 1, placed[-1].after)
            continue
        if kind == WORD and (compound or lower[here] in known):
            after = _introduction(page, here, known)
            if after:
                here = after
                continue
            one = in_words(page, here) or age(page, here)
        elif kind == WORD and ages and lower[here].endswith(ages):
            one = age(page, here)
        elif found.text[here] in ROMAN and lower[here] not in page.tongue.closed_words:
            one = _roman(page, here)
        if one:
            placed.append(one)
        here = one.after if one else here + 1
    return placed


def _roman(page: Page, here: int) -> Placed:
    """A Roman numeral: a count only before a unit (XV век), since it numbers kings and congresses too."""
    value = ROMAN[page.found.text[here]]
    unit, start, end = unit_beside(page.found, here, here, page.tongue)
    if not unit:
        return place_alone(page, (here, here), (value,), weak=True, sort="roman")
    return place(page, (here, here), century((value,), unit), unit, (start, end))


def _introduction(page: Page, here: int, known: frozenset[str]) -> int:
    """The position behind words that begin as a number does and stand before one: 百分之三十, 零下15; or 0."""
    habits, units, found = page.tongue.numbers, page.tongue.units, page.found
    for table in (habits.minus, habits.before, units if habits.leading_units else {}):
        phrase = phrase_at(table, found.lower, here)
        if phrase and here + 1 < phrase[1] < len(found):
            follows = found.kind[phrase[1]] == NUMBER or found.lower[phrase[1]] in known
            if follows and (table is not units or phrase[0] in habits.leading_units):
                return phrase[1]
    return 0
