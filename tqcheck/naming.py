"""What a language does with names, where capitals do not tell them: there are none, or all nouns have one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """What stands beside a name, or is written on to it.

    `prefixes` are written on to a name before it, `particles` behind it; `titles_before` and `titles_behind` are words
    that make what stands beside them a name. `home` are the codes of the countries whose news
    leaves their names out.
    The words for what is a country's, where they begin with a small letter, have one of `peoples` behind its beginning;
    those that begin as one of `no_peoples` are ordinary words all the same. `clipped` are the beginnings of words that
    institutions are put together from: Мин-эконом-развития.
    """

    prefixes: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    titles_before: frozenset[str] = frozenset()
    titles_behind: frozenset[str] = frozenset()
    home: frozenset[str] = frozenset()
    peoples: frozenset[str] = frozenset()
    no_peoples: frozenset[str] = frozenset()
    clipped: frozenset[str] = frozenset()


def naming_of(table: Mapping[str, Any]) -> Naming:
    """The naming that the table [naming] of a language file describes."""
    return Naming(**{key: frozenset(words.split()) for key, words in table.items()})
