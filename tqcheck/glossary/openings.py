"""The first letters that a word of a text must have for a glossary to know it: most words have none of them.

They are worked out once for a glossary. Of most words nothing else need be asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from tqcheck.analysis.chains import SHORTEST_PREFIX, begun_chains, ending_test
from tqcheck.analysis.form_table import FormTable
from tqcheck.analysis.words import JOINERS, fold
from tqcheck.glossary.compiling import OPEN, Compiled
from tqcheck.glossary.spelling import first_parts, written_on
from tqcheck.language import Language

_SIZE = 6  # letters, where the endings that may follow a shorter stem are listed


class Openings(NamedTuple):
    """A lower-case word that a glossary knows has these first letters, so many, or begins with one of `free`."""

    size: int
    letters: frozenset[str]
    free: tuple[str, ...]

    def fit(self, word: str) -> bool:
        """Whether a lower-case word has one of them."""
        return word[: self.size] in self.letters or (bool(self.free) and word.startswith(self.free))


def openings(table: FormTable, terms: Compiled, tongue: Language) -> Openings:
    """Of the forms of a column's headwords, of words that go on with any letters, of exact words, of the first words of
    pairs that are one headword, and of words that are two, of which the second begins as its dictionary form does.
    """
    size = SHORTEST_PREFIX if ending_test(tongue) else _SIZE
    chains = begun_chains(tongue, size)
    endings = chains | written_on(tongue)
    open_ended = (*terms.open, *(word.removesuffix(OPEN) for word in terms.joined if word.endswith(OPEN)))
    letters = {
        *JOINERS,
        *(stem[:size] for stem in open_ended),
        *table.openings(size),
        *_grown(chain(table.stems, table.bound) if ending_test(tongue) else (), chains, size),
        *_grown((fold(word, tongue) for word in terms.exact), endings, size),
        *first_parts(table.stems, size, tongue),
        *_grown((word for word in terms.joined if not word.endswith(OPEN)), table.every_ending(), size),
    }
    return Openings(size, frozenset(letters), tuple(stem for stem in open_ended if len(stem) < size))


def _grown(words: Iterable[str], endings: Iterable[str], size: int) -> Iterator[str]:
    """The first letters of words with endings written on."""
    for word in words:
        if len(word) >= size:
            yield word[:size]
        else:
            yield from ((word + ending)[:size] for ending in endings)
