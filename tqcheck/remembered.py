"""Answers that are kept: what a function says of each word, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_MOST = 1 << 16

V = TypeVar("V")


class Remembered(dict[str, V]):
    """What a function says of words, each asked once: a look-up costs no call, and mapping one over a text little.

    When it has become too large it is emptied; the common words are back at once.
    """

    def __init__(self, ask: Callable[[str], V]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> V:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = self._ask(word)
        return found
