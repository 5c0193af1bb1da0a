"""A noun, or adjectives and a noun, in the case and number in which other words stand: by pymorphy3."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tqcheck.analysis.morphology import analyser

_ADJECTIVES = ("ADJF", "PRTF")
_LEAST_SCORE = 0.05
Form = tuple[str, str]  # case and number, as pymorphy3 calls them


def declined_like(phrase: Sequence[str], model: Sequence[str], written: Sequence[str], tag: str) -> list[str] | None:
    """The lower-case words of a term in the case and number in which `written` has those of another; None if uncertain.

    It is certain where every case that `written` may be gives one and the same form.
    """
    results = {tuple(declined) for form in _forms(model, written, tag) if (declined := _declined(phrase, form, tag))}
    return list(results.pop()) if len(results) == 1 else None


def _forms(model: Sequence[str], written: Sequence[str], tag: str) -> set[Form]:
    """The cases and numbers in which words may stand that are all forms of the words of a noun phrase."""
    if len(model) != len(written) or not (parses := _noun_phrase(model, tag)):
        return set()
    possible: list[set[Form]] = []
    for word, own in zip(written, parses, strict=True):
        possible.append({_form(form.tag) for form in own.lexeme if _plain(form.word) == _plain(word)})
    return {form for form in set.intersection(*possible) if all(form)}


def _declined(phrase: Sequence[str], form: Form, tag: str) -> list[str] | None:
    parses = _noun_phrase(phrase, tag)
    if not parses:
        return None
    noun = parses[-1].tag
    found = []
    for parse in parses:
        wanted = {*form}
        if parse.tag.POS in _ADJECTIVES:
            wanted |= {noun.gender} if form[1] == "sing" and noun.gender else set()
            wanted |= {noun.animacy} if form[0] == "accs" and noun.gender != "femn" and noun.animacy else set()
        inflected = parse.inflect(wanted)
        if inflected is None:
            return None
        found.append(inflected.word)
    return found


def _noun_phrase(words: Sequence[str], tag: str) -> list[Any] | None:
    """The readings of a dictionary form: a noun in the nominative behind adjectives that agree with it."""
    noun = _reading(words[-1], tag, ("NOUN",))
    if noun is None:
        return None
    adjectives = [_reading(word, tag, _ADJECTIVES, noun.tag) for word in words[:-1]]
    return None if None in adjectives else [*adjectives, noun]


def _reading(word: str, tag: str, kinds: Sequence[str], noun: Any = None) -> Any:
    """The one likely reading of a word as a part of speech in the nominative; None if there are several or none."""
    found = [
        parse
        for parse in analyser(tag).parse(word)
        if parse.tag.POS in kinds and parse.tag.case == "nomn" and parse.score >= _LEAST_SCORE
    ]
    if noun is not None:
        agreeing = (parse for parse in found if parse.tag.number == noun.number)
        found = [parse for parse in agreeing if noun.number == "plur" or parse.tag.gender == noun.gender][:1]
    return found[0] if len({parse.normal_form for parse in found}) == 1 else None


def _form(tag: Any) -> Form:
    return str(tag.case or ""), str(tag.number or "")


def _plain(word: str) -> str:
    return word.replace("ё", "е")
