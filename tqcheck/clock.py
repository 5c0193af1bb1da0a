"""What a language puts beside a time of day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tqcheck.phrases import Phrases, table_of


@dataclass(frozen=True, slots=True, eq=False)
class Clock:
    """What stands beside a time of day.

    `before` and `after` the hour, behind the `minutes` that follow it, and the `halves` of the day (am, pm, night).
    `past` are minutes said before the hour (half past four → 30, quarter to five → -15).
    """

    before: Phrases = field(default_factory=Phrases)
    after: Phrases = field(default_factory=Phrases)
    minutes: Phrases = field(default_factory=Phrases)
    halves: Phrases = field(default_factory=Phrases)
    past: Phrases = field(default_factory=Phrases)


def clock_of(table: Mapping[str, Any]) -> Clock:
    """The words that the table [times] of a language file describes."""
    return Clock(
        before=table_of({"": table.get("before", "")}),
        after=table_of({"": table.get("after", "")}),
        minutes=table_of({"min": table.get("minutes", "")}),
        halves=table_of({half: table.get(half, "") for half in ("am", "pm", "night")}),
        past=table_of(table.get("past", {})),
    )
