"""Times of day: 15:30, 3 pm, 1530 GMT, 21.00 behind a word for the clock, and the half of the day beside them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tqcheck.analysis.digits import Value
from tqcheck.analysis.number_lexicon import entry_at
from tqcheck.analysis.words import NUMBER, Words
from tqcheck.language import Language

COLONS = ":：h"  # 20h30
_LAST_HOUR, _LAST_MINUTE = 24, 59
_ZONES = frozenset({
    "GMT", "UTC", "BST", "CET", "CEST", "EET", "EEST", "MSK", "IST", "JST", "KST", "AEST", "EST", "EDT", "CST", "CDT",
    "MST", "MDT", "PST", "PDT",
})  # fmt: skip
_HALF_PAST, _HALF = 30, Decimal("0.5")
_FAR = 6  # tokens between a time and the half of the day: "8:30 local time in the evening"


def colon_time(found: Words, first: int) -> tuple[int, int] | None:
    """The hour and minute of a time with a colon at a token of digits. Scores, ratios and race times are none."""
    last = first + 2
    if last >= len(found) or found.text[first + 1] not in COLONS or found.kind[last] != NUMBER:
        return None
    if found.end[first] + 1 != found.start[last] or not found.text[first].isdecimal():
        return None
    more = last + 1 < len(found) and found.text[last + 1] in COLONS
    return None if more else digits_time(found.text[first], found.text[last])


def zoned_time(found: Words, first: int) -> tuple[int, int] | None:
    """The hour and minute of four digits before the name of a time zone: 1530 GMT."""
    figure = found.text[first]
    zone = found.text[first + 1] if first + 1 < len(found) else ""
    return digits_time(figure[:2], figure[2:]) if len(figure) == len("1530") and zone in _ZONES else None


def is_hour(value: object) -> bool:
    """Whether a value may be the hour of a day."""
    return isinstance(value, int) and value <= _LAST_HOUR


def is_time(found: Words, first: int, last: int, unit: str, tongue: Language) -> bool:
    """Whether the words beside a figure make it a time of day: kello 21, 15 Uhr, 3 pm, 8 часов утра."""
    clock = tongue.clock
    if unit not in ("", "h"):
        return False
    if clock.past.before(found.lower, first):
        return True
    before = clock.before.before(found.lower, first)
    if before and not (before[1] and found.kind[before[1] - 1] == NUMBER):  # "5 hours 20" has the word for itself
        return True
    after = last + 1
    said, named = clock.after.at(found.lower, after), tongue.units.at(found.lower, after)
    if said and not (named and named[1] > said[1]):  # 3時間 are hours
        return True
    if unit == "h" and "." in found.text[first] and tongue.numbers.decimal == ",":  # 20.00 uur
        return True
    return clock.halves.at(found.lower, named[1] if named and unit == "h" else after) is not None


def minutes_behind(found: Words, last: int, tongue: Language) -> tuple[int | None, int]:
    """The minutes that follow an hour and its word (10时30分, 3 часа 15 минут, 9时半), and their last token."""
    lower = found.lower
    hour = tongue.clock.after.at(lower, last + 1) or tongue.units.at(lower, last + 1)
    if not hour or hour[0] not in ("", "h") or hour[1] >= len(found):
        return None, last
    half = entry_at(lower, hour[1], tongue.tag) if found.kind[hour[1]] != NUMBER else None
    if half is not None and half.value == Fraction(1, 2):
        return 30, hour[1] + len(half.rest)
    figure = found.text[hour[1]]
    unit = tongue.clock.minutes.at(lower, hour[1] + 1) or tongue.units.at(lower, hour[1] + 1)
    if figure.isdecimal() and len(figure) <= 2 and int(figure) <= _LAST_MINUTE and unit and unit[0] == "min":
        return int(figure), unit[1] - 1
    return None, last


def minutes_before(found: Words, first: int, time: tuple[int, int], tongue: Language) -> tuple[tuple[int, int], int]:
    """A time with the minutes that are said before its hour (half past four, quarter to five), and its first token."""
    hour, minute = time
    past = tongue.clock.past.before(found.lower, first) if not minute else None
    if not past:
        return time, first
    return divmod((hour * 60 + int(past[0])) % (_LAST_HOUR * 60), 60), past[1]


def half_beside(found: Words, first: int, last: int, hour: int, tongue: Language) -> str:
    """The half of the day of a time: by the nearest word for it, or by an hour that only one half has."""
    halves = tongue.clock.halves
    for distance in range(_FAR):
        after, before = last + 1 + distance, first - distance
        if distance == 0 or (after - 1 < len(found) and found.kind[after - 1] != NUMBER):
            half = halves.at(found.lower, after)
            if half:
                return "" if half[0] == "night" else half[0]
        if before >= 0 and not any(kind == NUMBER for kind in found.kind[before:first]):
            earlier = halves.before(found.lower, before)
            if earlier:
                return "" if earlier[0] == "night" else earlier[0]
    if hour > 12:
        return "pm"
    return "am" if hour == 0 or found.text[first].startswith("0") else ""


def time_readings(hour: int, minute: int, half: str) -> tuple[tuple[Value, ...], tuple[tuple[int, ...], ...]]:
    """The values of a time, as hours.minutes on the clock of 24 hours and of 12, and its parts in the same order."""
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    other = hour - 12 if hour >= 12 else hour + 12
    part = Decimal(minute) / 100
    halves: tuple[Value, ...] = (hour + _HALF, other + _HALF) if minute == _HALF_PAST else ()  # halb drei
    return (hour + part, other + part, *halves), ((hour, minute), (other, minute))


def digits_time(figure: str, minutes: str = "") -> tuple[int, int] | None:
    """The hour and minute of a figure such as 21, 21.00 or 9.30; None where it is no time of day."""
    hours, _, rest = figure.partition(".")
    minutes = minutes or rest or "00"
    if not (hours.isdecimal() and len(hours) <= 2 and minutes.isdecimal() and len(minutes) == 2):
        return None
    return (int(hours), int(minutes)) if int(hours) <= _LAST_HOUR and int(minutes) <= _LAST_MINUTE else None
