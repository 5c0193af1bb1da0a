"""The forms that pymorphy3's dictionary gives a word, as stems and endings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from tqcheck.analysis.form_table import Endings, Forms, stemmed

_SHORTEST = 3  # shorter stems would be shared by too many words


def lexemes(analyser: Any) -> Callable[[Any], Forms]:
    """A function from a parse to the forms of its word.

    Those of a word in the dictionary are its stem with the endings of its paradigm, which are looked up once.
    """
    dictionary = analyser.dictionary

    @cache
    def endings(paradigm: int, part: object) -> Sequence[tuple[str, Endings, Endings]]:
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for prefix, tag, suffix in dictionary.build_paradigm_info(paradigm):
            if not part or part == _part(tag):
                found[prefix][suffix] = None
        return [
            (prefix, tuple(suffixes), tuple(dict.fromkeys(map(without_yo, suffixes))))
            for prefix, suffixes in found.items()
        ]

    def forms(parse: Any) -> Forms:
        part = _part(parse.tag)
        before = _set_before(parse.methods_stack)
        if before is not None:
            _, word, paradigm, place = parse.methods_stack[0]
            stem = dictionary.build_stem(dictionary.paradigms[paradigm], place, word)
            if len(before + stem) >= _SHORTEST:
                for prefix, written, without in endings(paradigm, part):
                    beginning = before + prefix + stem
                    yield beginning, written
                    plain = without_yo(beginning)
                    if plain != beginning or without != written:
                        yield plain, without
                return
        lexeme = (form for form in analyser.get_lexeme(parse) if not part or part == _part(form[1]))
        yield from stemmed(with_and_without_yo(form[0] for form in lexeme))

    return forms


def _set_before(methods: Sequence[tuple[Any, ...]]) -> str | None:
    """What stands before a word of the dictionary by which another is understood; None if it is in no such way."""
    from pymorphy3 import units

    if not isinstance(methods[0][0], units.DictionaryAnalyzer):
        return None
    before = ""
    for unit, piece, *_ in methods[1:]:
        if isinstance(unit, units.KnownPrefixAnalyzer | units.UnknownPrefixAnalyzer):
            before = piece + before
        elif not isinstance(unit, units.KnownSuffixAnalyzer):
            return None
    return before


def without_yo(word: str) -> str:
    """A word as most write it: ё as е."""
    return word.replace("ё", "е")


def with_and_without_yo(forms: Iterable[str]) -> Iterator[str]:
    """Words as dictionaries write them, and as most do."""
    for form in forms:
        yield form
        yield without_yo(form)


@cache
def _part(tag: Any) -> object:
    """What the forms of a word share where they are not the whole verb: осуждён is declined and is not осудил."""
    if tag.POS in ("PRTF", "PRTS"):
        return tag.voice, tag.tense
    return "GRND" if tag.POS == "GRND" else ""
