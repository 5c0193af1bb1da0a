"""Dates that no writer of the language would write."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.quantity import Quantity
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Message, Segment, Severity, Text

_TORN = Message("a comma stands between the day and the month: “{date}”")
_LONGEST_GAP = 6  # characters
_LONGEST_SUFFIX = 2  # letters of a day's ordinal: 26th


@segment_check(
    "date-format",
    "locale-conventions/date-format",
    Severity.MINOR,
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad("kk en", "Жиын 2020 жылғы 26 шілдеде өтті.", "The meeting was held on [[26th, July]], 2020."),
        bad("zh en", "展览1940年8月15日开幕。", "The show opened on 1940, [[15, August]]."),
        bad("en ru", "The rule applies from August 1.", "Правило действует с [[1, августа]]."),
        bad("en de", "He was born on 5 May 1951.", "Er wurde am [[5., Mai]] 1951 geboren."),
        good("kk en", "Жиын 2020 жылғы 26 шілдеде өтті.", "The meeting was held on July 26, 2020."),
        good("ru en", "Из 26 человек в июле осталось 12.", "Of the 26, July left 12."),
        good("ru en", "Рейсы 24, 25 и 26 июля отменены.", "Flights on July 24, 25 and 26 are cancelled."),
        good("en ru", "It opened on Monday, August 1.", "Открылось в понедельник, 1 августа."),
    ],
)
def date_format(segment: Segment) -> Iterator[Finding]:
    """A comma tears the day of a date from its month, as in “26th, July, 2020”.

    Only where the source has the same day beside the same month: elsewhere the two may be neighbours by chance.
    """
    if "," not in segment.target.raw:
        return
    found = _dates(segment.target)
    torn = [pair for pair in found if _torn(segment.target.raw[pair[0].end : pair[1].start])]
    if not torn:
        return
    wanted = {(day.value, month.value) for day, month in _dates(segment.source)}
    for day, month in torn:
        if (day.value, month.value) in wanted:
            span = segment.target.span(day.start, month.end)
            edit = segment.target.raw[day.start : month.end].replace(",", "", 1)
            yield Finding(_TORN, {"date": span.text}, [span], edit=edit)


def _dates(text: Text) -> list[tuple[Quantity, Quantity]]:
    """The days of a text with the months beside them, before or behind."""
    figures = quantities(text)
    months = [place for place, one in enumerate(figures) if one.sort == "month"]
    return [
        (figures[other], figures[place])
        for place in months
        for other in (place - 1, place + 1)
        if 0 <= other < len(figures) and figures[other].sort == "day" and _beside(figures[other], figures[place])
    ]


def _beside(day: Quantity, month: Quantity) -> bool:
    """Whether little more than "of", "de" or a suffix stands between a day and a month."""
    return max(month.start - day.end, day.start - month.end) <= _LONGEST_GAP


def _torn(between: str) -> bool:
    """Whether nothing but a day's suffix and a comma stands between a day and its month."""
    suffix, comma, rest = between.partition(",")
    return bool(comma) and not rest.strip() and len(suffix) <= _LONGEST_SUFFIX and suffix.strip() == suffix
