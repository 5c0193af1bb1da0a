"""A glossary compiled for one language: its terms by the headword they begin with, and the forms of headwords.

What a sentence costs does not depend on how many concepts there are: each of its words is looked up once. Nor
does what a run costs to begin: all is flat text, and a headword's terms are made into a trie when a text has it.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from tqcheck.analysis.form_table import FormTable
from tqcheck.analysis.forms import Headwords, finder, inflection_facts
from tqcheck.analysis.words import JOINERS, WORD, Words, fold, tokenise
from tqcheck.glossary import cache
from tqcheck.glossary.concepts import Concept, Glossary, Term
from tqcheck.glossary.shipped import forms_of
from tqcheck.glossary.spelling import Joined, exactly, is_abbreviation, joiner, written_as_one
from tqcheck.language import Language

Senses = tuple[tuple[Concept, Term], ...]  # what a term that stands in a text may stand for
Found = tuple[int, int, Senses]  # a term: its first and its last token, and what it may stand for
Trie = dict[str, Any]  # a headword → the trie of what may follow it
Keys = tuple[tuple[str, str], ...]  # the way of a term through the trie, and the word of each step

_WORDS_REMEMBERED = 1 << 16
_ENDS = ""  # the key under which a trie has the numbers of the terms that end there: of the concept, and in its cell
# Words that stand exactly so and words that may go on with any letters are headwords of their own in the trie.
_EXACT, _OPEN = "=", "*"


class Met(NamedTuple):
    """What is known of a word that texts have: what it stands for alone, and the headwords that may follow it."""

    alone: Senses
    nodes: list[Trie]
    following: frozenset[str]


class Keyed(dict[str, Headwords]):
    """The keys of words as they are written, each worked out once: a look-up costs no call."""

    def __init__(
        self, headwords: Callable[[str], Headwords], exact: Callable[[str], str | None] | None, tongue: Language
    ) -> None:
        super().__init__()
        self.headwords, self.exact, self.tongue = headwords, exact, tongue

    def __missing__(self, word: str) -> Headwords:
        if len(self) >= _WORDS_REMEMBERED:
            self.clear()
        keys = self.headwords(fold(word, self.tongue))
        key = self.exact(word) if self.exact else None
        self[word] = found = (*keys, key) if key else keys
        return found


class Beginning(dict[str, Met | None]):
    """What is known of words as they are written, if terms begin with them; None of the others, which are most."""

    def __init__(self, keys: Keyed, meet: Callable[[Headwords], Met]) -> None:
        super().__init__()
        self.keyed, self.meet = keys, meet

    def __missing__(self, word: str) -> Met | None:
        if len(self) >= _WORDS_REMEMBERED:
            self.clear()
        keys = self.keyed[word]
        met = self.meet(keys) if keys else None
        self[word] = found = met if met and met.nodes else None
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """`keys` gives what a word of a text may be a form of, or is as it is written.

    `joined` finds the words of a text that are one headword together.
    `terms` has, for each headword that terms begin with, a line a term: the numbers of its concept and in its cell,
    and the headwords that follow. `met` keeps what has been made of them.
    """

    keys: Keyed
    joined: Callable[[Words], Joined]
    terms: Mapping[str, str]
    concepts: Sequence[Concept]
    column: str
    met: dict[Headwords, Met] = field(default_factory=dict)
    beginning: Beginning = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "beginning", Beginning(self.keys, self._meet))

    def find(self, words: Words) -> Iterator[Found]:
        """Each term in a text: its first and last token and what it may stand for.

        In the order of the first token, and of several that begin with it the longest first. Hyphens and
        apostrophes between the words of a term are overlooked, and a word may be written as two.
        """
        begun = [(first, met) for first, met in enumerate(map(self.beginning.__getitem__, words.text)) if met]
        pairs = self.joined(words)
        if not begun and not pairs:
            return
        keyed = [*map(self.keys.__getitem__, words.text)]
        lower, size = words.lower, len(words)
        if pairs:
            yield from self._with_pairs(lower, keyed, pairs)
            return
        for first, (alone, nodes, following) in begun:
            if following:
                place = _after(lower, first, size)
                if place < size and not following.isdisjoint(keyed[place]):
                    yield from reversed(self._longer(lower, keyed, {}, first, first, nodes))
            if alone:
                yield first, first, alone

    def _with_pairs(self, lower: Sequence[str], keyed: Sequence[Headwords], pairs: Joined) -> Iterator[Found]:
        """The same where words of the text are one headword together."""
        for first, keys in enumerate(keyed):
            found: list[Found] = []
            for place, own in ((first, keys), pairs.get(first, (first, ()))):
                if own:
                    alone, nodes, _ = self._meet(own)
                    found += [(first, place, alone)] if alone else []
                    found += self._longer(lower, keyed, pairs, first, place, nodes)
            yield from sorted(found, key=itemgetter(1), reverse=True)

    def _longer(
        self, lower: Sequence[str], keyed: Sequence[Headwords], pairs: Joined, first: int, place: int, nodes: list[Trie]
    ) -> list[Found]:
        """The terms that begin with a token and go on behind a place, up to which they have led to some nodes."""
        found: list[Found] = []
        size = len(lower)
        place = _after(lower, place, size)
        while nodes and place < size:
            if place in pairs:
                last, both = pairs[place]
                beyond = [node[key] for node in nodes for key in both if key in node]
                if senses := self._senses(beyond):
                    found.append((first, last, senses))
                found += self._longer(lower, keyed, pairs, first, last, beyond)
            nodes = [node[key] for node in nodes for key in keyed[place] if key in node]
            if senses := self._senses(nodes):
                found.append((first, place, senses))
            place = _after(lower, place, size)
        return found

    def _meet(self, keys: Headwords) -> Met:
        if keys in self.met:
            return self.met[keys]
        nodes = [_trie(self.terms[key]) for key in keys if key in self.terms]
        following = frozenset(key for node in nodes for key in node if key != _ENDS)
        self.met[keys] = met = Met(self._senses(nodes), nodes, following)
        return met

    def _senses(self, nodes: Iterable[Trie]) -> Senses:
        senses: dict[Concept, Term] = {}
        for number, place in sorted(end for node in nodes for end in node.get(_ENDS, ())):
            concept = self.concepts[number]
            senses.setdefault(concept, concept.terms[self.column][place])
        return tuple(senses.items())


def _after(lower: Sequence[str], place: int, size: int) -> int:
    """The next token that is no hyphen and no apostrophe."""
    place += 1
    while place < size and lower[place] in JOINERS:
        place += 1
    return place


def _trie(lines: str) -> Trie:
    """The trie of the terms that begin with a headword."""
    trie: Trie = {}
    for line in lines.split("\n"):
        number, place, *rest = line.split(" ")
        node = trie
        for key in rest:
            node = node.setdefault(key, {})
        node.setdefault(_ENDS, []).append((int(number), int(place)))
    return trie


def index(glossary: Glossary, column: str, tongue: Language) -> Index:
    """The terms of a glossary's column, for texts in a language; read from the disk if compiled before."""
    name = cache.key(tongue.inflection.method, inflection_facts(tongue), glossary.digest, column)
    stored = cache.load(name)
    try:
        terms, exact, stems = stored["terms"], stored["exact"], stored["open"]
        table = FormTable(stored["stems"], stored["endings"], stored["bound"])
    except (TypeError, KeyError):
        terms, exact, stems, headwords = compiled(glossary.concepts, column, tongue)
        table = forms_of(headwords, tongue)
        cache.store(name, {"terms": terms, "exact": exact, "open": stems, **table._asdict()})
    forms = finder(table, stems, tongue)
    as_written = exactly(exact, tongue) if exact else None
    return Index(Keyed(forms, as_written, tongue), joiner(table.stems, forms, tongue), terms, glossary.concepts, column)


class Compiled(NamedTuple):
    """The terms of a column as an Index has them: by what they begin with, exact words, and beginnings of words.

    `headwords` are the words that are matched in every form, and whether each is a term by itself.
    """

    terms: dict[str, str]
    exact: dict[str, str]
    open: dict[str, str]
    headwords: dict[str, bool]


def compiled(concepts: Iterable[Concept], column: str, tongue: Language) -> Compiled:
    """The terms that concepts have in a column, compiled for a language."""
    lines: defaultdict[str, list[str]] = defaultdict(list)
    found = Compiled({}, {}, {}, {})
    for number, place, keys in _terms(concepts, column, tongue):
        for key, word in keys:
            if key[0] == _EXACT:
                found.exact[word] = key
            elif key[-1] == _OPEN:
                found.open[word] = key
            else:
                found.headwords[word] = len(keys) == 1 or found.headwords.get(word, False)
        lines[keys[0][0]].append(" ".join([str(number), str(place), *[key for key, _ in keys[1:]]]))
    found.terms.update((first, "\n".join(of)) for first, of in lines.items())
    return found


def _terms(concepts: Iterable[Concept], column: str, tongue: Language) -> Iterator[tuple[int, int, Keys]]:
    """The terms of a column: the number of the concept, the place in its cell, and the way through the trie."""

    @functools.cache
    def keys_of(piece: str, exact: bool, loud: bool) -> Keys:
        tokens = tokenise(piece, tongue)
        return tuple(
            (_EXACT + text, text) if exact or kind != WORD or (not loud and is_abbreviation(text)) else (lower, lower)
            for text, lower, kind in zip(tokens.text, tokens.lower, tokens.kind, strict=True)
            if lower not in JOINERS
        )

    for number, concept in enumerate(concepts):
        for place, term in enumerate(concept.terms.get(column, ())):
            pieces = term.text.split()
            loud = len(pieces) > 1 and term.text.isupper()  # in a term all in capitals they tell nothing
            parts = [keys_of(piece, term.exact, loud) for piece in pieces]
            keys = parts[0] if len(parts) == 1 else tuple(chain.from_iterable(parts))
            one = written_as_one([key for key, _ in keys], tongue, len(parts) == 1)
            for way in (keys, ((one, one),) if one and _EXACT not in one else ()):
                if way and term.open_ended:
                    word = way[-1][1]
                    yield number, place, (*way[:-1], (word + _OPEN, word))
                elif way:
                    yield number, place, way
