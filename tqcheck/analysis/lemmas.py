"""simplemma's dictionary of a language, both ways: what a word is a form of, and all forms of that.

To read the millions of forms of some languages takes simplemma up to four seconds, and to turn them round as many. That
is done once a machine: then they lie in the cache as a table of forms, which is read in a tenth of a second whenever a
glossary has changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import chain
from typing import Protocol

import orjson

from tqcheck.analysis.form_table import FormTable, form_table, stemmed
from tqcheck.cache import keep, kept, version_of
from tqcheck.cycles import no_cycles_sought
from tqcheck.version import VERSION

_MANY = 500_000  # forms: fewer are read from simplemma's own file in less than a second

Line = tuple[str, str, str]  # of a table: a stem, the number of its endings, and the dictionary forms that have them


class Lemmas(Protocol):
    """The dictionary forms of a language with their forms."""

    def of(self, word: str) -> list[str]:
        """The dictionary forms of which a lower-case word is a form, in lower case; those of small letters first."""

    def has(self, word: str) -> bool:
        """Whether a word is a dictionary form, with just these capitals."""

    def forms(self, lemma: str) -> Collection[str]:
        """The forms of a lower-case dictionary form, in lower case; none of a word that is not one."""


class _Listed:
    """Those of a dictionary as simplemma reads it."""

    def __init__(self, lemma_of: Mapping[str, str]) -> None:
        self._lemma_of = lemma_of
        self._forms: defaultdict[str, list[str]] = defaultdict(list)
        for form, lemma in lemma_of.items():
            self._forms[lemma.lower()].append(form.lower())

    def of(self, word: str) -> list[str]:
        return [lemma.lower() for spelt in (word, word.capitalize()) if (lemma := self._lemma_of.get(spelt))]

    def has(self, word: str) -> bool:
        return self._lemma_of.get(word) == word

    def forms(self, lemma: str) -> Collection[str]:
        return self._forms.get(lemma, ())


class _Tabled:
    """Those of a table of forms that have their capitals.

    `apart` gives, for a dictionary form, the stems of which it has no ending itself: gegangen of gehen.
    """

    def __init__(self, table: FormTable, apart: Mapping[str, str]) -> None:
        self._table, self._apart = table, apart
        self._numbers: defaultdict[str, set[str]] = defaultdict(set)  # of the sets that have an ending
        for number, endings in enumerate(table.endings):
            for ending in endings[1:-1].split(" "):
                self._numbers[ending].add(f"{number}")

    def of(self, word: str) -> list[str]:
        lines = (*self._with(word), *self._with(word.capitalize()))
        return [lemma.lower() for _, _, lemmas in lines for lemma in lemmas.split(" ")]

    def has(self, word: str) -> bool:
        return any(word in lemmas.split(" ") for _, _, lemmas in self._with(word))

    def forms(self, lemma: str) -> Collection[str]:
        found: list[str] = []
        for spelt in (lemma, lemma.capitalize()):
            others = (line for stem in self._apart.get(spelt, "").split() for line in _lines(self._table, stem))
            for stem, number, lemmas in (*self._with(spelt), *others):
                if spelt in lemmas.split(" "):
                    endings = self._table.endings[int(number)][1:-1].split(" ")
                    found += [(stem + ending).lower() for ending in endings]
        return found

    def _with(self, form: str) -> Iterator[Line]:
        """The lines that have a form."""
        stems, having = self._table.stems, self._numbers
        for size in range(len(form), 0, -1):
            if form[size:] in having and form[:size] in stems:
                numbers = having[form[size:]]
                yield from (line for line in _lines(self._table, form[:size]) if line[1] in numbers)


@lru_cache(maxsize=1)
@no_cycles_sought()
def lemmas_of(code: str) -> Lemmas:
    """Those of a language, by the code that simplemma has for it; none of a language that it does not have."""
    name = f"lemmas-{code}-{VERSION}-{version_of('simplemma')}.json"
    path = kept(name)
    if path:
        with suppress(OSError, ValueError, KeyError, TypeError):  # somebody emptied it
            stored = orjson.loads(path.read_bytes())
            return _Tabled(FormTable(stored["stems"], stored["endings"], {}), stored["apart"])
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    lemma_of: Mapping[str, str] = {}
    with suppress(ValueError):
        lemma_of = DefaultDictionaryFactory(cache_max_size=0).get_dictionary(code)
    if len(lemma_of) < _MANY:
        return _Listed(lemma_of)
    table, apart = _turned_round(lemma_of)
    keep(name, orjson.dumps({"stems": table.stems, "endings": table.endings, "apart": apart}))
    return _Tabled(table, apart)


def _turned_round(lemma_of: Mapping[str, str]) -> tuple[FormTable, dict[str, str]]:
    """The table of a dictionary's forms, and what stands apart in it."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for form, lemma in lemma_of.items():
        if " " not in form and " " not in lemma:
            forms[lemma].append(form)
    table = form_table((lemma, stemmed(every)) for lemma, every in forms.items())
    apart: dict[str, str] = {}
    for stem, number, lemmas in chain.from_iterable(_lines(table, stem) for stem in table.stems):
        endings = table.endings[int(number)]
        for lemma in lemmas.split(" "):
            if not (lemma.startswith(stem) and f" {lemma[len(stem) :]} " in endings):
                apart[lemma] = f"{apart[lemma]} {stem}" if lemma in apart else stem
    return table, apart


def _lines(table: FormTable, stem: str) -> Iterator[Line]:
    for line in table.stems[stem].split("\n"):
        number, _, lemmas = line.partition(" ")
        yield stem, number, lemmas
