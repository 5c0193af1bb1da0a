"""How a figure is written in a language: what a check suggests."""

from __future__ import annotations

from decimal import Decimal

from tqcheck.analysis.digits import Value
from tqcheck.language import Language

_LEAST_GROUPED = 10_000


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
