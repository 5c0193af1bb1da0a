"""Figures in digits."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis import number_words
from tqcheck.analysis.beside import behind, is_code, unit_beside
from tqcheck.analysis.clock import COLONS, colon_time, digits_time, is_time, zoned_time
from tqcheck.analysis.digits import MARKS, Value, readings
from tqcheck.analysis.measures import duration
from tqcheck.analysis.number_lexicon import FRACTIONS
from tqcheck.analysis.placing import Page, Placed, is_month, place, place_alone, place_time
from tqcheck.analysis.quantity import YEARS, Quantity, Sort
from tqcheck.analysis.runs import century, dotted, fraction, phone, share_of, short_years, spaced_groups
from tqcheck.analysis.scales import times_scale
from tqcheck.analysis.words import JOINERS, NUMBER, WORD, Words

_SUFFIXED, _LONGEST_SUFFIX = 3, 2  # places behind a figure with a suffix; letters of that of a decade
_LONGEST_MIXED = 2  # digits of a whole number that a fraction follows
_LAST_MONTH = 12
_KNOWN = {(9, 11): 2001}  # days that are told by their month and their number alone, and their years
_RANGE = frozenset("-–—/~～〜∼")
_ALWAYS = ["24", "/", "7"]  # around the clock


def in_digits(page: Page, first: int, previous: Quantity | None) -> list[Placed]:
    """The figure at a token of digits, with what stands beside it; several for one token such as 12.05.2021."""
    found, tongue = page.found, page.tongue
    follows = found.lower[first + 1] if first + 1 < len(found.lower) else " "
    time = colon_time(found, first) if follows in COLONS else None
    if time:
        return [place_time(page, (first, first + 2), time)]
    part = fraction(found, first) if follows in "/⁄" else None
    if part is not None:
        digits = int(found.text[first]), int(found.text[first + 2])
        return [place(page, (first, first + 2), (part,), parts=(digits, *_as_date(*digits)))]
    mixed = _mixed(page, first)
    if mixed:
        return [mixed]
    if follows == "/" and found.text[first : first + 3] == _ALWAYS:
        return [place_alone(page, (first, first + 2), (24,), parts=((24, 7),), weak=True)]
    share = share_of(found, first, tongue.numbers) if follows in tongue.numbers.fraction_of.by_first else None
    if share:
        return [place(page, (first, share[1]), (share[0],))]
    last = phone(page.raw, found, first)
    if last >= first:
        return [_phone(page, first, last)]
    last = spaced_groups(page.raw, found, first, tongue.numbers)
    figure = "".join(found.text[first : last + 1]) if last > first else found.text[first]
    values = readings(figure, tongue.tag)
    if not values:
        return [Placed(one, first, first, first + 1) for one in dotted(found, first)]
    if values == (figure,):
        return [place_alone(page, (first, last), values, weak=True)]
    if _of_a_name(page, first):
        return [place_alone(page, (first, last), values, weak=True, sort="name")]
    measure = not isinstance(values[0], int) and unit_beside(found, first, last, tongue)[0]  # a section 33.3 yards wide
    if not measure and is_code(found, first, last, tongue):
        scaled = not tongue.numbers.glued and times_scale(values, found, last, tongue).last > last
        if not scaled:  # the number 6 thousand is none
            return [place_alone(page, (first, last), values, sort="code")]
    parts: tuple[int, ...] = ()
    if not found.text[first].isdecimal() or last > first:
        pieces = found.text[first : last + 1] if last > first else MARKS.split(figure)
        parts = tuple(int(piece) for piece in pieces if piece.isdecimal())
    return [_figure(page, first, last, values, (parts,) if len(parts) > 1 else (), previous)]


def _mixed(page: Page, first: int) -> Placed | None:
    """A whole number and the fraction behind it: 2 1/2, 2½."""
    found, after = page.found, first + 1
    if after >= len(found) or len(found.text[first]) > _LONGEST_MIXED or not found.text[first].isdecimal():
        return None
    sign, last = found.text[after], after
    part = FRACTIONS.get(sign) if found.start[after] - found.end[first] <= 1 else None
    if sign.isdecimal():
        part, last = fraction(found, after), after + 2
    if part is None:
        return None
    whole = int(found.text[first])
    longer = times_scale((whole + part,), found, last, page.tongue)
    parts = (whole, part.numerator, part.denominator)  # as some languages read it out: 29 3 by 4
    return place(page, (first, longer.last), longer.values, parts=(parts,))


def _as_date(one: int, other: int) -> Iterator[tuple[int, ...]]:
    """What other languages have for a fraction that is a date, beside its month: of the day, and of a known year."""
    if one <= _LAST_MONTH < other or (one, other) in _KNOWN:
        if year := _KNOWN.get((one, other)):
            yield other, year
        yield (other,)


def _figure(
    page: Page,
    first: int,
    last: int,
    values: tuple[Value, ...],
    parts: tuple[tuple[int, ...], ...],
    previous: Quantity | None,
) -> Placed:
    """A figure of known values: with its scale words, its unit, its clock."""
    found, tongue = page.found, page.tongue
    bare = values[0]
    values, scale_end, added_up = times_scale(values, found, last, tongue)
    half, after = number_words.and_a_half(found.lower, last + 1, tongue.tag) if scale_end == last else (0, 0)
    if half and isinstance(values[0], int):  # 2 and a half hours
        return place(page, (first, after - 1), (values[0] + half,), bare=bare)
    unit, start, end = unit_beside(found, first, scale_end, tongue)
    if scale_end == first:
        time = digits_time(found.text[first])
        time = time if time and is_time(found, first, last, unit, tongue) else zoned_time(found, first)
        if time:
            return place_time(page, (first, last), time)
        values = short_years(values, found.text[first], unit, _joined_to(page, previous, first))
    half, after = (
        number_words.and_a_half(found.lower, end + 1, tongue.tag) if duration(unit) and end > scale_end else (0, 0)
    )
    if half and isinstance(values[0], int):  # 12 ans et demi
        return place(page, (first, scale_end), (values[0] + half,), unit, (start, after - 1), bare=bare)
    values = century(values, unit)
    if tongue.numbers.eras.by_last and isinstance(bare, int):
        era = tongue.numbers.eras.before(found.lower, first)
        values = (int(era[0]) + bare, *values) if era else values
    tokens = first, scale_end
    sort: Sort = ""
    if is_month(page, tokens, values[0]):
        sort = "month"
    elif _of_a_score(page, first, last):
        sort = "score"
    elif first == scale_end and _is_decade(page, first, bare):
        sort = "decade"
    return place(page, tokens, values, unit, (start, end), bare=bare, parts=(*parts, *added_up), sort=sort)


def _phone(page: Page, first: int, last: int) -> Placed:
    """A telephone number: its digits are its value, and other ways to set it apart are its parts."""
    pieces = [piece for piece in page.found.text[first : last + 1] if piece.isdigit()]
    parts = (tuple(map(int, pieces)), (int(pieces[0]), int("".join(pieces[1:]))))
    return place_alone(page, (first, last), (int("".join(pieces)),), sort="code", parts=parts)


def _of_a_name(page: Page, first: int) -> bool:
    """Whether digits belong to a name: COVID-19, G20, Ми-8; №5 stays a figure, and so does Rp25.000.

    In scripts without spaces only Latin letters make a name with the digits behind them.
    """
    found, tongue = page.found, page.tongue
    before = first - 1
    if before < 0 or found.end[before] != found.start[first]:
        return False
    hyphen = found.text[before] in JOINERS
    before -= hyphen
    if before < 0 or found.kind[before] != WORD or found.end[before] != found.start[before + 1]:
        return False
    word = found.lower[before]
    if word in tongue.numbers.prefixes or (not hyphen and word in tongue.numbers.joiners):  # ב-540, و200
        return False
    money = not hyphen and tongue.units.at(found.lower, before)
    if money and unit_beside(found, first, first, tongue)[1] < first:
        return False
    return tongue.spaced or found.text[before].isascii()


def _is_decade(page: Page, first: int, value: Value) -> bool:
    """Whether a suffix makes a figure a decade: 1930s, 1990-х."""
    after, found = first + 1, page.found
    if not isinstance(value, int) or value % 10 or not (value in YEARS or value < 100) or after >= len(found):
        return False
    places = behind(found, first)
    suffix = found.lower[places[1]] if len(places) == _SUFFIXED else ""
    return value >= 20 and (page.at(after, "s") or (0 < len(suffix) <= _LONGEST_SUFFIX and value in YEARS))


def _of_a_score(page: Page, first: int, last: int) -> bool:
    """Whether a figure is one side of a score or a ratio: 3:1."""
    return _joins_figures(page.found, first - 1) or _joins_figures(page.found, last + 1)


def _joins_figures(found: Words, colon: int) -> bool:
    return (
        0 < colon < len(found.text) - 1
        and found.text[colon] in COLONS
        and found.kind[colon - 1] == found.kind[colon + 1] == NUMBER
        and found.end[colon - 1] == found.start[colon]
        and found.end[colon] == found.start[colon + 1]
    )


def _joined_to(page: Page, previous: Quantity | None, first: int) -> Value:
    """The figure before one of two digits, where nothing but a dash or a stroke stands between, or 0."""
    if previous is None or len(page.found.text[first]) != len("95"):
        return 0
    return previous.value if page.raw[previous.end : page.found.start[first]].strip() in _RANGE else 0
