"""A glossary compiled for one language: a trie of headwords, and the forms that lead into it.

What a sentence costs does not depend on how many concepts there are: each of its words is looked up once,
and few lead on into the trie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tqcheck.analysis.forms import FormTable, expand, finder, inflection_facts
from tqcheck.analysis.words import JOINERS, WORD, Words, tokenise
from tqcheck.glossary import cache
from tqcheck.glossary.concepts import Concept, Term
from tqcheck.language import Language

Sense = tuple[Concept, Term]
Trie = dict[str, Any]  # a headword → the trie of what may follow it

_ENDS = ""  # the key under which a trie has the [concept, term] numbers of the terms that end there
# Words that stand exactly so and words that may go on with any letters are headwords of their own in the trie.
_EXACT, _OPEN = "=", "*"


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """`headwords` gives what a lower-case word may be a form of; those lead into `trie`."""

    headwords: Callable[[str], Sequence[str]]
    trie: Trie
    concepts: Sequence[Concept]
    column: str

    def find(self, words: Words) -> Iterator[tuple[int, int, list[Sense]]]:
        """Each term in a text: its first and last token and what it may stand for.

        In the order of the first token, and of several that begin with it the longest first. Hyphens and
        apostrophes between the words of a term are overlooked.
        """
        headwords, trie = self.headwords, self.trie
        for first, word in enumerate(words.lower):
            keys = headwords(word)
            if keys:
                nodes = [trie[key] for key in keys if key in trie and _stands(key, words.text[first])]
                if nodes:
                    yield from reversed(self._beginning(words, first, nodes))

    def _beginning(self, words: Words, first: int, nodes: list[Trie]) -> list[tuple[int, int, list[Sense]]]:
        found: list[tuple[int, int, list[Sense]]] = []
        lower, size, place = words.lower, len(words), first
        while nodes:
            if ends := [end for node in nodes for end in node.get(_ENDS, ())]:
                found.append((first, place, self._senses(ends)))
            place += 1
            while place < size and lower[place] in JOINERS:
                place += 1
            if place >= size:
                break
            keys = [key for key in self.headwords(lower[place]) if _stands(key, words.text[place])]
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
        trie, stems = stored["trie"], stored["stems"]
        table = FormTable(stored["whole"], stored["bound"])
    except (TypeError, KeyError):
        trie, stems, table = _compile(concepts, column, tongue)
        cache.store(name, {"trie": trie, "stems": stems, **table._asdict()})
    return Index(finder(table, stems, tongue), trie, concepts, column)


def _stands(key: str, written: str) -> bool:
    return key[0] != _EXACT or key[1:] == written


def _cells(concepts: Sequence[Concept], column: str) -> Iterator[str]:
    """What decides the trie: the terms and how they match, with their row."""
    for concept in concepts:
        for text, _, open_ended, exact in concept.terms.get(column, ()):
            yield f"{_EXACT if exact else ''}{text}{_OPEN if open_ended else ''}"
        yield ""


def _compile(concepts: Sequence[Concept], column: str, tongue: Language) -> tuple[Trie, dict[str, str], FormTable]:
    trie: Trie = {}
    plain: dict[str, bool] = {}
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    for number, concept in enumerate(concepts):
        for place, term in enumerate(concept.terms.get(column, ())):
            keys = _keys(term, tongue)
            node = trie
            for key, word in keys:
                node = node.setdefault(key, {})
                if key[0] == _EXACT:
                    exact[key] = word
                elif key[-1] == _OPEN:
                    stems[word] = key
                else:
                    plain[word] = plain.get(word, False) or len(keys) == 1
            node.setdefault(_ENDS, []).append([number, place])
    table = expand(plain, tongue)
    for key, word in exact.items():
        table.whole.setdefault(word, []).append(key)
    return trie, stems, table


def _keys(term: Term, tongue: Language) -> list[tuple[str, str]]:
    """The way of a term through the trie, and its words in lower case."""
    tokens = tokenise(term.text, tongue)
    keys = [
        (_EXACT + text if term.exact or kind != WORD else lower, lower)
        for text, lower, kind in zip(tokens.text, tokens.lower, tokens.kind, strict=True)
        if lower not in JOINERS
    ]
    if term.open_ended:
        word = keys[-1][1]
        keys[-1] = word + _OPEN, word
    return keys
