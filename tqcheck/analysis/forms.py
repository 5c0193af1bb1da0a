"""Inflection: the forms of dictionary words, and whether two words are forms of one.

Running text is never lemmatised. The words of a dictionary are expanded into their forms once (Russian by
pymorphy3's paradigms, most languages by simplemma's tables), or a word of a text is cut where a known stem
ends and the rest is a chain of suffixes (Turkic languages).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from tqcheck.language import Inflection, Language, language

LONGEST_ENDING = 6  # letters, where nothing but a common beginning is known


def expand(words: Iterable[str], tongue: Language) -> dict[str, set[str]]:
    """The forms of dictionary words (lower case), each with itself among them."""
    wanted = {word: {word} for word in words}
    if tongue.inflection.method == "pymorphy3":
        _expand_by_paradigms(wanted)
    elif tongue.inflection.method == "simplemma":
        _expand_by_table(wanted, tongue)
    return wanted


# What inflects into what, in OpenCorpora's parts of speech: a verb has its participles among its forms.
_PARADIGMS = {
    "NOUN": {"NOUN"},
    "ADJF": {"ADJF", "ADJS"},
    "PRTF": {"PRTF", "PRTS"},
    "INFN": {"INFN", "VERB", "GRND", "PRTF", "PRTS"},
    "VERB": {"INFN", "VERB", "GRND", "PRTF", "PRTS"},
}


def _expand_by_paradigms(wanted: dict[str, set[str]]) -> None:
    import pymorphy3  # 70 ms and its dictionary 100 more; a compiled glossary does without

    analyser = pymorphy3.MorphAnalyzer(lang="ru")
    for word, forms in wanted.items():
        parses = [parse for parse in analyser.parse(word) if parse.is_known]
        named = [
            parse
            for parse in parses
            if parse.normal_form == word.replace("ё", "е") or parse.normal_form == word
        ]
        adjectives = [parse for parse in parses if parse.tag.POS == "ADJF"]
        for parse in (adjectives or named or parses)[:2]:
            kinds = _PARADIGMS.get(str(parse.tag.POS), {str(parse.tag.POS)})
            forms.update(form.word for form in parse.lexeme if str(form.tag.POS) in kinds)
        # Papers write е for ё; dictionaries write ё.
        forms.update({form.replace("ё", "е") for form in forms})


def _expand_by_table(wanted: dict[str, set[str]], tongue: Language) -> None:
    # 0.1 to 1 s and up to 390 MB for a language's table: only while a glossary is compiled.
    from simplemma.strategies.dictionaries.dictionary_factory import (
        SUPPORTED_LANGUAGES,
        DefaultDictionaryFactory,
    )

    if tongue.primary in SUPPORTED_LANGUAGES:
        table = DefaultDictionaryFactory(cache_max_size=1).get_dictionary(tongue.primary)
        for form, lemma in table.items():
            if lemma in wanted:
                wanted[lemma].add(form.lower())
    for word, forms in wanted.items():
        for ending, replaced in tongue.inflection.endings:
            if word.endswith(replaced) and len(word) > 3:
                forms.add(word.removesuffix(replaced) + ending)
                if (
                    replaced
                ):  # the most particular ending is the right one: robbery, robberies and not robberys
                    break


def stems_in(word: str, known: Container[str], tongue: Language) -> list[str]:
    """Those of the `known` dictionary words that a lower-case word of a text is an inflected form of.

    For languages whose forms follow from suffixes; the others' forms are listed beforehand by `expand`.
    """
    if tongue.inflection.method == "suffixes":
        return [
            stem
            for stem, rest in _cuts(word, tongue.inflection)
            if stem in known and _is_chain(stem, rest, tongue)
        ]
    if tongue.inflection.method == "prefix":
        shortest = max(4, len(word) - LONGEST_ENDING)
        return [word[:cut] for cut in range(shortest, len(word)) if word[:cut] in known]
    return []


def _cuts(word: str, inflection: Inflection) -> Iterator[tuple[str, str]]:
    """Every way to cut a word into a dictionary form and what follows it.

    Before a vowel a final consonant may have changed (қ → ғ) and the last syllable may have lost its vowel
    (орын → орны).
    """
    vowels = inflection.back | inflection.front
    for cut in range(2, len(word)):
        stem, rest = word[:cut], word[cut:]
        yield stem, rest
        for original in inflection.alternations.get(stem[-1], ()):
            yield stem[:-1] + original, rest
        if cut > 2 and rest[0] in vowels and stem[-1] not in vowels:
            for vowel in inflection.elided:
                yield stem[:-1] + vowel + stem[-1], rest


def _is_chain(stem: str, rest: str, tongue: Language) -> bool:
    """Whether what follows a stem is a chain of its language's suffixes, in the stem's vowel harmony."""
    harmony = _harmony(stem, tongue.inflection)
    return any(
        chain.fullmatch(rest) is not None
        for side, chain in _chains(tongue.tag).items()
        if harmony in ("", side)
    )


def _harmony(text: str, inflection: Inflection) -> str:
    """The vowel class of a stem, by its last vowel that has one; empty where none has."""
    for letter in reversed(text):
        if letter in inflection.back:
            return "back"
        if letter in inflection.front:
            return "front"
    return ""


@lru_cache(maxsize=32)
def _chains(tag: str) -> dict[str, re.Pattern[str]]:
    """A language's chains of suffixes: each slot may be empty, and all of a chain is of one vowel class."""
    inflection = language(tag).inflection
    chains = {}
    for side, other in (("back", inflection.front), ("front", inflection.back)):
        slots = (
            "|".join(sorted((suffix for suffix in slot if not other & set(suffix)), key=len, reverse=True))
            for slot in inflection.slots
        )
        chains[side] = re.compile("".join(f"(?:{slot})?" for slot in slots if slot))
    return chains


@lru_cache(maxsize=16384)
def same_word(one: str, other: str, tongue: Language) -> bool:
    """Whether two lower-case words of a text are forms of one word; in doubt they are not.

    By chains of suffixes on a common stem, or by the language's noun endings: robbery and robberies are one
    word, robber and robbery are two.
    """
    if one == other:
        return True
    if tongue.inflection.method == "suffixes":
        return bool(
            stems_in(other, {one}, tongue) or stems_in(one, {other}, tongue) or _common(one, other, tongue)
        )
    return not _bare(one, tongue).isdisjoint(_bare(other, tongue))


def _common(one: str, other: str, tongue: Language) -> bool:
    """Whether two words, both inflected, share a stem of four letters or more."""
    cuts = {
        stem
        for stem, rest in _cuts(one, tongue.inflection)
        if len(stem) > 3 and _is_chain(stem, rest, tongue)
    }
    return bool(stems_in(other, cuts, tongue))


def _bare(word: str, tongue: Language) -> set[str]:
    """What a word may be without its ending."""
    word = word.replace("ё", "е")
    bare = {word}
    for ending, replaced in tongue.inflection.endings:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            bare.add(stem + replaced)
            if replaced:
                break
    return bare
