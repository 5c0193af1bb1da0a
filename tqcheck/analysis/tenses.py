"""Verbs of the future, and the dates that they belong to."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from tqcheck.analysis.dates import Dated
from tqcheck.analysis.sentence_tokens import sentence_tokens
from tqcheck.analysis.words import MARK, Words, words
from tqcheck.language import Language, language
from tqcheck.model import Text

_NEAR_AFTER = 9  # tokens from a date at the head of a clause to its verb
_NEAR_BEFORE = 3  # tokens from a verb to a date behind it


class Foretold(NamedTuple):
    """A date with its preposition and the verb of the future that it belongs to, as spans."""

    date: tuple[int, int]
    verb: tuple[int, int]


def foretold(text: Text, date: Dated) -> Foretold | None:
    """The verb of the future that a date of a text belongs to; None where there is none in its clause.

    The date stands at the head of the clause, or right behind the verb.
    """
    found, tongue = words(text), language(text.language)
    habits = tongue.reporting
    if not habits.foretells:
        return None
    first, last = bisect_left(found.start, date.start), bisect_left(found.start, date.end)
    before = habits.from_year.before(found.lower, first)
    behind = habits.from_year_behind.at(found.lower, last - 1) or habits.from_year_behind.at(found.lower, last)
    if not before and not behind:
        return None
    start, after = before[1] if before else first, behind[1] if behind else last
    begins = next((one[0] for one in sentence_tokens(text) if one[0] <= first < one[1]), 0)
    verb = None
    if start == begins or found.kind[start - 1] == MARK:
        verb = _verb_after(found, after, tongue)
    if verb is None and before:
        verb = _verb_before(found, start, begins, tongue)
    if verb is None:
        return None
    return Foretold((found.start[start], found.end[max(after, last) - 1]), verb)


def _verb_after(found: Words, after: int, tongue: Language) -> tuple[int, int] | None:
    """The verb of the future in the clause that goes on at a token; a comma may stand first."""
    if after < len(found) and found.text[after] == ",":
        after += 1
    for place in range(after, min(after + _NEAR_AFTER, len(found))):
        if found.kind[place] == MARK or tongue.reporting.that.at(found.lower, place):
            return None
        if _is_future(found, place, tongue):
            return found.start[place], found.end[place]
    return None


def _verb_before(found: Words, start: int, begins: int, tongue: Language) -> tuple[int, int] | None:
    """The verb of the future that stands right before a date, a word or two between."""
    for place in range(start - 1, max(begins, start - _NEAR_BEFORE) - 1, -1):
        if found.kind[place] == MARK or tongue.reporting.that.at(found.lower, place):
            return None
        if _is_future(found, place, tongue):
            return found.start[place], found.end[place]
    return None


def _is_future(found: Words, place: int, tongue: Language) -> bool:
    """Whether a token is a verb of the future."""
    habits, word = tongue.reporting, found.lower[place]
    if any(word.endswith(ending) and len(word) > len(ending) + 1 for ending in habits.future_endings):
        return True
    if not habits.future.at(found.lower, place):
        return False
    return not habits.future_stems or (place > 0 and found.lower[place - 1].endswith(habits.future_stems))
