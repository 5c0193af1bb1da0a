"""A glossary compiled for one language: a trie of headwords, and the forms that lead into it.

What a sentence costs does not depend on how many concepts there are: each of its words is looked up once,
and few lead on into the trie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tqcheck.analysis.forms import FormTable, Headwords, finder, inflection_facts
from tqcheck.analysis.words import JOINERS, WORD, Words, tokenise
from tqcheck.glossary import cache
from tqcheck.glossary.concepts import Concept, Term
from tqcheck.glossary.shipped import forms_of
from tqcheck.language import Language

Sense = tuple[Concept, Term]
Trie = dict[str, Any]  # a headword → the trie of what may follow it

_ENDS = ""  # the key under which a trie has the [concept, term] numbers of the terms that end there
# Words that stand exactly so and words that may go on with any letters are headwords of their own in the trie.
_EXACT, _OPEN = "=", "*"


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """`headwords` gives what a lower-case word may be a form of, `exact` what a word is as it is written.

    Both lead into `trie`.
    """

    headwords: Callable[[str], Headwords]
    exact: Mapping[str, str]
    trie: Trie
    concepts: Sequence[Concept]
    column: str

    def find(self, words: Words) -> Iterator[tuple[int, int, list[Sense]]]:
        """Each term in a text: its first and last token and what it may stand for.

        In the order of the first token, and of several that begin with it the longest first. Hyphens and
        apostrophes between the words of a term are overlooked.
        """
        keyed = [*map(self.headwords, words.lower)]
        if self.exact:
            for place, key in enumerate(map(self.exact.get, words.text)):
                if key:
                    keyed[place] = (*(keyed[place] or ()), key)
        for first, keys in enumerate(keyed):
            if keys:
                nodes = [self.trie[key] for key in keys if key in self.trie]
                if nodes:
                    yield from reversed(self._beginning(words.lower, keyed, first, nodes))

    def _beginning(
        self, lower: Sequence[str], keyed: Sequence[Headwords], first: int, nodes: list[Trie]
    ) -> list[tuple[int, int, list[Sense]]]:
        found: list[tuple[int, int, list[Sense]]] = []
        size, place = len(lower), first
        while nodes:
            if ends := [end for node in nodes if _ENDS in node for end in node[_ENDS]]:
                found.append((first, place, self._senses(ends)))
            place += 1
            while place < size and lower[place] in JOINERS:
                place += 1
            if place >= size or not (keys := keyed[place]):
                break
            nodes = [node[key] for node in nodes for key in keys if key in node]
        return found

    def _senses(self, ends: list[list[int]]) -> list[Sense]:
        senses: dict[Concept, Term] = {}
        for number, place in ends:
            concept = self.concepts[number]
            senses.setdefault(concept, concept.terms[self.column][place])
        return list(senses.items())


def index(concepts: Sequence[Concept], column: str, tongue: Language) -> Index:
    """The terms that concepts have in a column, for texts in a language; read from the disk if compiled before."""
    name = cache.key(tongue.inflection.method, inflection_facts(tongue), *_cells(concepts, column))
    stored = cache.load(name)
    try:
        trie, exact, stems = stored["trie"], stored["exact"], stored["stems"]
        table = FormTable(stored["whole"], stored["bound"])
    except (TypeError, KeyError):
        trie, exact, stems, table = _compile(concepts, column, tongue)
        cache.store(name, {"trie": trie, "exact": exact, "stems": stems, **table._asdict()})
    return Index(finder(table, stems, tongue), exact, trie, concepts, column)


def _cells(concepts: Sequence[Concept], column: str) -> Iterator[str]:
    """What decides the trie: the terms and how they match, with their row."""
    for concept in concepts:
        for text, _, open_ended, exact, _ in concept.terms.get(column, ()):
            yield f"{_EXACT if exact else ''}{text}{_OPEN if open_ended else ''}"
        yield ""


def headwords(concepts: Sequence[Concept], column: str, tongue: Language) -> dict[str, bool]:
    """The words of a column's terms that are matched in every form, and whether each is a term by itself."""
    found: dict[str, bool] = {}
    for concept in concepts:
        for term in concept.terms.get(column, ()):
            keys = _keys(term, tongue)
            for key, word in keys:
                if key[0] != _EXACT and key[-1] != _OPEN:
                    found[word] = found.get(word, False) or len(keys) == 1
    return found


def _compile(
    concepts: Sequence[Concept], column: str, tongue: Language
) -> tuple[Trie, dict[str, str], dict[str, str], FormTable]:
    trie: Trie = {}
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    for number, concept in enumerate(concepts):
        for place, term in enumerate(concept.terms.get(column, ())):
            node = trie
            for key, word in _keys(term, tongue):
                node = node.setdefault(key, {})
                if key[0] == _EXACT:
                    exact[word] = key
                elif key[-1] == _OPEN:
                    stems[word] = key
            node.setdefault(_ENDS, []).append([number, place])
    return trie, exact, stems, forms_of(headwords(concepts, column, tongue), tongue)


def _keys(term: Term, tongue: Language) -> list[tuple[str, str]]:
    """The way of a term through the trie, and the word of each step: as written if it stands exactly so."""
    tokens = tokenise(term.text, tongue)
    keys = [
        (_EXACT + text, text) if term.exact or kind != WORD else (lower, lower)
        for text, lower, kind in zip(tokens.text, tokens.lower, tokens.kind, strict=True)
        if lower not in JOINERS
    ]
    if term.open_ended:
        word = keys[-1][1]
        keys[-1] = word + _OPEN, word
    return keys
