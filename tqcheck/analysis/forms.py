"""The forms of dictionary words, and which headwords a word of running text may be a form of.

Headwords are expanded into their forms once, when a glossary loads; running text is only looked up. How a
language inflects is data: see `Inflection` in tqcheck.language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any

from tqcheck.analysis.chains import SHORTEST_PREFIX, ending_test
from tqcheck.analysis.form_table import Endings, Forms, FormTable, cutter, form_table, stemmed
from tqcheck.analysis.further_forms import further, known_tail, phrase_forms
from tqcheck.analysis.lemmas import Lemmas, lemmas_of
from tqcheck.analysis.lexemes import Lexemes, with_and_without_yo
from tqcheck.analysis.morphology import analyser
from tqcheck.language import Inflection, Language, language

_SHORTEST_STEM = 3
_SHORTEST_SPELT = 5
_WHOLE: Endings = ("",)

Headwords = tuple[str, ...]
Inflected = Callable[[str], list[tuple[str, Endings]]]  # from a headword to its forms


def expand(
    headwords: Mapping[str, bool], tongue: Language, known: Mapping[str, Iterable[str]] = MappingProxyType({})
) -> FormTable:
    """The forms of lower-case headwords; the value says whether the word is a term by itself.

    A word of a longer term stands in the form that the term asks for, so it is traced back to its dictionary
    form first. A term of one word is taken as it is: “sentenced” must not match the noun “sentence”.
    Those whose forms are known are not asked for.
    """
    unknown = {word: alone for word, alone in headwords.items() if word not in known}
    made = ((word, stemmed(forms)) for word, forms in known.items())
    changed = (
        ((stem, word) for word in headwords for stem in _changed_stems(word, tongue.inflection))
        if tongue.inflection.method == "suffixes"
        else ()
    )
    return form_table(chain(_inflected(unknown, tongue), made), changed)


def _without_forms(*_: object) -> Inflected:
    return lambda _: []


def _inflected(headwords: Mapping[str, bool], tongue: Language) -> Iterator[tuple[str, Forms]]:
    """The headwords with their forms as the dictionary of a language has them, in each spelling."""
    if not headwords:
        return  # and no dictionary is loaded
    inflect = {"pymorphy3": _by_pymorphy3, "simplemma": _by_simplemma}.get(tongue.inflection.method, _without_forms)
    with_variants = headwords if tongue.inflection.spellings else ()
    variants = {word: others for word in with_variants if (others := spelling_variants(word, tongue))}
    spelt = {variant: headwords[word] for word, others in variants.items() for variant in others}
    forms = inflect({**spelt, **headwords}, tongue)
    for word in headwords:
        for spelling in (word, *variants.get(word, ())):
            found = forms(spelling)
            yield word, found
            for stem, endings in found:
                if spelling.startswith(stem) and spelling[len(stem) :] in endings:
                    break
            else:
                yield word, [(spelling, _WHOLE)]
        if tongue.inflection.method == "suffixes":
            yield word, [(form, _WHOLE) for form in phrase_forms(word, headwords[word], tongue.inflection)]


def in_dictionary(words: Iterable[str], tongue: Language) -> list[str]:
    """The lower-case words that simplemma's dictionary has, where a language takes its forms from there."""
    if tongue.inflection.method != "simplemma":
        return []
    lemmas = lemmas_of(tongue.primary)
    return [word for word in words if lemmas.of(word)]


def inflects_surely(tongue: Language) -> bool:
    """Whether a word that is not found in any form is surely absent; the prefix rule cannot say that."""
    return tongue.inflection.method != "prefix"


def finder(table: FormTable, stems: Mapping[str, str], tongue: Language) -> Callable[[str], Headwords]:
    """A function from a lower-case word of a text to the headwords it may be a form of, if any.

    `stems` maps beginnings of words that may go on with any letters to their headwords.
    """
    follows = ending_test(tongue)
    vowels = _vowels(tongue.inflection)
    least = SHORTEST_PREFIX if tongue.inflection.method == "prefix" else 1
    cuts = cutter((*stems, *table.stems, *table.bound))
    endings = table.every_ending()

    def headwords(word: str) -> Headwords:
        found: list[str] = []
        for place in cuts(word):
            stem, rest = word[:place], word[place:]
            if stem in stems:
                found.append(stems[stem])
            grown = follows is not None and bool(rest) and place >= least and follows(rest)
            if (grown or rest in endings) and stem in table.stems:
                found += table.headwords(stem, rest, any_ending=grown)
            if grown and stem in table.bound and rest[0] in vowels:
                found += table.bound[stem].split(" ")
        return tuple(dict.fromkeys(found))

    return headwords


def spelling_variants(word: str, tongue: Language) -> set[str]:
    """Other spellings of a word: centre and center, labour and labor."""
    both, ends = _both_ways(tongue.tag)
    if len(word) < _SHORTEST_SPELT or not word.endswith(ends):
        return set()
    return {word[: -len(one)] + other for one, others in both.items() if word.endswith(one) for other in others} - {
        word
    }


@lru_cache(maxsize=64)
def _both_ways(tag: str) -> tuple[Mapping[str, Sequence[str]], tuple[str, ...]]:
    """What words end in, in either spelling, with the endings that may stand instead."""
    both: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in language(tag).inflection.spellings:
        both[one].append(other)
        both[other].append(one)
    return both, tuple(both)


def same_word(a: str, b: str, tongue: Language) -> bool:
    """Whether two lower-case words are surely forms of one word: robbery and robberies, not robber."""
    if a == b:
        return True
    if a[:2] != b[:2] or min(len(a), len(b)) < _SHORTEST_STEM:
        return False
    if tongue.inflection.method == "suffixes":
        return _same_by_chains(a, b, tongue)
    return not bases(a, tongue).isdisjoint(bases(b, tongue))


def inflection_facts(tongue: Language) -> str:
    """What decides the forms of this language, as a string: the same facts give the same string."""
    facts = tongue.inflection
    parts: tuple[Any, ...] = (
        facts.method,
        facts.slots,
        sorted(facts.back),
        sorted(facts.front),
        sorted(facts.alternations.items()),
        sorted(facts.elided),
        facts.endings,
        facts.spellings,
        facts.also,
        facts.paradigm,
        facts.compounds,
        sorted(tongue.casing.items()),
    )
    return repr(parts)


def bases(word: str, tongue: Language) -> set[str]:
    """A word and what it may be the regular form of."""
    found = {word}
    for end, base in _by_last_letter(tongue.tag).get(word[-1:], ()):
        if word.endswith(end) and len(word) - len(end) + len(base) >= _SHORTEST_STEM:
            found.add(word[: -len(end)] + base)
    return found


@lru_cache(maxsize=64)
def _by_last_letter(tag: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """A language's regular endings with what stands in their place, by their last letter."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for end, base in language(tag).inflection.endings:
        found[end[-1:]].append((end, base))
    return dict(found)


def _regular(word: str, endings: Sequence[tuple[str, str]]) -> set[str]:
    """The forms a word has if it is regular; too many rather than too few, for none is another word."""
    forms = {word[: len(word) - len(base)] + end for end, base in endings if word.endswith(base)}
    if any(end == word[-1:] and not base for end, base in endings) and len(word) > _SHORTEST_STEM:
        forms.update(word[:-1] + end for end, base in endings if not base)
    return forms


def _regular_stems(word: str, tongue: Language) -> Forms:
    """The regular forms as stems and endings: those that are written on, and those that stand for a word's own."""
    added, replaced = _by_base(tongue.tag)
    found = [(word.removesuffix(base), endings) for base, endings in replaced.items() if word.endswith(base)]
    if added:
        found.append((word, added))
        if word[-1:] in added and len(word) > _SHORTEST_STEM:
            found.append((word[:-1], added))
    if "ё" in word or any(len(stem) < _SHORTEST_STEM for stem, _ in found):
        return stemmed(with_and_without_yo(_regular(word, tongue.inflection.endings)))
    return found


@lru_cache(maxsize=64)
def _by_base(tag: str) -> tuple[Endings, Mapping[str, Endings]]:
    """The regular endings that are written on to a word, and those that stand for another one, by that."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for end, base in language(tag).inflection.endings:
        found[base].append(end)
    endings = {base: tuple(dict.fromkeys(with_and_without_yo(ends))) for base, ends in found.items()}
    return endings.pop("", ()), endings


def _by_pymorphy3(headwords: Mapping[str, bool], tongue: Language) -> Inflected:
    lexemes = Lexemes(analyser(tongue.primary))

    def forms(word: str) -> list[tuple[str, Endings]]:
        own, found = lexemes.forms(word)
        if headwords[word] and not own:  # a dictionary form that it takes for another: Токаев for a plural
            return [*found, *_regular_stems(word, tongue)]
        return [*found]

    return forms


def _by_simplemma(headwords: Mapping[str, bool], tongue: Language) -> Inflected:
    lemmas = lemmas_of(tongue.primary)

    def forms(word: str) -> list[tuple[str, Endings]]:
        known = _dictionary_forms(word, headwords[word], lemmas, tongue)
        every = set().union(*(_completed(word, base, lemmas.forms(base)) for base in known))
        found = {form for form in every if form.isalpha()}
        if len(found) > 1:
            return [*stemmed(further(found, tongue.inflection))]
        return [*stemmed(found), *_regular_stems(word, tongue)]

    return forms


def _dictionary_forms(word: str, alone: bool, lemmas: Lemmas, tongue: Language) -> set[str]:
    """The word itself and the dictionary forms that it stands for: of a compound the one of its last part."""
    own = lemmas.of(word)
    if not alone:
        found = {word, *own}
    elif word in own:
        found = {word}
    elif not (regular := bases(word, tongue)).isdisjoint(own):
        found = {word, own[0]}
    else:
        found = {word, *(base for base in regular if lemmas.has(base))}
    tail = known_tail(word, lemmas) if tongue.inflection.compounds and not own else ""
    return found | {tail} if tail else found


def _completed(word: str, base: str, forms: Collection[str]) -> Collection[str]:
    """The forms of a word whose forms are those of a dictionary form; that may be the last part of a compound."""
    head = word.removesuffix(base) if base != word else ""
    return {head + form for form in forms} if head != word else forms


def _vowels(facts: Inflection) -> frozenset[str]:
    return facts.back | facts.front | facts.elided


def _changed_stems(word: str, facts: Inflection) -> set[str]:
    """A word as it stands before a vowel: its last consonant changed, or the vowel before it left out."""
    plain = {word}
    if len(word) > _SHORTEST_STEM and word[-2] in facts.elided and word[-1] not in _vowels(facts):
        plain.add(word[:-2] + word[-1])
    stems = plain - {word}
    for stem in plain:  # kayıp loses its vowel and changes its consonant: kaybı
        for changed, originals in facts.alternations.items():
            stems.update(stem.removesuffix(end) + changed for end in originals if stem.endswith(end))
    return {stem for stem in stems if len(stem) > 1}


def _same_by_chains(a: str, b: str, tongue: Language) -> bool:
    follows = ending_test(tongue)
    if not follows:
        return False
    short, long = sorted((a, b), key=len)
    if long.startswith(short) and follows(long[len(short) :]):
        return True
    vowels = _vowels(tongue.inflection)
    for stem in _changed_stems(short, tongue.inflection):
        rest = long[len(stem) :]
        if long.startswith(stem) and rest[:1] in vowels and follows(rest):
            return True
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(short))
    return any(follows(a[cut:]) and follows(b[cut:]) for cut in range(shared, _SHORTEST_STEM, -1))
