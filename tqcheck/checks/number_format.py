"""Figures written after another language's habits."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.digits import Value
from tqcheck.analysis.measures import convertible
from tqcheck.analysis.pairing import paired_numbers
from tqcheck.analysis.quantity import Quantity
from tqcheck.analysis.written import written
from tqcheck.check import bad, good, segment_check
from tqcheck.language import NumberHabits, language
from tqcheck.model import Finding, Message, Segment, Severity

_MARKS = frozenset(".,'’")


@segment_check(
    "number-format",
    "locale-conventions/number-format",
    Severity.MINOR,
    gives_way_to=["untranslated-text", "wrong-language", "number-mismatch"],
    source_facts=["known"],
    target_facts=["known"],
    examples=[
        bad("de en", "Es kamen 3.146 Besucher.", "[[3.146]] visitors came."),
        bad("en de", "The rate is 2.125 percent.", "Der Satz beträgt [[2.125]] Prozent."),
        bad("ru en", "Собрано 12 500 подписей.", "[[12.500]] signatures were collected."),
        bad("kk en", "3 454 қылмыс тіркелді.", "[[3 454]] crimes were recorded."),
        good("de en", "Es kamen 3.146 Besucher.", "3,146 visitors came."),
        good("en ru", "The rate is 2.125 percent.", "Ставка равна 2,125 процента."),
        good("ar en", "بلغ عددهم 281.754 شخصا.", "There were 281,754 of them."),
        good("en ru", "Linux 6.12 is out.", "Вышел Linux 6.12."),
        good("kk en", "3 454 қылмыс тіркелді.", "3,454 crimes were recorded."),
    ],
)
def number_format(segment: Segment) -> Iterator[Finding]:
    """A figure is right, but its marks mean another one in the translation's language: 3.146 for 3,146."""
    tongue = language(segment.target.language)
    for one, other in paired_numbers(segment).same:
        figure = segment.target.raw[other.start : other.end]
        if figure.isdigit() or other.spelled or one.spelled or other.sort or convertible(one.unit, other.unit):
            continue
        figure = figure[: max((place + 1 for place, letter in enumerate(figure) if letter.isdigit()), default=0)]
        marks = [character for character in figure if character in _MARKS or character in tongue.numbers.foreign_groups]
        if not marks:
            continue
        fits = isinstance(other.bare, int) and _fits(other.bare, marks, tongue.numbers)
        if _converted(segment.source.raw, one, figure, other, fits) or _numbers_name(segment, one, other):
            continue
        value = next((reading for reading in other.readings if reading == one.value), other.value)
        if segment.target.raw[other.start + len(figure) :][:1].isalpha():  # 802.11n is a name
            continue
        if other.bare in other.readings and _worth(figure, value) and not _fits(value, marks, tongue.numbers):
            yield Finding(
                "“{figure}” is {value}, which {language} writes otherwise",
                {"figure": figure, "value": str(value), "language": Message(tongue.name)},
                [segment.target.span(other.start, other.start + len(figure))],
                edit=written(value, tongue, grouped=True),
            )


def _converted(source: str, one: Quantity, figure: str, other: Quantity, fits: bool) -> bool:
    """Whether a figure that can be read in two ways got the language's marks by one of them: 281.754 → 281,754."""
    return fits and other.bare in one.readings and figure not in source[one.start : one.end]


def _numbers_name(segment: Segment, one: Quantity, other: Quantity) -> bool:
    """Whether a figure stands unchanged behind the same name in both texts, as the number of a version: Linux 6.12."""
    source, target = segment.source.raw, segment.target.raw
    name = target[: other.start].split(" ")[-2:-1]
    return (
        bool(name)
        and name[0][:1].isalpha()
        and name[0] != name[0].lower()
        and (f"{name[0]} {target[other.start : other.end]}" in source[: one.end])
    )


def _worth(figure: str, value: Value) -> bool:
    """Whether a figure has a value by itself: in “4.2 to 3.9 million” the first has it from a word elsewhere."""
    digits, due = ("".join(str(int(one)) for one in text if one.isdecimal()) for text in (figure, str(value)))
    return digits == due or (not isinstance(value, int) and digits.rstrip("0") == due.rstrip("0"))


def _fits(value: Value, marks: list[str], habits: NumberHabits) -> bool:
    """Whether a figure with these marks is written as the language writes its value."""
    if isinstance(value, int):
        return all(mark in habits.groups for mark in marks)
    return marks[-1] == habits.decimal and all(mark in habits.groups for mark in marks[:-1])
