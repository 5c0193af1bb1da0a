"""The days that a text names in full, and the day an article is of, where it says so."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.quantity import Quantity
from tqcheck.analysis.words import WORD, words
from tqcheck.model import Text, analysis

_ISO = re.compile(r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ORDERS = {("day", "month", "year"), ("month", "day", "year"), ("year", "day", "month"), ("year", "month", "day")}
_LONGEST_GAP = 12  # characters between the parts of a date: “жылғы”, “de”, a suffix and a comma
_MOST_WORDS_BESIDE = 6  # on a line that is little more than a date: a weekday, a byline, a section, a place
_MOST_WORDS_BESIDE_SENTENCE = 1  # where a stop ends it: 13 сентября 2021 г.
_LONGEST_LINE = 120
# ASTANA, September 13, 2021 (Agency) – …; the place and the day before a dash, at the beginning of a text.
_PLACE_AND_DAY = re.compile(r"[^.!?–—-]{0,40}[^!?–—-]{1,60}\s[–—-]+\s")


class Day(NamedTuple):
    """A day that a text names with its month and year, and where."""

    start: int
    end: int
    date: datetime.date


@analysis
def days(text: Text) -> tuple[Day, ...]:
    """The days that a text names in full, in their order: “13 September 2021”, “2021 жылғы 13 қыркүйек”, 2021-09-13."""
    if not _YEAR.search(text.raw):
        return ()
    found = [_day(*match.span(), *map(int, match.groups())) for match in _ISO.finditer(text.raw)]
    figures = quantities(text)
    at = 0
    while at < len(figures) - 2:
        if _is_date(figures[at : at + 3]) and not (
            figures[at].sort == "year" and _is_date(figures[at + 1 : at + 4])  # In 1999, 5 May 2001 was …
        ):
            parts = {one.sort: int(one.value) for one in figures[at : at + 3]}
            found.append(_day(figures[at].start, figures[at + 2].end, parts["year"], parts["month"], parts["day"]))
            at += 2
        at += 1
    return tuple(sorted(day for day in found if day))


def _is_date(figures: Sequence[Quantity]) -> bool:
    """Whether three figures are a day, a month and a year in an order that languages have, close together."""
    return (
        tuple(one.sort for one in figures) in _ORDERS
        and max(after.start - before.end for before, after in pairwise(figures)) <= _LONGEST_GAP
    )


def is_dateline(text: Text) -> bool:
    """Whether a text is a line with a day and little else: “Monday, 13 September 2021”, “by A. Author 13.09.2021”."""
    if len(text.raw) > _LONGEST_LINE or len(days(text)) != 1:
        return False
    beside = words_beside(text, days(text)[0])
    ended = text.raw.rstrip().endswith((".", "!", "?", ":"))
    return beside <= (_MOST_WORDS_BESIDE_SENTENCE if ended else _MOST_WORDS_BESIDE)


def words_beside(text: Text, day: Day) -> int:
    """How many words a text has beside those of a day."""
    found = words(text)
    return sum(
        kind == WORD and not day.start <= start < day.end for kind, start in zip(found.kind, found.start, strict=True)
    )


def published_in(texts: Iterable[Text]) -> datetime.date | None:
    """The day of an article by its first texts: a line with a day, or the day in the first words of its lead.

    Of two such lines the later counts: above the headline a page shows the day on which it was read.
    """
    found = None
    for text in texts:
        if is_dateline(text):
            found = days(text)[0].date
        elif (opening := _PLACE_AND_DAY.match(text.raw)) and (in_it := days(text)) and in_it[0].end <= opening.end():
            return in_it[0].date
    return found


def _day(start: int, end: int, year: int, month: int, day: int) -> Day | None:
    try:
        return Day(start, end, datetime.date(year, month, day))
    except ValueError:
        return None
