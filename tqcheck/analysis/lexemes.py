"""The forms that pymorphy3's dictionary gives a word, as stems and endings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from tqcheck.analysis.form_table import Endings, Forms, stemmed

_SHORTEST = 3  # shorter stems would be shared by too many words
_LIKELY, _LIKELY_OWN = 0.2, 0.05  # the probability from which a word is another's form, and a dictionary form itself

T = TypeVar("T")


class Lexeme(NamedTuple):
    """A word of the dictionary: its dictionary form, its stem, the number of its paradigm, and a part of that."""

    base: str
    stem: str
    paradigm: int
    part: object


class Lexemes:
    """The words of pymorphy3's dictionary, and what it understands by their likes, with their forms.

    The forms of a word in the dictionary are its stem with the endings of its paradigm, which are looked up once.
    """

    def __init__(self, analyser: Any) -> None:
        self.analyser, self.dictionary = analyser, analyser.dictionary
        self._rows = cache(self.dictionary.build_paradigm_info)
        self._place, self._endings = cache(self._place_in), cache(self._endings_of)

    def forms(self, word: str) -> tuple[bool, Forms]:
        """Whether a lower-case word surely is a dictionary form, and the forms of the words it most likely is."""
        readings = self._readings(word) if len(word) >= _SHORTEST else []
        if not readings:
            return self._understood(word)
        plain = without_yo(word)
        found = {lexeme for lexeme, _ in readings}
        if len(found) > 1:  # most words can be one alone: several have to be weighed
            return self._weighed(word, plain, readings)
        ((base, stem, paradigm, part),) = found
        return without_yo(base) == plain, self._with_endings(stem, paradigm, part)

    def _readings(self, word: str) -> list[tuple[Lexeme, Any]]:
        """The words of the dictionary of which a word may be a form, with the tag of each of these forms."""
        found = []
        for spelt, places in self.dictionary.words.similar_items(word, self.analyser.char_substitutes):
            for paradigm, number in places:
                before, after, base_before, base_after, part, tag = self._place(paradigm, number)
                stem = spelt[before : len(spelt) - after]
                found.append((Lexeme(base_before + stem + base_after, stem, paradigm, part), tag))
        return found

    def _weighed(self, word: str, plain: str, readings: Sequence[tuple[Lexeme, Any]]) -> tuple[bool, Forms]:
        """The same of a word that may be a form of several: by how often it is which, after pymorphy3's estimate."""
        estimator = self.analyser.prob_estimator
        often = [estimator.p_t_given_w.prob(word, tag) for _, tag in readings] if estimator else []
        scores = often if any(often) else [1 / len(readings) if estimator else 1.0] * len(readings)
        scored = [(score, lexeme.base, lexeme) for score, (lexeme, _) in zip(scores, readings, strict=True)]
        own, likely = _likely(sorted(scored, key=itemgetter(0), reverse=True), plain)
        each = (self._with_endings(stem, paradigm, part) for _, stem, paradigm, part in dict.fromkeys(likely))
        return own, dict.fromkeys(chain.from_iterable(each))

    def _understood(self, word: str) -> tuple[bool, Forms]:
        """The same of a word that the dictionary does not have."""
        parses = [(parse.score, parse.normal_form, parse) for parse in self.analyser.parse(word)]
        own, likely = _likely(parses, without_yo(word))
        return own, dict.fromkeys(chain.from_iterable(map(self._of_parse, likely)))

    def _place_in(self, paradigm: int, number: int) -> tuple[int, int, str, str, object, Any]:
        """Of a form in a paradigm: how many letters stand before and behind the stem, what does in the dictionary form,
        its part of the paradigm and its tag.
        """
        rows = self._rows(paradigm)
        base_before, _, base_after = rows[0]
        before, tag, after = rows[number]
        return len(before), len(after), base_before, base_after, _part(tag), tag

    def _endings_of(self, paradigm: int, part: object) -> Sequence[tuple[str, Endings, Endings]]:
        """What stands before the stem in a part of a paradigm, and what behind it, with ё and without."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for prefix, tag, suffix in self._rows(paradigm):
            if not part or part == _part(tag):
                found[prefix][suffix] = None
        return [
            (prefix, tuple(suffixes), tuple(dict.fromkeys(map(without_yo, suffixes))))
            for prefix, suffixes in found.items()
        ]

    def _with_endings(self, stem: str, paradigm: int, part: object, before: str = "") -> Forms:
        if len(before + stem) < _SHORTEST:
            every = (before + prefix + stem + end for prefix, ends, _ in self._endings(paradigm, part) for end in ends)
            yield from stemmed(with_and_without_yo(every))
            return
        for prefix, written, without in self._endings(paradigm, part):
            beginning = before + prefix + stem
            yield beginning, written
            plain = without_yo(beginning)
            if plain != beginning or without != written:
                yield plain, without

    def _of_parse(self, parse: Any) -> Forms:
        part = _part(parse.tag)
        before = _set_before(parse.methods_stack)
        if before is not None:
            _, word, paradigm, number = parse.methods_stack[0]
            stem = self.dictionary.build_stem(self.dictionary.paradigms[paradigm], number, word)
            yield from self._with_endings(stem, paradigm, part, before)
            return
        lexeme = (form for form in self.analyser.get_lexeme(parse) if not part or part == _part(form[1]))
        yield from stemmed(with_and_without_yo(form[0] for form in lexeme))


def _likely(scored: Sequence[tuple[float, str, T]], plain: str) -> tuple[bool, list[T]]:
    """Whether a word surely is a dictionary form, and of what it may be, each with its probability and dictionary form,
    the likeliest first, what it most likely is.
    """
    own = [one for score, base, one in scored if score > _LIKELY_OWN and without_yo(base) == plain]
    return bool(own), own or [one for score, _, one in scored if score >= _LIKELY] or [one for *_, one in scored[:1]]


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
