"""What only the neighbours of a figure tell: the unit, scale or clock that a range shares, and the parts of dates."""

from __future__ import annotations

from fractions import Fraction

from tqcheck.analysis.clock import time_readings
from tqcheck.analysis.digits import scaled, simplest
from tqcheck.analysis.measures import weighed
from tqcheck.analysis.placing import Placed
from tqcheck.analysis.quantity import DASHES, YEARS, Quantity
from tqcheck.analysis.runs import CENTURY
from tqcheck.analysis.words import Words
from tqcheck.language import Language

_NEAR = 4  # tokens
_OF_A_CENTURY = 6  # tokens from a decade to its century: 50er-Jahre des 19. Jahrhunderts
_LEAST_SCALE = 1000
_MOST_PARTS, _FEW = 100, 10
_NOTHING: frozenset[str] = frozenset()
# The smaller unit of a measure, how many make the larger, and what may stand between them, with an “and”: 17 pounds, 1
# ounce. Distances and weights with one are two: over 1 km and 500 m.
_SMALLER = {
    "ft": ("in", 12, DASHES | {","}),
    "lb": ("oz", 16, DASHES | {","}),
    "m": ("cm", 100, DASHES),
    "km": ("m", 1000, _NOTHING),
    "kg": ("g", 1000, _NOTHING),
}
_SCALES = (10**12, 10**9, 10**6, 10**3)
_LAST_DAY, _LAST_MONTH, _LAST_CENTURY = 31, 12, 21


def in_context(placed: list[Placed], found: Words, tongue: Language) -> list[Quantity]:
    """The quantities, each with what it shares with its neighbours."""
    if len(placed) < 2:
        return [one.quantity for one in placed]
    result = [one.quantity for one in placed]
    inside: set[int] = set()  # places of figures that are parts of the one before
    for place in range(1, len(placed)):
        one, other = placed[place - 1], placed[place]
        larger = weighed(one.quantity.unit, other.quantity.unit)
        if larger in _SMALLER and _goes_on(one, other, larger, found, tongue):
            result[place - 1] = _in_larger(one.quantity, other.quantity, larger)
            inside.add(place)
        elif other.first - one.last <= _NEAR and _is_range(one, other, found, tongue):
            result[place - 1], result[place] = _shared(result[place - 1], result[place])
        elif other.first - one.last == 2 and found.lower[other.first - 1] in tongue.conjunctions:
            result[place - 1] = _with_the_scale(result[place - 1], result[place])
        elif other.first - one.last <= _NEAR and _is_one_of(one, other, found, tongue):
            part = Fraction(1, int(result[place].value))
            result[place] = result[place]._replace(readings=(*result[place].readings, part))
        elif other.first - one.last <= _NEAR and _is_part(one, other, found, tongue):
            result[place - 1] = _in_one(one.quantity, other.quantity)
            inside.add(place)
        if other.first - one.last <= _OF_A_CENTURY and CENTURY in (one.quantity.unit, other.quantity.unit):
            result[place - 1], result[place] = _decade_of_century(result[place - 1], result[place])
    months = [place for place, quantity in enumerate(result) if quantity.sort == "month"]
    for place in months:
        for neighbour in (place - 2, place - 1, place + 1, place + 2):
            if 0 <= neighbour < len(result) and abs(placed[neighbour].first - placed[place].first) <= _NEAR:
                result[neighbour] = _dated(result[neighbour])
                if tongue.numbers.night_to.before(found.lower, placed[neighbour].first):
                    result[neighbour] = _of_the_night_before(result[neighbour])
    return [one for place, one in enumerate(result) if place not in inside] if inside else result


def _is_range(one: Placed, other: Placed, found: Words, tongue: Language) -> bool:
    """Whether nothing but a dash or a word like "to" stands between two figures and their units."""
    start, end = _behind(one, other, found), other.first
    while end > start and found.start[end - 1] >= other.quantity.reach[0] and other.quantity.reach[0]:
        end -= 1
    if end - start == 1 and found.text[start] in DASHES:
        return True
    word = tongue.numbers.range.at(found.lower, start)
    return word is not None and word[1] == end


def _behind(one: Placed, other: Placed, found: Words) -> int:
    """The token behind the unit of the first of two figures."""
    start = one.last + 1
    while start < other.first and found.end[start] <= one.quantity.reach[1]:
        start += 1
    return start


def _is_one_of(one: Placed, other: Placed, found: Words, tongue: Language) -> bool:
    """Whether two figures are a part: one in four, un Français sur quatre."""
    if one.quantity.value != 1 or other.quantity.unit or other.quantity.value not in range(2, _MOST_PARTS + 1):
        return False
    word = tongue.numbers.one_of.before(found.lower, other.first)
    return word is not None and word[1] > one.last


def _is_part(one: Placed, other: Placed, found: Words, tongue: Language) -> bool:
    """Whether two small figures are a part of several: four in ten, nine out of ten."""
    part, whole = one.quantity, other.quantity
    small = isinstance(part.value, int) and isinstance(whole.value, int) and 1 < part.value < whole.value <= _FEW
    if not small or part.unit or whole.unit or part.sort or whole.sort or part.weak:
        return False
    hyphened = found.text[other.first - 1] in DASHES  # four-in-ten
    word = tongue.numbers.one_of.before(found.lower, other.first - hyphened)
    return word is not None and word[1] == one.last + 1 + hyphened


def _in_one(part: Quantity, whole: Quantity) -> Quantity:
    """A part of several as one figure, which languages may say as two in either order."""
    several = int(part.value), int(whole.value)
    reach = part.reach[0], whole.reach[1]
    parts = several, several[::-1]
    return part._replace(end=whole.end, readings=(Fraction(*several),), parts=parts, bare=None, reach=reach)


def _goes_on(one: Placed, other: Placed, larger: str, found: Words, tongue: Language) -> bool:
    """Whether a measure goes on in a smaller unit: 1 m 98 cm; inches and grams may lack theirs: 6-foot-6."""
    smaller, size, marks = _SMALLER[larger]
    if not isinstance(one.quantity.value, int) or other.quantity.value not in range(size):
        return False
    if one.quantity.reach[0] < one.quantity.start:  # £5, 3 oz
        return False
    between = found.lower[_behind(one, other, found) : other.first]
    if other.quantity.unit == smaller and len(between) == 1:
        return between[0] in marks or (marks != _NOTHING and between[0] in tongue.conjunctions)
    if other.quantity.unit not in ((smaller, "") if smaller in ("in", "g") else (smaller,)):
        return False
    return not between or (len(between) == 1 and between[0] in DASHES)


def _in_larger(one: Quantity, other: Quantity, unit: str) -> Quantity:
    """A measure in a larger and a smaller unit as one in the larger."""
    parts = int(one.value), int(other.value)
    value = simplest(parts[0] + Fraction(parts[1], _SMALLER[unit][1]))
    reach = one.reach[0], other.reach[1]
    return one._replace(end=other.end, readings=(value,), unit=unit, parts=(parts, parts[::-1]), bare=None, reach=reach)


def _shared(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Both ends of a range, with what only one of them has written: 15–20 м/с, 2–3 million, $5–7, 10–11 pm, 1至10月."""
    if other.sort == "month" and not (other.spelled or one.sort or one.unit) and one.value in range(1, _LAST_MONTH + 1):
        return one._replace(sort="month"), other
    if one.sort in ("month", "weekday", "code") or other.sort in ("month", "weekday", "code"):
        return one, other
    if other.sort == "time" and not one.sort and isinstance(one.value, int) and one.value <= 24:
        half = other.half if other.bare in range(13) else ""  # that of 18:00 says nothing of "8 to 18"
        values, parts = time_readings(one.value, 0, half)
        one = one._replace(readings=values, sort="time", parts=parts, half=half, of_range=True)
        return one, other._replace(of_range=True)
    if other.sort == "time":
        return one._replace(of_range=True), other._replace(of_range=True)
    scale = _scale(other)
    if scale != 1 and one.reach[1] == one.end and not one.scaled and not isinstance(one.value, str):
        multiplied = tuple(scaled(value, scale) for value in one.readings)
        lower = not isinstance(other.bare, str) and other.bare is not None and one.value <= other.bare
        one = one._replace(readings=(*multiplied, *one.readings) if lower else (*one.readings, *multiplied))
    year = isinstance(one.value, int) and one.value in YEARS and not one.scaled
    if other.unit and not one.unit and not year:
        one = one._replace(unit=other.unit)
    elif one.unit and not other.unit and one.reach[0] < one.start:  # its sign stands before it
        other = other._replace(unit=one.unit)
    return one._replace(of_range=True), other._replace(of_range=True)


def _with_the_scale(one: Quantity, other: Quantity) -> Quantity:
    """A figure before an “and”, which may have the scale of the one behind it: three and five million copies."""
    scale = _scale(other)
    if scale == 1 or one.scaled or one.sort or one.unit or one.value not in range(_LEAST_SCALE):
        return one
    return one._replace(readings=(*one.readings, scaled(one.value, scale)))


def _decade_of_century(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Two figures of which one numbers a century and the other its decade: the 50s of the 19th are the 1850s."""
    if one.unit == other.unit:
        return one, other
    decade, century = (one, other) if other.unit == CENTURY else (other, one)
    numbered = isinstance(century.value, int) and 1 < century.value <= _LAST_CENTURY
    if not numbered or decade.value not in range(10, 100, 10) or decade.unit not in ("", "10y", "y"):
        return one, other
    year = (int(century.value) - 1) * 100 + int(decade.value)
    decade = decade._replace(readings=(year, *decade.readings), sort="decade", unit="")
    century = century._replace(weak=True)
    return (decade, century) if other.unit == CENTURY else (century, decade)


def _scale(one: Quantity) -> int | Fraction:
    """The factor of a figure's scale words, or 1."""
    if one.spelled and isinstance(one.value, int) and one.value:
        return next((scale for scale in _SCALES if one.value % scale == 0), 1)
    if not one.scaled or isinstance(one.bare, str) or isinstance(one.value, str) or not one.bare:
        return 1
    return Fraction(one.value) / Fraction(one.bare)


def _dated(one: Quantity) -> Quantity:
    """A figure beside a month: its day or its year."""
    if one.sort or not isinstance(one.value, int) or one.unit not in ("", "d", "y") or one.scaled:
        return one
    if 1 <= one.value <= _LAST_DAY:
        return one._replace(sort="day")
    return one._replace(sort="year") if one.value in YEARS else one


def _of_the_night_before(one: Quantity) -> Quantity:
    """A day to which a night leads, or the day before, of which it is the night too: в ночь на 15 мая."""
    if one.sort != "day" or not isinstance(one.value, int) or one.value == 1:
        return one
    return one._replace(readings=(*one.readings, one.value - 1))
