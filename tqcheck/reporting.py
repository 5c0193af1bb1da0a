"""The words by which a language reports: who said it, whether it was denied, whether it is still to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tqcheck.phrases import Phrases, table_of


@dataclass(frozen=True, slots=True, eq=False)
class Reporting:
    """The table `[reporting]` of a language file: what the checks that read an article as one need of a language.

    `only` narrows what it stands before. `not_this` stands before what is denied and `but_that` before what takes its
    place (not X, but Y); with `denied_before` the denied thing stands first (X емес, Y). `rise` and `fall` are words
    by which figures grow and shrink, `change_from` stands before the first of the two, and `ranks` behind the last
    where less is better (25th place). `compared` between two figures says which of them is held against the other (36%
    compared to 17%).

    `future` are auxiliaries of the future, which count only behind a word that ends in one of `future_stems` where the
    language has such; `future_endings` are ends of verbs in the future. `from_year` stands before a year in or from
    which something happens, and `from_year_behind` behind it; `that` begins a clause of its own. `lasting` stands
    before a duration, `lasting_behind` behind one.

    `part_of` introduces some parts of a whole (of which), `total` a sum. `saying` are verbs of saying; `alleged` says
    that nothing is proven, and `hedged` may stand for it. `status` gives the forms by which a person is a suspect,
    accused, convicted or acquitted, and those (court) that leave it open.
    """

    only: Phrases = field(default_factory=Phrases)
    not_this: Phrases = field(default_factory=Phrases)
    but_that: Phrases = field(default_factory=Phrases)
    denied_before: bool = False
    rise: Phrases = field(default_factory=Phrases)
    fall: Phrases = field(default_factory=Phrases)
    change_from: Phrases = field(default_factory=Phrases)
    ranks: Phrases = field(default_factory=Phrases)
    compared: Phrases = field(default_factory=Phrases)
    future: Phrases = field(default_factory=Phrases)
    future_stems: tuple[str, ...] = ()
    future_endings: tuple[str, ...] = ()
    from_year: Phrases = field(default_factory=Phrases)
    from_year_behind: Phrases = field(default_factory=Phrases)
    that: Phrases = field(default_factory=Phrases)
    lasting: Phrases = field(default_factory=Phrases)
    lasting_behind: Phrases = field(default_factory=Phrases)
    part_of: Phrases = field(default_factory=Phrases)
    total: Phrases = field(default_factory=Phrases)
    saying: Phrases = field(default_factory=Phrases)
    alleged: Phrases = field(default_factory=Phrases)
    hedged: Phrases = field(default_factory=Phrases)
    status: Phrases = field(default_factory=Phrases)

    @property
    def foretells(self) -> bool:
        """Whether the language's marks of the future are known."""
        return bool(self.future or self.future_endings)

    @property
    def timed(self) -> bool:
        """Whether the words beside a duration are known."""
        return bool(self.lasting or self.lasting_behind)


def reporting_of(table: Mapping[str, Any]) -> Reporting:
    """The words that the table `[reporting]` of a language file gives."""
    return Reporting(
        only=_phrases(table, "only"),
        not_this=_phrases(table, "not_this"),
        but_that=_phrases(table, "but_that"),
        denied_before=table.get("denied_before", False),
        rise=_phrases(table, "rise"),
        fall=_phrases(table, "fall"),
        change_from=_phrases(table, "change_from"),
        ranks=_phrases(table, "ranks"),
        compared=_phrases(table, "compared"),
        future=_phrases(table, "future"),
        future_stems=_endings(table, "future_stems"),
        future_endings=_endings(table, "future_endings"),
        from_year=_phrases(table, "from_year"),
        from_year_behind=_phrases(table, "from_year_behind"),
        that=_phrases(table, "that"),
        lasting=_phrases(table, "lasting"),
        lasting_behind=_phrases(table, "lasting_behind"),
        part_of=_phrases(table, "part_of"),
        total=_phrases(table, "total"),
        saying=_phrases(table, "saying"),
        alleged=_phrases(table, "alleged"),
        hedged=_phrases(table, "hedged"),
        status=table_of(table.get("status", {})),
    )


def _phrases(table: Mapping[str, Any], key: str) -> Phrases:
    return table_of({key: table.get(key, "")})


def _endings(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(table.get(key, "").split())
