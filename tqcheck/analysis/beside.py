"""What stands beside a figure: its unit, its approximator, a minus, the word that makes it a code."""

from __future__ import annotations

import re

from tqcheck.analysis.measures import currency, measured
from tqcheck.analysis.number_lexicon import lexicon
from tqcheck.analysis.words import JOINERS, MARK, NUMBER, WORD, Words
from tqcheck.language import Language

_MINUS_SIGNS = frozenset("-−–‑")
_CODE_SIGNS = frozenset("№§#")
_LATIN = re.compile(r"[a-z]{1,3}[²³]?(?=[^\x00-\u02af\u1e00-\u1eff])")
_DEGREES = {"C": "°C", "F": "°F"}  # as capitals, written on to a figure: 41C (106F)
_POWERS = {"2": "²", "3": "³"}
_RAISED = frozenset(("m", "km", "cm", "mi", "ft"))  # whose powers are areas and volumes
_PER = {"/h": "/h", "/s": "/s", "h": "/h", "s": "/s"}
NUMBERED = frozenset(("100y", "10y"))  # units that ordinals number
_BEHIND_HYPHEN = 2  # places where a unit may stand: at a hyphen and behind it
_LONGEST_SUFFIX = 3  # letters of an ordinal's: 18th, 18ème
_SPEED_FAR = 4  # tokens before a figure where "per hour" may stand


def unit_beside(found: Words, first: int, last: int, tongue: Language) -> tuple[str, int, int]:
    """The unit or currency of the figure between two tokens, and the first and last token with the unit.

    The sign before a figure ($, €) comes first, then the words after it, then those before it (Turkish says per
    cent first: yüzde 11).
    """
    sign, start = _sign_before(found, first, tongue)
    if sign:
        return sign, start, last
    places = behind(found, last)
    if places[0] < len(found) and found.start[places[0]] == found.end[last] and found.text[places[0]] in _DEGREES:
        return _DEGREES[found.text[places[0]]], first, places[0]
    if len(places) > _BEHIND_HYPHEN and found.lower[places[1]] in lexicon(tongue.tag):
        places = places[:_BEHIND_HYPHEN]  # no suffix, but another figure: две-три недели
    partitive = tongue.numbers.partitive.at(found.lower, places[0]) if tongue.numbers.partitive.by_first else None
    century = _behind_ordinal(found, last, tongue)
    if century:
        return century[0], first, century[1] - 1
    hyphened = places[1] if len(places) > 1 and found.lower[places[1]] in tongue.numbers.hyphened else -1
    more = tongue.numbers.after.at(found.lower, places[-1]) if tongue.numbers.after.by_first else None
    further = partitive or more  # dos millones de euros, 1000多公里
    for place in (*places, further[1]) if further else places:
        if place == hyphened:  # на 214-м километре
            continue
        unit = tongue.units.at(found.lower, place) or _with_particle(found, place, tongue)
        if unit and unit[0][0] != "/":
            name, end = _composed(unit[0], found, first, unit[1], tongue)
            return name, first, end - 1
    before = tongue.units.before(found.lower, first) if tongue.numbers.leading_units else None
    if before and before[0] in tongue.numbers.leading_units and not _is_number(found, before[1] - 1):
        points = tongue.numbers.points.at(found.lower, last + 1) if before[0] == "%" else None
        return ("pp", before[1], points[1] - 1) if points else (before[0], before[1], last)
    return "", first, last


def _behind_ordinal(found: Words, last: int, tongue: Language) -> tuple[str, int] | None:
    """The century or decade that an ordinal numbers, and the position behind it: 19. Jahrhundert, 19th century."""
    after = last + 1
    if after + 1 >= len(found.text) or found.start[after] != found.end[last]:
        return None
    suffix = found.kind[after] == WORD and len(found.text[after]) <= _LONGEST_SUFFIX
    unit = tongue.units.at(found.lower, after + 1)
    numbered = unit is not None and unit[0] in NUMBERED
    return unit if numbered and (suffix or (tongue.ordinal_stops and found.text[after] == ".")) else None


def _with_particle(found: Words, place: int, tongue: Language) -> tuple[str, int] | None:
    """A unit's sign in Latin letters with a particle of another script written on to it: 83m이고."""
    if place >= len(found.text) or not found.lower[place][0].isascii() or found.text[place].isascii():
        return None
    sign = _LATIN.match(found.lower[place])
    unit = tongue.units.at([sign[0]], 0) if sign else None
    return (unit[0], place + 1) if unit else None


def _composed(unit: str, found: Words, first: int, end: int, tongue: Language) -> tuple[str, int]:
    """A unit with what makes it a speed or an area, and the position behind it: км/сағ, miles per hour, km2."""
    if _is_number(found, end) and found.text[end] in _POWERS and found.start[end] == found.end[end - 1]:
        area = unit + _POWERS[found.text[end]]
        return (area, end + 1) if measured(area) else (unit, end)
    per = tongue.units.at(found.lower, end)
    if per and per[0][0] == "/" and measured(unit + per[0]):
        return unit + per[0], per[1]
    if end < len(found) and found.text[end] == "?" and found.start[end] == found.end[end - 1] and unit in _RAISED:
        return "", end  # m? has lost the power of m²
    if end < len(found) and found.text[end] == "/":
        time = tongue.units.at(found.lower, end + 1)
        if time and measured(f"{unit}/{time[0]}"):
            return f"{unit}/{time[0]}", time[1]
    if not (measured(f"{unit}/h") or measured(f"{unit}/s")):
        return unit, end
    for place in range(first, max(first - _SPEED_FAR, -1), -1):  # 시속 약 85마일, saatte 35 mil
        earlier = tongue.units.before(found.lower, place)
        if earlier and earlier[0] in _PER and not _is_number(found, earlier[1] - 1):
            speed = unit + _PER[earlier[0]]
            return (speed, end) if measured(speed) else (unit, end)
    return unit, end


def _sign_before(found: Words, first: int, tongue: Language) -> tuple[str, int]:
    """The currency whose sign stands before a figure ($, R$, US$), and the token where it starts."""
    if first == 0:
        return "", first
    sign, written_on = found.lower[first - 1], found.end[first - 1] == found.start[first]
    if found.kind[first - 1] == WORD:  # Rp25.000, and an ISO code with a space: PLN 570
        unit = tongue.units.before(found.lower, first)
        money = unit is not None and currency(unit[0]) and (written_on or unit[0].lower() == sign)
        return unit if unit and money and not _is_number(found, unit[1] - 1) else ("", first)
    if found.kind[first - 1] != MARK or (sign in "%°" and _is_number(found, first - 2)):  # the figure before has it
        return "", first
    if first > 1 and found.end[first - 2] == found.start[first - 1]:
        longer = tongue.units.at((found.lower[first - 2] + sign,), 0)
        if longer:
            return longer[0], first - 2
    unit = tongue.units.before(found.lower, first)
    return unit if unit and currency(unit[0]) else ("", first)


def behind(found: Words, last: int) -> tuple[int, ...]:
    """The tokens where what belongs to a figure may begin: behind it, its hyphen, its suffix (100-ден) or its stop."""
    after = last + 1
    if after >= len(found.text) or found.start[after] != found.end[last]:
        return (after,)
    if found.text[after] in JOINERS and after + 1 < len(found.text) and found.kind[after + 1] == WORD:
        return (after, after + 1, after + 2)
    abbreviated = found.kind[last] == WORD and found.text[after] == "."  # 1 038 тыс. рублей
    lower = abbreviated and after + 1 < len(found) and found.text[after + 1].islower()
    return (after, after + 1) if lower else (after,)


def approximator(found: Words, first: int, digits: int, last: int, reach: tuple[int, int], tongue: Language) -> str:
    """The approximator of a figure (> >= < <= ~), before it or behind its digits, its scale, its suffix or its unit.

    `digits` is the last token of the digits, `last` that of the figure with its scale words.
    """
    habits = tongue.numbers
    if habits.before.by_last:
        before = habits.before.before(found.lower, first)
        if before is None and reach[0] < first:
            before = habits.before.before(found.lower, reach[0])
        if before is None and first and found.lower[first - 1] in habits.articles:  # about a dozen
            before = habits.before.before(found.lower, first - 1)
        if before:
            return before[0]
    if habits.after.by_first:
        places = behind(found, last)
        if digits < last:
            places = (digits + 1, *places)
        if reach[1] != last:
            places = (*places, *behind(found, reach[1]))
        for place in places:
            after = habits.after.at(found.lower, place)
            if after and not _is_number(found, after[1]):  # "10 over 5": it belongs to what follows
                return after[0]
    return ""


def minus_before(found: Words, raw: str, first: int, start: int, tongue: Language) -> int | None:
    """The token of the minus before a figure: a sign written on to it behind a space or a bracket, or a word.

    `first` is the figure's token, `start` that of its currency sign. A hyphen at the head of a text is a dash, and that
    of “+/-” is a plus too.
    """
    for place in (first,) if start == first else (first, start):
        sign = found.text[place - 1] if place else ""
        if sign in _MINUS_SIGNS and found.end[place - 1] == found.start[place]:
            at = found.start[place - 1]
            alone = _stands_alone(raw, at) if at else sign == "−"
            if alone and not _is_number(found, place - 2) and (place < 2 or found.text[place - 2] not in "/+"):
                return place - 1
    word = tongue.numbers.minus.before(found.lower, min(first, start))
    if not word or not word[0] or tongue.numbers.before.before(found.lower, first):  # pelo menos 40
        return None
    return word[1]


def _stands_alone(raw: str, at: int) -> bool:
    """Whether a sign stands behind a space, a bracket or the dots of a range: 0...-5."""
    return raw[at - 1].isspace() or raw[at - 1] in "([«“…" or raw[at - 2 : at] == ".."


def is_code(found: Words, first: int, last: int, tongue: Language) -> bool:
    """Whether a word or a sign beside a figure makes it a name: № 5, article 264, 264-бап."""
    if first and found.text[first - 1] in _CODE_SIGNS:
        return True
    habits = tongue.numbers
    if habits.codes.before(found.lower, first):
        return True
    # Behind a figure only what is written on to it ("264-бап", but not "3 articles"), or what says so (60 saylı).
    places = behind(found, last)
    if habits.codes_behind.by_first and (
        habits.codes_behind.at(found.lower, places[-1]) or habits.codes_behind.at(found.lower, last + 1)
    ):
        return True
    return len(places) > 1 and any(habits.codes.at(found.lower, place) for place in places[1:])


def _is_number(found: Words, position: int) -> bool:
    return 0 <= position < len(found) and found.kind[position] == NUMBER
