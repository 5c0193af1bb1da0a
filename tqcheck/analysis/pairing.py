"""Which figure of the source became which in the translation: one answer, which all number checks share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tqcheck.analysis.answers import (
    BY_ANY_VALUE,
    BY_VALUE,
    answered,
    converted,
    outside,
    roughly,
    same_but_for_scale,
    take_out,
    unworded,
    unwritten,
    without_parts,
)
from tqcheck.analysis.changes import changes_into_known, likeliest_changes, measures_in_words
from tqcheck.analysis.measures import measured
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.quantity import Pair, Quantity, Sort
from tqcheck.analysis.told_dates import without_told_dates
from tqcheck.language import language
from tqcheck.model import Segment, analysis


@dataclass(frozen=True, slots=True)
class Pairing:
    """How the figures of a segment answer each other, each pair the source's first.

    `same` are worth the same (in any reading or unit), `changed` are figures of the source with those that took
    their place, `dates` are months and days of the week that became others; `missing` are figures of the source
    that nothing answers, `added` those of the translation that nothing asked for. `told` are years and days of
    the translation that the source tells of without a number.
    """

    same: tuple[Pair, ...] = ()
    changed: tuple[Pair, ...] = ()
    dates: tuple[Pair, ...] = ()
    missing: tuple[Quantity, ...] = ()
    added: tuple[Quantity, ...] = ()
    told: tuple[Quantity, ...] = ()


NOTHING = Pairing()
_SAID = ("day", "time", "code", "score")  # where even a one is said
_UNSAID = frozenset((0, 1))  # languages say "a month", "none" or "midnight" for these
# Figures left over on a side of which more are not compared with each other one by one: nobody writes such a
# sentence, and a table pasted into one must not take for ever.
_MOST = 100
_LONGEST_UNIT = 16  # characters of a unit in brackets
_LONGEST_LEAD = (
    24  # characters between a measure and the bracket that converts it: 1,5 kilometre hızla (saatte 3000 mil)
)
_INFLECTED = 4  # letters of a name that may have an ending
_NAME = re.compile(r"[^\W\d_]+(?=[-‐‑–]?$)")


@analysis
def paired_numbers(segment: Segment) -> Pairing:
    """How the figures of the source and of the translation answer each other, by what they are worth."""
    wanted, found = quantities(segment.source), quantities(segment.target)
    if not wanted and not found:
        return NOTHING
    # A number in words can be held against the other side only where that side's number words are known too,
    # and so can a scale word.
    spelled = language(segment.source.language).numbers.spelled and language(segment.target.language).numbers.spelled
    same: list[Pair] = []
    left, right = list(wanted), list(found)
    months, added_months = _dates("month", left, right, same)
    weekdays, _ = _dates("weekday", left, right, same)
    for keys in BY_VALUE:
        left, right = answered(left, right, keys, same)
    if not left and not right:
        return Pairing(tuple(same), dates=(*months, *weekdays), added=tuple(added_months))
    left, right = left[:_MOST], right[:_MOST]
    left, right = take_out(left, right, converted, same)
    left, right = take_out(left, right, roughly, same)
    left, right = without_parts(left, right)
    right, left = without_parts(right, left)
    if not spelled:
        left, right = take_out(left, right, same_but_for_scale, same)
    left, right = outside(left, right), outside(right, left)
    left, right = unworded(left, segment.target), unworded(right, segment.source)
    left, right = unwritten(left, segment.target), unwritten(right, segment.source)
    left = without_told_dates(left, segment.source, segment.target, segment.published)
    untold = without_told_dates(right, segment.target, segment.source, segment.published)
    told, right = [one for one in right if one not in untold], untold
    strong_left = [one for one in left if _strong(one, spelled)]
    strong_right = [one for one in right if _strong(one, spelled)]
    new_left, new_right = _not_standing(strong_left, found), _not_standing(strong_right, wanted)
    changed = likeliest_changes(new_left, new_right)
    changed += changes_into_known(_rest(new_left, changed), _rest(strong_right, changed))
    changed += [
        (one, other) for other, one in changes_into_known(_rest(new_right, changed), _rest(strong_left, changed))
    ]
    changed = changed or _one_for_one(strong_left, strong_right, wanted, found)
    changed += _renamed(left, right, segment)
    if not spelled:
        changed += measures_in_words(_rest(left, changed), _rest(right, changed))
    return Pairing(
        tuple(same),
        tuple(changed),
        (*months, *weekdays),
        tuple(one for one in _rest(new_left, changed) if not _needless(one, wanted, segment.source.raw)),
        (
            *(one for one in _rest(new_right, changed) if not _needless(one, found, segment.target.raw)),
            *added_months,
        ),
        tuple(told),
    )


def _dates(
    sort: Sort, left: list[Quantity], right: list[Quantity], same: list[Pair]
) -> tuple[list[Pair], list[Quantity]]:
    """The months or weekdays that became others, and those added. Both sides lose theirs, where both name any.

    They come before all other figures: the 7 of June 7 is no answer to July.
    """
    wanted, found = [one for one in left if one.sort == sort], [one for one in right if one.sort == sort]
    if not wanted and not found:
        return [], []
    if sort == "weekday" or (wanted and found):
        left[:] = [one for one in left if one.sort != sort]
        right[:] = [one for one in right if one.sort != sort]
    if not wanted or not found:
        return [], []
    unanswered, remaining = wanted, found
    for keys in BY_ANY_VALUE:
        unanswered, remaining = answered(unanswered, remaining, keys, same)
    known_left, known_right = {one.value for one in wanted}, {one.value for one in found}
    unanswered.sort(key=lambda one: one.value in known_right)  # first what only one side has
    remaining.sort(key=lambda one: one.value in known_left)
    changed = [
        (one, other)
        for one, other in zip(unanswered, remaining, strict=False)
        if one.value not in known_right or other.value not in known_left
    ]
    if sort == "month":  # a month that is spelled may stand as a figure: May 5 and 5/5
        left += [one for one in unanswered[len(remaining) :] if one.value not in known_right]
    return changed, [one for one in remaining[len(unanswered) :] if one.value not in known_left]


def _needless(one: Quantity, own: Sequence[Quantity], raw: str) -> bool:
    """Whether a figure may be left out: languages say "a month" for 1, and 62 miles (100 km) once is enough."""
    if (one.value in _UNSAID and one.sort not in _SAID) or any(converted(one, other) for other in own):
        return True
    before = max((other for other in own if other.reach[1] <= one.start), key=lambda other: other.end, default=None)
    other_unit = before is not None and measured(before.unit) and before.unit != one.unit
    return before is not None and other_unit and _in_brackets(one, before, raw)


def _in_brackets(one: Quantity, before: Quantity, raw: str) -> bool:
    """Whether a figure is another's conversion: it stands in brackets behind it, with little else in them."""
    closing = raw.find(")", one.end)
    between = raw[before.reach[1] : one.start]
    lead, bracket, _ = between.partition("(")
    opened = (bracket and len(lead) <= _LONGEST_LEAD and ")" not in between) or between.strip() in ";,"
    return bool(opened) and 0 <= closing - one.end <= _LONGEST_UNIT


def _strong(one: Quantity, spelled: bool) -> bool:
    return not one.weak and (spelled or not one.spelled)


def _not_standing(figures: list[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Figures that do not stand on the other side at all: one said twice may be said once in a translation."""
    values = {other.value for other in others}
    readings = {value for other in others for value in other.readings}
    return [one for one in figures if one.value not in readings and values.isdisjoint(one.readings)]


def _one_for_one(
    left: list[Quantity], right: list[Quantity], wanted: Sequence[Quantity], found: Sequence[Quantity]
) -> list[Pair]:
    """The one figure left over on each side where both sides have as many: 5, 3, 2 and 2 became 5, 3, 3 and 2."""
    if len(left) != 1 or len(right) != 1 or left[0].spelled or right[0].spelled:
        return []
    if left[0].kind != right[0].kind or left[0].unit != right[0].unit:
        return []
    as_many = sum(not one.weak for one in wanted) == sum(not one.weak for one in found)
    return [(left[0], right[0])] if as_many and left[0].value not in right[0].readings else []


def _renamed(left: Sequence[Quantity], right: Sequence[Quantity], segment: Segment) -> list[Pair]:
    """Figures of names that became others: covid-19 and covid-93, level II and level III."""
    names = [(_letters(one, segment.source.raw), one) for one in left if one.sort == "name"]
    others = [(_letters(one, segment.target.raw), one) for one in right if one.sort == "name"]
    renamed = [(one, other) for name, one in names for same, other in others if _same_name(name, same)]
    numerals = [
        [one for one in side if one.sort == "roman" and not _one_letter(one, text.raw)]
        for side, text in ((left, segment.source), (right, segment.target))
    ]
    if len(numerals[0]) == len(numerals[1]) == 1:
        renamed.append((numerals[0][0], numerals[1][0]))
    return renamed


def _letters(one: Quantity, raw: str) -> str:
    """The letters that a figure is written on to, in lower case."""
    match = _NAME.search(raw, 0, one.start)
    return match[0].lower() if match else ""


def _same_name(one: str, other: str) -> bool:
    """Whether letters before figures are one name, which may have an ending: covidu-19."""
    short, long = sorted((one, other), key=len)
    return one == other != "" or (len(short) >= _INFLECTED and long.startswith(short))


def _one_letter(one: Quantity, raw: str) -> bool:
    """Whether a numeral is an I, V or X, which are letters and words too."""
    return one.end - one.start == 1 and raw[one.start].isalpha()


def _rest(figures: list[Quantity], pairs: list[Pair]) -> list[Quantity]:
    taken = {id(one) for pair in pairs for one in pair}
    return [one for one in figures if id(one) not in taken]
