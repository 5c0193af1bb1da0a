"""Spelling where somebody asks for more than slips: by Harper, for English, which somebody else keeps (harper-py)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from tqcheck.analysis.slips import Misspelt, slips
from tqcheck.errors import ConfigError
from tqcheck.language import language
from tqcheck.model import Text

# Harper's rule; its others are of grammar and style.
_RULE = "SpellCheck"
_HARPER, _ITS_LANGUAGE = "harper", "en"
_WORD = re.compile(r"[^\W\d_]+")
# Shorter words are as likely to be abbreviations, units or words of another language.
SHORTEST = 5


class Speller:
    """Finds words of a text that are one slip away from another, and are none themselves.

    With `thorough` words are asked for that are not common; ConfigError if the speller for it is not installed.
    """

    def __init__(self, *, thorough: bool = False) -> None:
        self.linters = _linters() if thorough else ()

    def misspelt(self, text: Text) -> list[Misspelt]:
        """The misspelt words of a text in small letters, in its order."""
        found = slips(text)
        if not self.linters or language(text.language).orthography.speller != _HARPER:
            return [*found]
        return sorted({(one.start, one.end): one for one in (*self._by_harper(text.raw), *found)}.values())

    def _by_harper(self, raw: str) -> list[Misspelt]:
        """The words that neither British nor American English knows."""
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

    return len(word) >= SHORTEST and word.isalpha() and word.islower() and not is_known(word, _ITS_LANGUAGE)


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
