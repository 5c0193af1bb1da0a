"""How a language's words may be misspelt: the table `[orthography]` of a language file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SLIPS = ("turned", "added", "lost", "changed")


@dataclass(frozen=True, slots=True, eq=False)
class Orthography:
    """Which slips the words of a language are told by, and what is no slip in it.

    `slips` are of SLIPS: two letters turned round, one added, lost or changed. Where a dictionary lacks many forms of
    its words, fewer can be told; where it lacks too many, none. `written_on` are the ends of words that hold other ones
    (pagarle), each with what stands in its place without it. `either` gives letters that may stand for others: chaines
    and chaînes are both in use. `speller` is what checks spelling where somebody asks for more.
    """

    slips: frozenset[str] = frozenset()
    written_on: tuple[tuple[str, str], ...] = ()
    either: Mapping[int, int] = field(default_factory=dict)
    speller: str = ""


def orthography_of(table: Mapping[str, Any]) -> Orthography:
    """What the table `[orthography]` of a language file says; ValueError for a slip of no known kind."""
    slips = frozenset(table.get("slips", "").split())
    if not slips <= {*SLIPS}:
        raise ValueError(f"{sorted(slips - {*SLIPS})}: no slip of {', '.join(SLIPS)}")
    ends = (pair.partition("/") for pair in table.get("written_on", "").split())
    return Orthography(
        slips=slips,
        written_on=tuple((end, instead) for end, _, instead in ends),
        either=str.maketrans(dict(pair.split("/") for pair in table.get("either", "").split())),
        speller=table.get("speller", ""),
    )
