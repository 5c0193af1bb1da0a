"""How a language's words may be misspelt: the table `[orthography]` of a language file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SLIPS = frozenset(("turned", "added", "lost", "changed", "doubled", "accents"))


@dataclass(frozen=True, slots=True, eq=False)
class Orthography:
    """Which slips the words of a language are told by, and what is no slip in it.

    `slips` are of SLIPS: two letters turned round, one added, lost or changed; of the former, one of two same letters;
    of the latter, in its accents alone, or several. `odd_slips` are told only where letters stand in an order that no
    common word has, for the dictionary lacks too many words to go by it alone. `written_on` are the ends of words that
    hold other ones (pagarle), each with what stands in its place without it. `either` gives letters that may stand for
    others: chaines and chaînes are both in use. `fragments` are parts of words that an apostrophe cuts off (doesn’t).
    `speller` is what checks spelling where somebody asks for more.
    """

    slips: frozenset[str] = frozenset()
    odd_slips: frozenset[str] = frozenset()
    written_on: tuple[tuple[str, str], ...] = ()
    either: tuple[tuple[str, str], ...] = ()
    fragments: frozenset[str] = frozenset()
    speller: str = ""


def orthography_of(table: Mapping[str, Any]) -> Orthography:
    """What the table `[orthography]` of a language file says; ValueError for a slip of no known kind."""
    slips, odd_slips = (frozenset(table.get(key, "").split()) for key in ("slips", "odd_slips"))
    if not slips | odd_slips <= SLIPS:
        raise ValueError(f"{sorted((slips | odd_slips) - SLIPS)}: no slip of {sorted(SLIPS)}")
    return Orthography(
        slips=slips,
        odd_slips=odd_slips - slips,
        written_on=_pairs(table, "written_on"),
        either=_pairs(table, "either"),
        fragments=frozenset(table.get("fragments", "").split()),
        speller=table.get("speller", ""),
    )


def _pairs(table: Mapping[str, Any], key: str) -> tuple[tuple[str, str], ...]:
    parted = (pair.partition("/") for pair in table.get(key, "").split())
    return tuple((one, other) for one, _, other in parted)
