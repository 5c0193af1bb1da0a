"""Phrases of a language file, found beside a token of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_Entries = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]  # a word → the other words of a phrase, its meaning


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Phrases and what they mean, to be found at a token or right before one; of several the longest."""

    by_first: _Entries = field(default_factory=dict)
    by_last: _Entries = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.by_first)

    def at(self, tokens: Sequence[str], position: int) -> tuple[str, int] | None:
        """The meaning of the phrase that starts at a token, and the position after it."""
        if not 0 <= position < len(tokens) or tokens[position] not in self.by_first:
            return None
        for rest, meaning in self.by_first[tokens[position]]:
            if not rest or tuple(tokens[position + 1 : position + 1 + len(rest)]) == rest:
                return meaning, position + 1 + len(rest)
        return None

    def found_in(self, tokens: Sequence[str]) -> set[str]:
        """The meanings of the phrases that stand anywhere in some tokens; none where no phrase does."""
        if self.by_first.keys().isdisjoint(tokens):
            return set()
        return {found[0] for place in range(len(tokens)) if (found := self.at(tokens, place))}

    def before(self, tokens: Sequence[str], position: int) -> tuple[str, int] | None:
        """The meaning of the phrase that ends right before a token, and the position where it starts."""
        if position <= 0 or tokens[position - 1] not in self.by_last:
            return None
        for earlier, meaning in self.by_last[tokens[position - 1]]:
            start = position - 1 - len(earlier)
            if not earlier or (start >= 0 and tuple(tokens[start : position - 1]) == earlier):
                return meaning, start
        return None


def table_of(meanings: Mapping[str, str]) -> Phrases:
    """The phrases of a table of a language file: meaning → forms."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for meaning, forms in meanings.items():
        for words in phrases_of(forms):
            by_first.setdefault(words[0], []).append((words[1:], meaning))
            by_last.setdefault(words[-1], []).append((words[:-1], meaning))
    return Phrases(_longest_first(by_first), _longest_first(by_last))


def _longest_first(table: dict[str, list[tuple[tuple[str, ...], str]]]) -> _Entries:
    return {word: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for word, found in table.items()}


def phrases_of(forms: str) -> Iterator[tuple[str, ...]]:
    """Forms set apart by white space; an underscore stands for the space inside one."""
    for form in forms.split():
        yield tuple(form.split("_"))
