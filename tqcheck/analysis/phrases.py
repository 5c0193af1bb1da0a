"""Phrases of a language file, found beside a token."""

from __future__ import annotations

from collections.abc import Sequence

from tqcheck.facts import Phrases

_LONGEST = 5  # tokens


def phrase_at(table: Phrases, tokens: Sequence[str], position: int) -> tuple[str, int] | None:
    """The meaning of the longest phrase that starts at a token, and the position after it."""
    if not 0 <= position < len(tokens):
        return None
    for rest, meaning in table.get(tokens[position], ()):
        end = position + 1 + len(rest)
        if not rest or tuple(tokens[position + 1 : end]) == rest:
            return meaning, end
    return None


def phrase_before(table: Phrases, tokens: Sequence[str], position: int) -> tuple[str, int] | None:
    """The meaning of the longest phrase that ends right before a token, and the position where it starts."""
    if not table:
        return None
    for start in range(max(0, position - _LONGEST), position):
        for rest, meaning in table.get(tokens[start], ()):
            if start + 1 + len(rest) == position and tuple(tokens[start + 1 : position]) == rest:
                return meaning, start
    return None
