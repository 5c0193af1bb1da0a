"""The words by which a language denies: the table `[polarity]` of a language file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tqcheck.phrases import Phrases, table_of


@dataclass(frozen=True, slots=True, eq=False)
class Polarity:
    """What denies, and what may: where a text has any of the latter, nobody can say that it denies nothing.

    `denies` are words that surely deny what they stand in, and `denying_ends` the ends of verbs that do. `with_denial`
    are words that stand beside these and deny no more than they do (ne … pas, никто не), and may deny without them.
    `may_deny` are words that deny in some way (no, without, refuse, hardly, only), and phrases in which one of
    `denies` does not: not only. Words with one of the `beginnings` or `ends`, or with one of the `middles` behind
    their first letters, may deny too (un-, -less), but those that begin as `plain` ones do (under).
    """

    denies: Phrases = field(default_factory=Phrases)
    denying_ends: tuple[str, ...] = ()
    with_denial: Phrases = field(default_factory=Phrases)
    may_deny: Phrases = field(default_factory=Phrases)
    beginnings: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    middles: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()


def polarity_of(table: Mapping[str, Any]) -> Polarity:
    """The polarity that the table `[polarity]` of a language file describes."""
    return Polarity(
        denies=table_of({"": table.get("denies", "")}),
        denying_ends=tuple(table.get("denying_ends", "").split()),
        with_denial=table_of({"": table.get("with_denial", "")}),
        may_deny=table_of({"": table.get("may_deny", "")}),
        beginnings=tuple(table.get("beginnings", "").split()),
        ends=tuple(table.get("ends", "").split()),
        middles=tuple(table.get("middles", "").split()),
        plain=tuple(table.get("plain", "").split()),
    )
