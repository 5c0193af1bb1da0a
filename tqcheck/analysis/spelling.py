"""Spelling, by a speller that somebody else keeps: Harper, for English. It is an option and needs harper-py."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from tqcheck.errors import ConfigError

# Harper's rule; its others are of grammar and style.
_RULE = "SpellCheck"
_LANGUAGE = "en"
_WORD = re.compile(r"[^\W\d_]+")
# Shorter words are as likely to be abbreviations, units or words of another language.
SHORTEST = 5


class Misspelt(NamedTuple):
    """A word from `start` to `end` that the speller does not know, and the word one slip away that it does."""

    start: int
    end: int
    likely: str


class Speller:
    """Finds words of a text that are one slip away from a word; ConfigError if harper-py is not installed."""

    def __init__(self) -> None:
        self.linters = _linters()

    def misspelt(self, raw: str) -> list[Misspelt]:
        """The words in small letters that neither British nor American English knows. Spans are code points."""
        if not any(map(_is_doubtful, _WORD.findall(raw))):
            return []
        first, *others = self.linters
        found = {(lint.span.start, lint.span.end): lint for lint in first.lint(raw)}
        for linter in others:
            if found:
                unknown = {(lint.span.start, lint.span.end) for lint in linter.lint(raw)}
                found = {place: lint for place, lint in found.items() if place in unknown}
        misspelt = []
        for (start, end), lint in sorted(found.items()):
            word = raw[start:end]
            if not _is_doubtful(word):
                continue
            likely = [one.replacement_text for one in lint.suggestions if one_slip_away(word, one.replacement_text)]
            if likely:
                misspelt.append(Misspelt(start, end, likely[0]))
        return misspelt


@lru_cache(maxsize=1 << 16)
def _is_doubtful(word: str) -> bool:
    """Whether a word may be misspelt: it is no name, code or abbreviation, and no dictionary form or form of one."""
    from simplemma import is_known  # a dictionary of 30 ms, which only this option needs

    return len(word) >= SHORTEST and word.isalpha() and word.islower() and not is_known(word, _LANGUAGE)


def one_slip_away(word: str, other: str) -> bool:
    """Whether one letter is lost, added, changed or has changed places with its neighbour (Damerau 1964).

    A plural that is formed in another way is no slip: both forms are in use.
    """
    if abs(len(word) - len(other)) > 1 or word.endswith("s") != other.endswith("s"):
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    rest, other_rest = word[start:], other[start:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
    )


@lru_cache(maxsize=1)
def _linters() -> tuple[Any, ...]:
    """One speller for each spelling of English; each takes a second to build."""
    try:
        from harper import Dialect, Linter  # an option, and 10 MB
    except ImportError:
        raise ConfigError(
            "spelling is checked by harper-py, which is not installed", remedy='pip install "tqcheck[spelling]"'
        ) from None
    linters = []
    for dialect in Dialect.AMERICAN, Dialect.BRITISH:
        linter = Linter(dialect)
        linter.set_lint_config({rule: rule == _RULE for rule in linter.get_lint_config()})
        linters.append(linter)
    return tuple(linters)
