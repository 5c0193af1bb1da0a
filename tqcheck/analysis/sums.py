"""Wholes and their parts: "1,420 cases: 412 of theft, 538 of fraud and 470 others"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from tqcheck.analysis.counts import counts
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.quantity import Quantity
from tqcheck.analysis.sentence_tokens import sentence_tokens
from tqcheck.analysis.words import Words, words
from tqcheck.language import Language, Phrases, language
from tqcheck.model import Text, analysis

Claim = Literal["whole", "total", "some"]
_FEWEST = 2  # parts of a whole
_NEAR = 2  # tokens between a figure and the words that call it a part


class Sum(NamedTuple):
    """A whole and the figures that follow or precede it as its parts.

    `claim` is "whole" where they must make it, in a list behind a colon; "total" where the last figure is called so,
    perhaps of something else; "some" where they need not: of which, among them.
    """

    whole: Quantity
    parts: tuple[Quantity, ...]
    claim: Claim

    @property
    def made(self) -> Fraction:
        """What the parts add up to."""
        return sum((_value(part) for part in self.parts), Fraction(0))


def _value(one: Quantity) -> Fraction:
    return Fraction(0) if isinstance(one.value, str) else Fraction(one.value)


@analysis
def sums(text: Text) -> tuple[Sum, ...]:
    """The wholes with their parts in a text, each in a sentence of its own; approximate figures make none."""
    if len(quantities(text)) <= _FEWEST:
        return ()
    figures = [one for one in counts(text) if one.unit != "%"]
    if len(figures) <= _FEWEST or any(_numbers_an_item(text.raw, one) for one in figures):
        return ()
    found, tongue = words(text), language(text.language)
    return tuple(
        one
        for start, end in sentence_tokens(text)
        for one in _in_sentence(
            [figure for figure in figures if found.start[start] <= figure.start < found.end[end - 1]],
            found,
            (start, end),
            tongue,
        )
    )


def _in_sentence(figures: list[Quantity], found: Words, bounds: tuple[int, int], tongue: Language) -> Iterator[Sum]:
    if len(figures) <= _FEWEST or any(one.approximator or one.of_range for one in figures):
        return
    claims = tongue.reporting
    token = {start: place for place, start in enumerate(found.start)}
    places = [token.get(one.start, bounds[0]) for one in figures]
    for here in range(len(figures) - _FEWEST):
        parts = figures[here + 1 :]
        if any(part.unit != figures[here].unit for part in parts):
            continue
        if _behind_colon(found, places, here):
            yield Sum(figures[here], tuple(parts), "whole")
            return
        if _is_part(found, places[here + 1], claims.part_of):
            yield Sum(figures[here], tuple(parts), "some")
            return
    last = figures[-1]
    if any(one.unit != last.unit for one in figures):
        return
    if _called_total(found, places, claims.total):
        yield Sum(last, tuple(figures[:-1]), "total")


def _called_total(found: Words, places: list[int], total: Phrases) -> bool:
    """Whether the last figure of a sentence is called the total of those before it: in total 95; 95 in all."""
    return any(total.at(found.lower, place) for place in range(places[-2] + 1, min(places[-1] + 4, len(found))))


def _is_part(found: Words, place: int, part_of: Phrases) -> bool:
    """Whether the words beside a figure say that it is a part of what stands before: of which 58 were, 58 of which."""
    return any(part_of.before(found.lower, near) for near in range(place - _NEAR + 1, place + 1)) or any(
        part_of.at(found.lower, near) for near in range(place + 1, place + _NEAR + 1)
    )


def _numbers_an_item(raw: str, one: Quantity) -> bool:
    """Whether a figure in brackets numbers an entry of a list: (1), 2)."""
    return raw[one.end : one.end + 1] == ")" and not one.unit


def _behind_colon(found: Words, places: list[int], here: int) -> bool:
    """Whether one colon stands between a figure and the next and no other follows."""
    if "(" in found.text[places[here] : places[here + 1]]:
        return False
    colons = [place for place in range(places[here], len(found)) if found.text[place] == ":"]
    return len(colons) == 1 and colons[0] < places[here + 1] and colons[0] - places[here] > 1
