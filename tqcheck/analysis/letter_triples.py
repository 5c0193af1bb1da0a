"""How usual the letters of a word are in their order: whether a spelling looks like a name at all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "letters"  # written by tools/learn_letters.py
_REMEMBERED = 1 << 14
_UNSEEN = 10


@lru_cache(maxsize=8)
def _triples(script: str) -> Mapping[str, int]:
    """What each three letters of a script cost, in nats: the third behind the first two."""
    path = _FOLDER / f"{script}.triples"
    lines = path.read_text("utf-8").split("\n") if path.exists() else ()
    return {line[:2] + line[place]: int(line[place + 1]) for line in lines for place in range(2, len(line) - 1, 2)}


@lru_cache(maxsize=_REMEMBERED)
def oddness(word: str, script: str) -> int:
    """How unusual a lower-case word of a script looks, in nats; 0 for all words of a script that was not learned."""
    known = _triples(script)
    if not known:
        return 0
    whole = f"  {word} "
    return sum([known.get(whole[place : place + 3], _UNSEEN) for place in range(len(whole) - 2)])
