"""Figures of several tokens: thousands set apart by spaces, telephone numbers, fractions, dates with stops."""

from __future__ import annotations

from fractions import Fraction

from tqcheck.analysis.digits import MARKS, Value
from tqcheck.analysis.number_lexicon import lexicon
from tqcheck.analysis.quantity import YEARS, Quantity
from tqcheck.analysis.words import NUMBER, WORD, Words
from tqcheck.language import Language, NumberHabits

CENTURY = "100y"  # the unit
_THIN_SPACES = "\u00a0\u202f\u2009"
_SEVEN_DIGITS = 7  # the shortest telephone number that we take for one
_LONGEST_PHONE = 15  # digits (ITU-T E.164)


def spaced_groups(raw: str, found: Words, first: int, habits: NumberHabits) -> int:
    """The last token of a figure whose thousands are set apart by spaces: 3 454, 1 250 000,5."""
    last = first
    if not (found.text[first].isdigit() and len(found.text[first]) <= 3 and found.text[first] != "0"):
        return first
    while last + 1 < len(found) and found.kind[last + 1] == NUMBER:
        gap = raw[found.end[last] : found.start[last + 1]]
        if not (gap in _THIN_SPACES or (gap == " " and " " in habits.groups + habits.foreign_groups)):
            break
        following = found.text[last + 1]
        whole = following.partition(habits.decimal)[0]
        if not gap or len(whole) != 3 or not whole.isdigit():
            break
        last += 1
        if following != whole:
            break
    return last


def phone(raw: str, found: Words, first: int) -> int:
    """The last token of a telephone number that starts at a token, or `first - 1` where none does.

    One starts with a plus or a zero, or has brackets, and goes on with single spaces, hyphens and brackets.
    """
    before = found.text[first - 1] if first else ""
    behind = found.text[first + 1] if first + 1 < len(found.text) else ""
    plus = before == "+" and found.end[first - 1] == found.start[first]
    zero = found.text[first][0] == "0" and len(found.text[first]) >= 3
    bracketed = before == "(" and behind == ")"
    next_bracketed = behind == "(" and found.start[first + 1] - found.end[first] <= 1
    if not (plus or zero or bracketed or next_bracketed) or not found.text[first].isdigit():
        return first - 1
    digits, last, place = len(found.text[first]), first, first + 1
    while place < len(found) and digits <= _LONGEST_PHONE:
        gap = raw[found.end[last] : found.start[place]]
        if (
            found.kind[place] == NUMBER
            and found.text[place].isdigit()
            and len(gap) <= 3
            and gap.strip(" -–‑()\u00a0") == ""
        ):
            digits += len(found.text[place])
            last = place
        elif found.text[place] not in "-–‑()":
            break
        place += 1
    enough = _SEVEN_DIGITS <= digits <= _LONGEST_PHONE and last > first
    return last if enough else first - 1


def fraction(found: Words, first: int) -> Fraction | None:
    """The fraction at a token of digits (1/3), which has small numbers and is less than one."""
    last = first + 2
    if last >= len(found) or found.text[first + 1] not in "/⁄" or found.kind[last] != NUMBER:
        return None
    one, other = found.text[first], found.text[last]
    joined = found.end[first] == found.start[first + 1] and found.end[first + 1] == found.start[last]
    if not (joined and one.isdecimal() and other.isdecimal() and len(one) <= 2 and len(other) <= 2):
        return None
    if (first and found.text[first - 1] == "/") or (last + 1 < len(found) and found.text[last + 1] == "/"):
        return None
    return Fraction(int(one), int(other)) if 0 < int(one) < int(other) else None


def share_of(found: Words, first: int, habits: NumberHabits) -> tuple[Fraction, int] | None:
    """The fraction that is said from below, such as 3分の2 (two of three parts), and its last token."""
    of = habits.fraction_of.at(found.lower, first + 1)
    if not of or of[1] >= len(found) or not (found.text[first].isdecimal() and found.text[of[1]].isdecimal()):
        return None
    parts, share = int(found.text[first]), int(found.text[of[1]])
    return (Fraction(share, parts), of[1]) if 0 < share < parts else None


def unglued(found: Words, tongue: Language) -> Words:
    """The tokens with what is written on to figures cut off: 1300만달러를 is 1300, 만, 달러, 를.

    Korean writes scale words, units and particles as one word behind the digits.
    """
    pieces = [(found.text[0], found.lower[0], found.start[0], found.end[0], found.kind[0])] if len(found) else []
    glued = False
    for place in range(1, len(found)):
        token = found.text[place], found.lower[place], found.start[place], found.end[place], found.kind[place]
        glued = found.kind[place] == WORD and found.kind[place - 1] == NUMBER and found.end[place - 1] == token[2]
        pieces += _cut(token, tongue) if glued else [token]
    columns = list(zip(*pieces, strict=True)) if pieces else [()] * 5
    return Words(*(list(column) for column in columns))


Token = tuple[str, str, int, int, int]


def _cut(token: Token, tongue: Language) -> list[Token]:
    """A word behind a figure, cut into its scale words, its unit and the rest."""
    text, lower, start, end, kind = token
    known = lexicon(tongue.tag)
    sizes = range(1, len(lower))
    for size in sizes:
        if any(
            not entry.rest and entry.sort == "word" and entry.value in tongue.numbers.multipliers
            for entry in known.get(lower[:size], ())
        ):
            rest = (text[size:], lower[size:], start + size, end, kind)
            return [(text[:size], lower[:size], start, start + size, kind), *_cut(rest, tongue)]
    for size in reversed(sizes):
        if tongue.units.at((lower[:size],), 0):
            head = (text[:size], lower[:size], start, start + size, kind)
            return [head, (text[size:], lower[size:], start + size, end, kind)]
    return [token]


def dotted(found: Words, first: int) -> list[Quantity]:
    """Several figures written as one token, such as 12.05.2021: each for itself, the month as one."""
    start = found.start[first]
    pieces = MARKS.split(found.text[first])
    date = len(pieces) == 3 and all(piece.isdecimal() for piece in pieces) and 1 <= int(pieces[1]) <= 12
    date = date and {len(pieces[0]), len(pieces[2])} in ({2, 4}, {1, 4}, {2}, {1, 2})
    parts: list[Quantity] = []
    for place, piece in enumerate(pieces):
        if piece.isdigit() and len(piece) <= 18:
            month = date and place == 1
            span = start, start + len(piece)
            parts.append(Quantity(*span, (int(piece),), weak=month, sort="month" if month else "", reach=span))
        start += len(piece) + 1
    return parts


def short_years(values: tuple[Value, ...], written: str, unit: str, previous: Value) -> tuple[Value, ...]:
    """The values of a figure and those of the year that it may be short for: 1990s and 90s, 2020–21.

    `previous` is the figure that a dash joins it to, or 0.
    """
    value = values[0]
    if not isinstance(value, int):
        return values
    if len(written) == 4 and value in YEARS and value % 10 == 0:
        return (*values, value % 100)
    if len(written) != 2:
        return values
    if isinstance(previous, int) and 1000 < previous < YEARS[-1]:
        return (*values, previous // 100 * 100 + value)
    decade = value % 10 == 0 and value >= 20 and not unit
    return (*values, 1900 + value, 2000 + value) if unit == "y" or decade else values


def century(values: tuple[Value, ...], unit: str) -> tuple[Value, ...]:
    """The values of a figure, and the first year of the century that it may number: the 18th is the 1700s."""
    value = values[0]
    return (*values, (value - 1) * 100) if unit == CENTURY and isinstance(value, int) and 1 < value <= 21 else values
