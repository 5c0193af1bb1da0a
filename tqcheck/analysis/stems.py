"""What the endings of a word may have been written on to, as far as its language's rules tell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tqcheck.analysis.chains import ending_test
from tqcheck.analysis.forms import bases
from tqcheck.language import language

_SHORTEST = 3
_REMEMBERED = 1 << 16


@lru_cache(maxsize=_REMEMBERED)
def stems(word: str, tag: str) -> tuple[str, ...]:
    """A lower-case word, and what it may be without its endings: too many rather than too few, the shortest first."""
    tongue = language(tag)
    found: Iterable[str] = bases(word, tongue)
    follows = ending_test(tongue) if tongue.inflection.method == "suffixes" else None
    if follows:
        found = (word, *(word[:size] for size in range(_SHORTEST, len(word)) if follows(word[size:])))
    return tuple(sorted(found, key=lambda stem: (len(stem), stem)))
