"""A glossary compiled for one language: its terms by the headword they begin with, and the forms of headwords.

What a sentence costs does not depend on how many concepts there are: each of its words is looked up once. Nor
does what a run costs to begin: all is flat text, and a headword's terms are made into a trie when a text has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple

from tqcheck.analysis.form_table import FormTable
from tqcheck.analysis.forms import Headwords, finder, inflection_facts
from tqcheck.analysis.words import JOINERS, Words, fold
from tqcheck.cycles import no_cycles_sought
from tqcheck.glossary import cache
from tqcheck.glossary.compiling import OPEN, compiled
from tqcheck.glossary.concepts import Concept, Glossary, Term
from tqcheck.glossary.openings import Openings, openings
from tqcheck.glossary.shipped import forms_of, known_joined
from tqcheck.glossary.spelling import Joined, Joiner, exactly, may_be_one
from tqcheck.language import Language

Senses = tuple[tuple[Concept, Term], ...]  # what a term that stands in a text may stand for
Found = tuple[int, int, Senses]  # a term: its first and its last token, and what it may stand for
Trie = dict[str, Any]  # a headword → the trie of what may follow it

_WORDS_REMEMBERED = 1 << 16
_ENDS = ""  # the key under which a trie has the numbers of the terms that end there: of the concept, and in its cell
_JOINING: Headwords = ("-",)  # what any hyphen or apostrophe is known as


class Known(NamedTuple):
    """What is known of a word as texts have it.

    `keys` are the headwords it may be a form of, or is as it is written; `alone` is what it stands for by itself;
    `nodes` are the tries of what may follow it, `following` the headwords that may. With a word that begins with one
    of `beyond` it may be one headword.
    """

    keys: Headwords
    alone: Senses
    nodes: list[Trie]
    following: frozenset[str]
    beyond: tuple[str, ...]


_UNKNOWN = Known((), (), [], frozenset(), ())


class Lexicon(dict[str, Known | None]):
    """What is known of words as they are written, each worked out once; None of most.

    What is asked of each new word is only whether it has one of the glossary's `openings`.
    """

    def __init__(self, openings: Openings, know: Callable[[str, str], Known | None], tongue: Language) -> None:
        super().__init__()
        self.fit, self.know, self.tongue = openings.fit, know, tongue

    def __missing__(self, word: str) -> Known | None:
        if len(self) >= _WORDS_REMEMBERED:
            self.clear()
        lower = fold(word, self.tongue)
        self[word] = found = self.know(word, lower) if self.fit(lower) else None
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """`headwords` gives what a lower-case word may be a form of, `exact` what a word is as it is written, and
    `openings` the first letters of both; `joiner` finds the words of a text that are one headword together.

    `terms` has, for each headword that terms begin with, a line a term: the numbers of its concept and in its cell,
    and the headwords that follow. `own` is Glossary's. `met` keeps what has been made of them.
    """

    headwords: Callable[[str], Headwords]
    exact: Callable[[str], str | None]
    openings: Openings
    joiner: Joiner
    terms: Mapping[str, str]
    concepts: Sequence[Concept]
    own: int
    column: str
    tongue: Language
    met: dict[Headwords, tuple[Senses, list[Trie], frozenset[str]]] = field(default_factory=dict)
    lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lexicon", Lexicon(self.openings, self._know, self.tongue))

    def find(self, words: Words) -> list[Found]:
        """Each term in a text: its first and last token and what it may stand for.

        In the order of the first token, and of several that begin with it the longest first. Hyphens and
        apostrophes between the words of a term are overlooked, and a word may be written as two, and two as one.
        """
        known = {place: word for place, word in enumerate(map(self.lexicon.__getitem__, words.text)) if word}
        found: list[Found] = []
        joining: list[tuple[int, tuple[str, ...]]] = []
        for first, (_, alone, nodes, following, beyond) in known.items():
            if following and (word := known.get(first + 1)) and not following.isdisjoint(word.keys):
                found += reversed(self._longer(words.lower, known, {}, first, first, nodes))
            if alone:
                found.append((first, first, alone))
            if beyond:
                joining.append((first, beyond))
        pairs = self.joiner.joined(words, joining) if joining else {}
        return self._with_pairs(words.lower, known, pairs) if pairs else found

    def _with_pairs(self, lower: Sequence[str], known: Mapping[int, Known], pairs: Joined) -> list[Found]:
        """The same where words of the text are one headword together."""
        found: list[Found] = []
        for first in sorted({*known, *pairs}):
            here: list[Found] = []
            word = known.get(first, _UNKNOWN)
            last, keys = pairs.get(first, (first, ()))
            for place, alone, nodes in ((first, word.alone, word.nodes), (last, *self._meet(keys)[:2])):
                here += [(first, place, alone)] if alone else []
                here += self._longer(lower, known, pairs, first, place, nodes)
            found += sorted(here, key=itemgetter(1), reverse=True)
        return found

    def _longer(
        self,
        lower: Sequence[str],
        known: Mapping[int, Known],
        pairs: Joined,
        first: int,
        place: int,
        nodes: Sequence[Trie],
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
                found += self._longer(lower, known, pairs, first, last, beyond)
            keys = known.get(place, _UNKNOWN).keys
            nodes = [node[key] for node in nodes for key in keys if key in node]
            if senses := self._senses(nodes):
                found.append((first, place, senses))
            place = _after(lower, place, size)
        return found

    def _know(self, word: str, lower: str) -> Known | None:
        if word in JOINERS:  # a term may go on behind it
            return _UNKNOWN._replace(keys=_JOINING, beyond=self.joiner.beyond(word))
        keys = self.headwords(lower)
        if key := self.exact(word):
            keys = (*keys, key)
        alone, nodes, following = self._meet(keys)
        if self.tongue.inflection.joined and (both := [*self._as_two(lower)]):
            alone = self._senses([*nodes, *both])
        beyond = self.joiner.beyond(lower)
        return Known(keys, alone, nodes, following, beyond) if alone or keys or beyond else None

    def _as_two(self, lower: str) -> Iterator[Trie]:
        """What ends with the second word, for each term whose two words a word is, written as one."""
        for size in range(1, len(lower)):
            first, rest = lower[:size], lower[size:]
            if first in self.terms and self.openings.fit(rest):
                _, (node,), following = self._meet((first,))
                for key in self.headwords(rest) if following else ():
                    ends = node[key].get(_ENDS, ()) if key in node else ()
                    yield {
                        _ENDS: [end for end in ends if may_be_one(self._term(*end).text, first, key.removesuffix(OPEN))]
                    }

    def _meet(self, keys: Headwords) -> tuple[Senses, list[Trie], frozenset[str]]:
        """What a word of some headwords stands for by itself; the tries, and the headwords, of what may follow it."""
        if keys not in self.met:
            nodes = [_trie(self.terms[key]) for key in keys if key in self.terms]
            following = {key for node in nodes for key in node if key != _ENDS}
            self.met[keys] = self._senses(nodes), nodes, frozenset((*following, *_JOINING) if following else ())
        return self.met[keys]

    def _senses(self, nodes: Iterable[Trie]) -> Senses:
        senses: dict[Concept, Term] = {}
        ends = sorted(end for node in nodes for end in node.get(_ENDS, ()))
        shadowed = self.own if ends and ends[-1][0] >= self.own else 0
        for number, place in ends:
            if number >= shadowed:
                senses.setdefault(self.concepts[number], self._term(number, place))
        return tuple(senses.items())

    def _term(self, number: int, place: int) -> Term:
        return self.concepts[number].terms[self.column][place]


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


def is_compiled(glossary: Glossary, column: str, tongue: Language) -> bool:
    """Whether a column has been compiled before, for texts in a language, and lies on the disk."""
    return cache.is_stored(_name(glossary, column, tongue))


def _name(glossary: Glossary, column: str, tongue: Language) -> str:
    return cache.key(tongue.inflection.method, inflection_facts(tongue), glossary.digest, column)


@no_cycles_sought()
def index(glossary: Glossary, column: str, tongue: Language) -> Index:
    """The terms of a glossary's column, for texts in a language; read from the disk if compiled before."""
    name = _name(glossary, column, tongue)
    stored = cache.load(name)
    try:
        terms, exact, stems = stored["terms"], stored["exact"], stored["open"]
        table = FormTable(stored["stems"], stored["endings"], stored["bound"])
        known = Openings(stored["size"], frozenset(stored["openings"]), tuple(stored["free"]))
    except (TypeError, KeyError):
        made = compiled(glossary.terms_in(column), tongue)
        terms, exact, stems, words, joined = made
        for word in known_joined(words, joined, tongue):
            words[word] = True
            terms[word] = "\n".join([*filter(None, [terms.get(word)]), *joined[word]])
        table = forms_of(words, tongue)
        known = openings(table, made, tongue)
        first = {"size": known.size, "openings": [*known.letters], "free": known.free}
        cache.store(name, {"terms": terms, "exact": exact, "open": stems, **first, **table._asdict()})
    headwords = finder(table, stems, tongue)
    joiner = Joiner(table.stems, headwords, tongue)
    exact_of = exactly(exact, tongue)
    return Index(headwords, exact_of, known, joiner, terms, glossary.concepts, glossary.own, column, tongue)
