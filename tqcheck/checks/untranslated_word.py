"""Single words that were left as they are in the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from tqcheck.analysis.lexicon import OF_THE_WEB, SET_PHRASES, ends_like, is_noun, knows, speaks_for
from tqcheck.analysis.scripts import LATIN, script
from tqcheck.analysis.shared import quotes_source, shared_in_letters
from tqcheck.analysis.spellings import is_spelling
from tqcheck.analysis.words import Words, tokenise, words
from tqcheck.check import bad, good, segment_check
from tqcheck.language import Language, language
from tqcheck.model import Finding, Segment, Severity, Span

_SHORTEST = 3  # letters: shorter words are alike in many languages, unless a language is told by them
_IN_CODE = frozenset("<>@$&/\\#_=~-‐‑'’.:")  # beside a word without a space: an address, a name of a file, a compound


@segment_check(
    "untranslated-word",
    "accuracy/untranslated",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language", "untranslated-term", "mixed-script"],
    examples=[
        bad(
            "de en",
            "Das erklärte der [[Geschäftsführer]] der Grünen am Abend.",
            "The [[Geschäftsführer]] of the Greens said so in the evening.",
        ),
        bad("de en", "Die Züge fahren heute [[nicht]].", "The trains are [[nicht]] running today."),
        bad(
            "es en",
            "La ministra ha [[mencionado]] dos causas.",
            "The minister has [[mencionado]] two causes.",
        ),
        bad(
            "pl en",
            "Rząd zapowiedział nową [[współpracę]] z sąsiadami.",
            "The government announced a new [[współpracę]] with its neighbours.",
        ),
        bad("kk ru", "Олар [[ауылдағы]] мектепті жөндеді.", "Они отремонтировали школу в [[ауылдағы]]."),
        bad("en ru", "They restored the [[forest]] in a year.", "Они восстановили [[forest]] за год."),
        good("de en", "Im Bundestag sprach Frau Müller.", "Ms Müller spoke in the Bundestag."),
        good("fr en", "Un restaurant de la rue de Rivoli a brûlé.", "A restaurant in the rue de Rivoli burned down."),
        good("es en", "El Banco de la República subió los tipos.", "Banco de la República raised rates."),
        good(
            "it en",
            "I bambini hanno cantato “bella ciao” in piazza.",
            "The children sang “bella ciao” in the square.",
        ),
        good("de en", "„Es war knapp“, sagte Zimmermann.", "“It was close,” Zimmermann said."),
        good("en tr", "They will meet on Monday in ten days.", "On gün sonra, pazartesi günü, on kişi toplanacak."),
        good("en ru", "It works in vitro and in vivo.", "Это действует in vitro и in vivo."),
        good("pt en", "Custa cerca de dez reais.", "It costs about ten reais."),
        good("ru kk", "Полиция мен министр туралы", "Полиция и министр"),
        good("en ru", "See the site kremlin.ru for more.", "Подробности на сайте kremlin.ru."),
    ],
)
def untranslated_word(segment: Segment) -> Iterable[Finding]:
    """A word of the source stands unchanged in the translation, and is no name, loan or quotation.

    It counts as left behind if the target's dictionary does not know it and the source's words or endings do; where the
    target has no dictionary, only if it is a common word of the source that no neighbour of its language has.
    """
    source, target = language(segment.source.language), language(segment.target.language)
    shared = shared_in_letters(segment)
    if not shared or source.primary == target.primary:
        return ()
    here, there = words(segment.source), words(segment.target)
    low = shared.intersection(here.text)
    suspects = {word for word in low if word.isalpha() and _left(word, source.tag, target.tag)}
    if here.lower[0] == there.lower[0] and _surely_left(here.lower[0], source, target):
        suspects.add(there.text[0])
    if source.common_nouns:
        capitals = frozenset(here.text).intersection(there.text) - low
        suspects.update(word for word in capitals if word[1:].islower() and _noun_left(word, source, target))
    return _findings(segment, suspects) if suspects else ()


@lru_cache(maxsize=20_000)
def _left(word: str, source_tag: str, target_tag: str) -> bool:
    """Whether a word in lower case that both texts have is the source's and not the target's."""
    source, target = language(source_tag), language(target_tag)
    if word in target.common_words or word in target.closed_words or word in target.abbreviations:
        return False
    if (word,) in target.numbers.words or word in OF_THE_WEB or target.units.at((word,), 0):  # Turkish on is ten
        return False
    if script(word[0]) not in target.scripts:  # of words in other scripts than Latin, mixed-script speaks
        return script(word[0]) == LATIN and len(word) >= _SHORTEST and speaks_for(source.tag, word)
    if word in source.common_words and word in source.closed_words:
        certain = bool(target.common_words) and source.primary not in target.near
        return not knows(target.tag, word) if certain else knows(target.tag, word) is False
    if len(word) < _SHORTEST or source.lends_words:
        return False
    if knows(target.tag, word) is not False:
        return False
    return speaks_for(source.tag, word) or ends_like(source.tag, target.tag, word)


def _surely_left(word: str, source: Language, target: Language) -> bool:
    at_home = script(word[0]) in target.scripts
    return at_home and word in source.common_words and knows(target.tag, word) is False


def _noun_left(word: str, source: Language, target: Language) -> bool:
    """Whether a word with a capital is the source's noun, and no surname: Schmidt."""
    return is_noun(word, source) and not is_spelling(word.lower()) and knows(target.tag, word.lower()) is False


def _findings(segment: Segment, suspects: set[str]) -> Iterator[Finding]:
    here, there = words(segment.source), words(segment.target)
    source = language(segment.source.language)
    # The first word may have got its capital here. In another script it is rather a name's: The Hill.
    at_home = script(there.text[0][0]) in language(segment.target.language).scripts
    taken: list[tuple[int, int]] = []
    for place, word in enumerate(there.text):
        if word not in suspects and (place or not at_home or there.lower[0] not in suspects):
            continue
        start, end = there.start[place], there.end[place]
        if _in_code(segment.target.raw, start, end) or _in_name(here, there, place, source):
            continue
        if source.common_nouns and _says(there, place, language(segment.target.language)):
            continue
        if not SET_PHRASES.isdisjoint(pairwise(there.lower[max(0, place - 1) : place + 2])):
            continue
        if quotes_source(segment, start, end):
            continue
        if taken and not segment.target.raw[taken[-1][1] : start].strip():
            taken[-1] = (taken[-1][0], end)
        else:
            taken.append((start, end))
    for start, end in taken:
        span = segment.target.span(start, end)
        yield Finding("“{words}” was left untranslated", {"words": span.text}, [span, *_origin(segment, span.text)])


def _in_code(raw: str, start: int, end: int) -> bool:
    before, behind = raw[start - 1 : start], raw[end : end + 1]
    goes_on = raw[end + 1 : end + 2].isalnum() or raw.startswith("://", end)
    return before.isdigit() or before in _IN_CODE or (behind in _IN_CODE and goes_on)


def _in_name(here: Words, there: Words, place: int, source: Language) -> bool:
    """Whether a word stands beside the same word with a capital in both texts: Banco de; Von Beust, The Daily.

    A word that follows speaks for function words alone, but for “and”, which joins names; and a common noun for none.
    """
    word, before = there.lower[place], there.text[place - 1] if place else ""
    if before[:1].isupper() and (before, word) in zip(here.text, here.lower[1:], strict=False):
        return True
    behind = there.text[place + 1] if place + 1 < len(there) else ""
    if word not in source.closed_words or word in source.conjunctions or not behind[:1].isupper():
        return False
    if source.common_nouns and is_noun(behind, source):
        return False
    return (word, behind) in zip(here.lower, here.text[1:], strict=False)


def _says(there: Words, place: int, target: Language) -> bool:
    """Whether a word with a capital and no function word before it stands beside “said”: a surname, says Zimmermann."""
    if not there.text[place][0].isupper():
        return False
    before = there.lower[place - 1] if place else ""
    beside = [before, there.lower[place + 1] if place + 1 < len(there) else ""]
    return before not in target.closed_words and any(target.reporting.saying.at((one,), 0) for one in beside if one)


def _origin(segment: Segment, wanted: str) -> list[Span]:
    """Where the first of some words stands in the source."""
    here, word = words(segment.source), tokenise(wanted, language(segment.source.language)).lower[0]
    places = [place for place, lower in enumerate(here.lower) if lower == word]
    return [segment.source.span(here.start[place], here.end[place]) for place in places[:1]]
