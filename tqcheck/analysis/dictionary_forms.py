"""The words of running text traced back to one form each, so that what is one word is counted as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tqcheck.analysis.forms import bases, expand, finder
from tqcheck.analysis.lemmas import lemmas_of
from tqcheck.analysis.morphology import analyser
from tqcheck.language import Language

_SHORTEST = 3
_RARE = 200  # a form that stands this many times as often as its stem has got that stem by chance

_MANY = 20_000  # among so many words those that stand once decide nothing, and a parse of each takes seconds


def dictionary_forms(counts: Mapping[str, int], tongue: Language) -> dict[str, str]:
    """For each lower-case word of a corpus, the word it is counted as.

    It is for counting: two readings of one form are not told apart, and what no rule traces back stays as it is.
    """
    trace = {"pymorphy3": _by_pymorphy3, "simplemma": _by_simplemma, "suffixes": _by_suffixes}
    method = trace.get(tongue.inflection.method)
    return dict(method(counts, tongue)) if method else {word: word for word in counts}


def _by_pymorphy3(counts: Mapping[str, int], tongue: Language) -> Iterator[tuple[str, str]]:
    known = analyser(tongue.primary)
    least = 2 if len(counts) > _MANY else 1
    for word, count in counts.items():
        yield word, known.parse(word)[0].normal_form if count >= least else word


def _by_simplemma(counts: Mapping[str, int], tongue: Language) -> Iterator[tuple[str, str]]:
    lemmas = lemmas_of(tongue.primary)
    for word in counts:
        found = lemmas.of(word)
        yield word, found[0] if found else _regular(word, counts, tongue)


def _regular(word: str, counts: Mapping[str, int], tongue: Language) -> str:
    """The shortest word of the corpus that a word is a regular form of."""
    found = [base for base in bases(word, tongue) if base in counts]
    return min(found, key=lambda base: (len(base), base))


def _by_suffixes(counts: Mapping[str, int], tongue: Language) -> Iterator[tuple[str, str]]:
    stems = {word: True for word in counts if len(word) >= _SHORTEST}
    headwords = finder(expand(stems, tongue), {}, tongue)
    for word, count in counts.items():
        found = [stem for stem in headwords(word) or () if counts[stem] * _RARE >= count and len(stem) <= len(word)]
        yield word, min(found, key=lambda stem: (len(stem), stem), default=word)
