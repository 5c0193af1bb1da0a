"""How a figure is written in a language: what a check suggests, and what it says that a figure is worth."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tqcheck.analysis.digits import Value, scaled, simplest
from tqcheck.analysis.quantity import Pair, Quantity
from tqcheck.language import Language
from tqcheck.model import Finding, Message, Segment

_LEAST_GROUPED = 10_000
_MOST_DECIMALS = 3  # of a figure with a scale word: 3.454 million
# What a figure loses or gains between two sides that differ by a power of ten, and what that makes of it.
_SCALES = {
    1000: (Message("thousand"), Message("a thousand times")),
    1_000_000: (Message("million"), Message("a million times")),
    1_000_000_000: (Message("billion"), Message("a billion times")),
    1_000_000_000_000: (Message("trillion"), Message("a trillion times")),
}
_BECAME = Message("“{one}”{worth} became “{other}”{other_worth}")
_LOST = Message("“{one}”{worth} became “{other}”{other_worth}: the {scale} is lost")
_ADDED = Message("“{one}”{worth} became “{other}”{other_worth}: the {scale} is added")
_TOO_LITTLE = Message("“{one}”{worth} became “{other}”{other_worth}: {times} too little")
_TOO_MUCH = Message("“{one}”{worth} became “{other}”{other_worth}: {times} too much")


def written(value: Value, tongue: Language, grouped: bool) -> str | None:
    """A value in digits with a language's own marks, or None where it has none; `grouped` asks for the thousands.

    Without `grouped` a whole figure of four digits stays plain, as years do.
    """
    habits = tongue.numbers
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or value < 0:
        return None
    whole, _, fraction = str(value).partition(".")
    if "E" in fraction or not whole.isdecimal():
        return None
    mark = {" ": "\u00a0", "": ""}.get(habits.groups[:1], habits.groups[:1])
    if mark and (grouped or int(whole) >= _LEAST_GROUPED):
        whole = f"{int(whole):,}".replace(",", mark)
    return whole + (habits.decimal + fraction if fraction else "")


def written_with_scale(value: Value, tongue: Language) -> str | None:
    """A large value as news writes it, with the language's scale word ("3.5 billion"); None where it has none.

    Short scale words stay as they are behind any figure; where a language's inflect, its file has none to suggest.
    """
    for scale, word in sorted(tongue.numbers.written.items(), reverse=True):
        if isinstance(value, str) or value < scale:
            continue
        share = scaled(value, Fraction(1, scale))
        digits = str(share).partition(".")[2]
        figure = written(share, tongue, grouped=False) if len(digits) <= _MOST_DECIMALS else None
        return f"{figure}{' ' if tongue.spaced else ''}{word}" if figure else None
    return None


def suggested(wanted: Quantity, grouped: bool, tongue: Language) -> str | None:
    """How the translation should write a figure of the source, without its unit; None where that is not certain."""
    if wanted.kind in ("time", "code", "roman"):
        return None
    if wanted.scaled:
        return written_with_scale(wanted.value, tongue) or written(wanted.value, tongue, grouped=True)
    return written(wanted.value, tongue, grouped) if wanted.bare == wanted.value else None


def became(segment: Segment, pair: Pair, suggestion: str | None = None, *, units: bool = False) -> Finding:
    """What all checks of figures say: words of the source became others in the translation, and what those are worth.

    The figures are quoted with their units where these are the same; `units` marks them with theirs in any case.
    """
    one, other = pair
    source, target = (figure.reach if units else figure.place for figure in pair)
    quoted = [figure.reach if units or one.unit == other.unit else figure.place for figure in pair]
    values = {"one": segment.source.span(*quoted[0]).text, "other": segment.target.span(*quoted[1]).text}
    template, scales = _how(one, other)
    values |= {"worth": _worth(one), "other_worth": _worth(other), **scales}
    return Finding(template, values, [segment.target.span(*target), segment.source.span(*source)], suggestion)


def _worth(one: Quantity) -> str:
    """What a figure is worth, where its letters do not show it: " (25,000 KZT)" for "25 мың теңге"."""
    if isinstance(one.value, str) or not (one.scaled or one.spelled) or one.sort in ("month", "weekday", "time"):
        return ""
    value = simplest(one.value) if one.value > 1 else one.value  # a quarter, and 12.5
    figure = f"{value:,}" if isinstance(value, int) else str(value)
    return f" ({figure}{'' if one.unit == '%' else ' '}{one.unit}".rstrip() + ")"


def _how(one: Quantity, other: Quantity) -> tuple[Message, dict[str, Message]]:
    """What happened between two figures: where it is plain, that a scale word was lost, added or exchanged."""
    if isinstance(one.value, str) or isinstance(other.value, str) or not one.value or not other.value:
        return _BECAME, {}
    ratio = Fraction(one.value) / Fraction(other.value)
    found = _SCALES.get(int(max(ratio, 1 / ratio))) if max(ratio, 1 / ratio).denominator == 1 else None
    if found is None:
        return _BECAME, {}
    scale, times = found
    if one.scaled != other.scaled:
        return _LOST if ratio > 1 else _ADDED, {"scale": scale}
    return _TOO_LITTLE if ratio > 1 else _TOO_MUCH, {"times": times}
