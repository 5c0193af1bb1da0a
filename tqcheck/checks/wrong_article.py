"""Articles that do not fit the sound of the next word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tqcheck.analysis.words import JOINERS, MARK, NUMBER, Words, words
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Message, Segment, Severity
from tqcheck.sounds import Sounds

_OPENING = frozenset("\"“„«'‘(")
_CURRENCIES = frozenset("$€£¥₸₽")
_BEFORE_WORD = _OPENING | _CURRENCIES
_APOSTROPHES = "’'"


@segment_check(
    "wrong-article",
    "linguistic-conventions/grammar",
    Severity.MINOR,
    needs_source=False,
    target_facts=["sounds"],
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad("ru en", "Он ждал час.", "He waited for [[a]] hour."),
        bad("kk en", "Ол университетте оқиды.", "She studies at [[an]] university."),
        bad("ru en", "Сотрудник ФБР ушёл.", "[[A]] FBI agent has left."),
        bad("kk en", "Ол 18 жастағы жігіт.", "He is [[a]] 18-year-old man."),
        bad("ru en", "Это кредит в 8 млн долларов.", "It is [[a]] $8 million loan."),
        bad("ru en", "Это «необычный» шаг.", "It is [[a]] “unusual” step."),
        bad("en fr", "The man came.", "[[Le ]]homme est venu."),
        bad("en fr", "He says that she left.", "Il dit [[que ]]elle est partie."),
        bad("en es", "Father and son left.", "Se fueron padre [[y]] hijo."),
        bad("en it", "The student left.", "[[Il]] studente è partito."),
        bad("en hu", "The university is closed.", "[[A]] egyetem zárva van."),
        good("ru en", "Он ждал час в университете.", "He waited an hour at a university, a European one."),
        good("ru en", "Депутат и ООН.", "An MP met a UN envoy, an EU aide and a NATO officer."),
        good("ru en", "Витамин A и план A.", "Vitamin A is good; plan A is better."),
        good("ru en", "Карта 1800 года.", "An 1800 map and an 11,000-seat hall."),
        good("en fr", "The hero came at eleven.", "Le héros est venu, et le onze aussi."),
        good("en es", "Water and ice.", "El agua y el hielo; nieve y hielo."),
        good("en hu", "That was a house.", "Az volt a ház."),
    ],
)
def wrong_article(segment: Segment) -> Iterable[Finding]:
    """An article has the wrong form for the sound that follows: “a hour”, “an university”.

    The rules are the language's own: a or an in English, elision in French, “y” and “e” in Spanish. Figures and
    acronyms go by how they are spoken; where they can be spoken in two ways, and before words whose first sound
    speakers do not agree on, nothing is said.
    """
    sounds, tokens = language(segment.target.language).sounds, words(segment.target)
    forms = sounds.forms
    places = [place for place, word in enumerate(tokens.lower) if word in forms]
    return _findings(segment, tokens, places, sounds) if places else ()


def _findings(segment: Segment, tokens: Words, places: list[int], sounds: Sounds) -> Iterator[Finding]:
    raw = segment.target.raw
    for index in places:
        right = _right_form(raw, tokens, index, sounds)
        if right is None:
            continue
        start, end, word = tokens.start[index], tokens.end[index], _next(raw, tokens, index)
        wrong = raw[start : tokens.end[word]]
        if wrong in segment.source.raw:
            continue
        joins = right[-1] in _APOSTROPHES
        if joins:
            end = tokens.start[word]
            right = right[:-1] + ("'" if "'" in raw and "’" not in raw else "’")
        right = right.capitalize() if tokens.text[index][0].isupper() else right
        values = {"wrong": wrong, "right": right + raw[end : tokens.end[word]]}
        yield Finding(_SAYS, values, [segment.target.span(start, end)], edit=right)


_SAYS = Message("“{wrong}” should be “{right}”")


def _next(raw: str, tokens: Words, index: int) -> int:
    """The token that an article stands before: behind a mark that opens a quotation, or a currency's sign."""
    after = index + 1
    glued = after + 1 < len(tokens) and tokens.start[after + 1] == tokens.end[after]
    return after + 1 if glued and tokens.text[after] in _BEFORE_WORD else after


def _right_form(raw: str, tokens: Words, index: int, sounds: Sounds) -> str | None:
    """The form that a small word should have, if it surely has the wrong one."""
    word = _next(raw, tokens, index)
    if word >= len(tokens) or tokens.kind[word] == MARK or not _stands_free(raw, tokens, index):
        return None
    text, rights = tokens.text[word], sounds.forms[tokens.lower[index]]
    right = rights.get(_sound(raw, tokens, word, sounds))
    if right is None or (tokens.lower[word] in sounds.not_before and raw[tokens.end[word]][:1] not in JOINERS):
        return None
    if right[-1] in _APOSTROPHES and (word > index + 1 or not text.islower()):
        return None  # names and titles are often left alone
    if tokens.text[index] != tokens.lower[index] and not _may_be_capital(tokens, index, text):
        return None
    return right


def _stands_free(raw: str, tokens: Words, index: int) -> bool:
    """Whether white space follows a word, and nothing that could make it a part of another goes before."""
    start, after = tokens.start[index], raw[tokens.end[index]]
    before = raw[max(start - 2, 0) : start].lstrip()
    return after.isspace() and (not before or before[-1].isspace() or (before[-1] in _OPENING and len(before) == 1))


def _may_be_capital(tokens: Words, index: int, following: str) -> bool:
    """Whether a small word with a capital is one at a sentence's start, and no name such as An or A."""
    if following[0].isupper() and not following.isupper():
        return False
    return index == 0 or tokens.text[index - 1] in _SENTENCE_ENDS


_SENTENCE_ENDS: Sequence[str] = '.!?:"“„«—–'


def _sound(raw: str, tokens: Words, word: int, sounds: Sounds) -> str:
    """The class of the first sound of a word, an acronym or a figure; empty where that is not certain."""
    text, end = tokens.text[word], tokens.end[word]
    if len(text) == len("Mi") and text.istitle() and raw[end + 1 : end + 2].isdigit():  # Mi-8
        return ""
    if tokens.kind[word] == NUMBER:
        return sounds.of_figure(text)
    if len(text) == 1 and (not text.isupper() or raw[end : end + 1].isspace()):
        return ""
    if text.isupper() or (text[-1] == "s" and text[:-1].isupper()):
        return sounds.of_acronym(text.removesuffix("s"))
    return sounds.of(tokens.lower[word]) if text[1:].islower() else ""
