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
    part: str


class Place(NamedTuple):
    """Of a form: how many letters stand before its stem and behind it, whether it is the dictionary form, what that has
    before the stem and behind it, the number of the paradigm, and the form's part of that.
    """

    before: int
    after: int
    own: bool
    base_before: str
    base_after: str
    paradigm: int
    part: str

    def stem(self, form: str) -> str:
        """The stem of a form that stands there."""
        return form[self.before : len(form) - self.after]


Items = Sequence[tuple[str, Sequence[tuple[int, int]]]]  # words as the dictionary spells them; paradigms, forms in them


class Lexemes:
    """The words of pymorphy3's dictionary, and what it understands by their likes, with their forms.

    The forms of a word in the dictionary are its stem with the endings of its paradigm, which are looked up once.
    """

    def __init__(self, analyser: Any) -> None:
        self.analyser, self.dictionary = analyser, analyser.dictionary
        self._rows = cache(self.dictionary.build_paradigm_info)
        self._place, self._shared = cache(self._place_in), cache(self._shared_place)
        self._endings, self._both_spellings = cache(self._endings_of), cache(self._both_spellings_of)

    def forms(self, word: str) -> tuple[bool, Forms]:
        """Whether a lower-case word surely is a dictionary form, and the forms of the words it most likely is."""
        items = self.dictionary.words.similar_items(word, self.analyser.char_substitutes)
        if not items or len(word) < _SHORTEST:
            return self._understood(word)
        if len(items) == 1:  # most words can be one alone
            ((spelt, numbers),) = items
            if place := self._shared(tuple(numbers)):
                return place.own, self._with_endings(place.stem(spelt), place.paradigm, place.part)
        readings = [*self._readings(items)]
        found = {lexeme for lexeme, _ in readings}
        if len(found) > 1:
            return self._weighed(word, readings)
        ((base, stem, paradigm, part),) = found
        return without_yo(base) == without_yo(word), self._with_endings(stem, paradigm, part)

    def _readings(self, items: Items) -> Iterator[tuple[Lexeme, Any]]:
        """The words of the dictionary of which a word may be a form, with the tag of each of these forms."""
        for spelt, numbers in items:
            for paradigm, number in numbers:
                place, tag = self._place(paradigm, number)
                stem = place.stem(spelt)
                yield Lexeme(place.base_before + stem + place.base_after, stem, paradigm, place.part), tag

    def _weighed(self, word: str, readings: Sequence[tuple[Lexeme, Any]]) -> tuple[bool, Forms]:
        """The same of a word that may be a form of several: by how often it is which, after pymorphy3's estimate."""
        estimator = self.analyser.prob_estimator
        often = [estimator.p_t_given_w.prob(word, tag) for _, tag in readings] if estimator else []
        scores = often if any(often) else [1 / len(readings) if estimator else 1.0] * len(readings)
        scored = [(score, lexeme.base, lexeme) for score, (lexeme, _) in zip(scores, readings, strict=True)]
        own, likely = _likely(sorted(scored, key=itemgetter(0), reverse=True), without_yo(word))
        each = (self._with_endings(stem, paradigm, part) for _, stem, paradigm, part in dict.fromkeys(likely))
        return own, dict.fromkeys(chain.from_iterable(each))

    def _understood(self, word: str) -> tuple[bool, Forms]:
        """The same of a word that the dictionary does not have."""
        parses = [(parse.score, parse.normal_form, parse) for parse in self.analyser.parse(word)]
        own, likely = _likely(parses, without_yo(word))
        return own, dict.fromkeys(chain.from_iterable(map(self._of_parse, likely)))

    def _place_in(self, paradigm: int, number: int) -> tuple[Place, Any]:
        """The place of a form in a paradigm, and its tag."""
        rows = self._rows(paradigm)
        base_before, _, base_after = rows[0]
        before, tag, after = rows[number]
        own = before == base_before and without_yo(after) == without_yo(base_after)
        return Place(len(before), len(after), own, base_before, base_after, paradigm, _part(tag)), tag

    def _shared_place(self, numbers: tuple[tuple[int, int], ...]) -> Place | None:
        """The place that several forms have in common; None if they are not of one word."""
        found = {self._place(paradigm, number)[0] for paradigm, number in numbers}
        return found.pop() if len(found) == 1 else None

    def _endings_of(self, paradigm: int, part: str) -> Sequence[tuple[str, Endings, Endings]]:
        """What stands before the stem in a part of a paradigm, and what behind it, with ё and without."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for prefix, tag, suffix in self._rows(paradigm):
            if not part or part == _part(tag):
                found[prefix][suffix] = None
        return [
            (prefix, tuple(suffixes), tuple(dict.fromkeys(map(without_yo, suffixes))))
            for prefix, suffixes in found.items()
        ]

    def _both_spellings_of(self, paradigm: int, part: str) -> Sequence[tuple[str, Endings]]:
        """What stands before a stem that has no ё in a part of a paradigm, with what behind it."""
        return [
            spelt
            for prefix, written, without in self._endings(paradigm, part)
            for spelt in dict.fromkeys(((prefix, written), (without_yo(prefix), without)))
        ]

    def _with_endings(self, stem: str, paradigm: int, part: str, before: str = "") -> Forms:
        beginning = before + stem
        if len(beginning) < _SHORTEST:
            every = (before + prefix + stem + end for prefix, ends, _ in self._endings(paradigm, part) for end in ends)
            return stemmed(with_and_without_yo(every))
        if "ё" not in beginning:
            return [(before + prefix + stem, ends) for prefix, ends in self._both_spellings(paradigm, part)]
        return chain.from_iterable(
            ((before + prefix + stem, written), (without_yo(before + prefix + stem), without))
            for prefix, written, without in self._endings(paradigm, part)
        )

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
def _part(tag: Any) -> str:
    """What the forms of a word share where they are not the whole verb: осуждён is declined and is not осудил."""
    if tag.POS in ("PRTF", "PRTS"):
        return f"{tag.voice} {tag.tense}"
    return "GRND" if tag.POS == "GRND" else ""
