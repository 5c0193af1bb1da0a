"""Apostrophes set as another sign, or with a space beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from tqcheck.check import bad, good, segment_check
from tqcheck.language import Language, language
from tqcheck.model import Finding, Segment, Severity, Text

_SIGNS = "'’‘ʼʻ`´′＇"
_IN_WORD = re.compile(rf"[{_SIGNS}](?<=[^\W\d_ʼʻ].)(?=[^\W\d_ʼʻ])")
_ACCENTS = frozenset("`´＇")
_PRIME = "′"
# Two letters of Uzbek are written with a turned comma, and a stop of the voice with an apostrophe.
_TURNED, _RAISED = "ʻ", "ʼ"
_WORD = re.compile(rf"[\w{_SIGNS}-]+")


@segment_check(
    "apostrophe",
    "linguistic-conventions/punctuation",
    Severity.MINOR,
    needs_source=False,
    target_facts=["apostrophes"],
    gives_way_to=["untranslated-text", "wrong-language", "spacing", "quotation-marks"],
    examples=[
        bad("kk en", "Ол бармады.", "He [[didn`t]] go."),
        bad("ru en", "Это дом Ораза.", "It is [[Oraz´s]] house."),
        bad("ru en", "Это не его дом.", "It [[isn‘t]] his house."),
        bad("en fr", "The water is cold.", "[[L' eau]] est froide."),
        bad("en fr", "He drinks water.", "Il boit de [[l ' eau]]."),
        bad("ru en", "Он не пришёл, её нет.", "He [[didn' t]] come."),
        bad("en uk", "Five families left.", "Поїхали [[п`ять]] сімей."),
        bad("ru uz", "Смысл ясен.", "[[Maʻno]] aniq, oʻzbekcha."),
        bad("ru en", "Они не знают, его нет.", "They don’t know; he isn’t here; [[it's]] late."),
        good("kk en", "Ол бармады.", "He didn’t go to the boys’ school in the ’90s."),
        good("en fr", "The water is cold.", "L’eau est froide, dit l’ami d'Anne et d'Eve."),
        good("ru en", "Горький уехал.", "Gor′kij left; it is 5′ long."),
        good("ru uz", "Смысл ясен.", "Maʼno aniq, oʻzbekcha."),
        good("en tr", "He came to Ankara.", "Ankara'ya geldi."),
    ],
)
def apostrophe(segment: Segment) -> Iterable[Finding]:
    """An apostrophe is set as another sign, or has a space beside it.

    Another sign is an accent, a turned comma or, as a neutral note, the one that is rarer in a text that has two kinds.
    Spaces count behind what a language elides (l’eau) and before its short endings. Where the source has the word as
    it stands, nothing is said.
    """
    raw = segment.target.raw
    return () if _SIGN.search(raw) is None else _findings(segment)


_SIGN = re.compile(f"[{_SIGNS}]")
_SPACED = re.compile(r"['’] | ['’]")


def _findings(segment: Segment) -> Iterator[Finding]:
    target, tongue = segment.target, language(segment.target.language)
    usual = _usual(target.raw, tongue)
    for match in _IN_WORD.finditer(target.raw):
        place = match.start()
        right = _right_sign(target, tongue, place, usual)
        if right is None:
            continue
        word = next(one for one in _WORD.finditer(target.raw) if one.start() <= place < one.end())
        if word[0] not in segment.source.raw:
            start, end = word.span()
            values = {"sign": match[0], "right": right}
            edit = target.raw[start:place] + right + target.raw[place + 1 : end]
            finding = Finding("“{sign}” stands in the place of “{right}”", values, [target.span(start, end)], edit=edit)
            # A right sign that is not the text's usual one is a habit of typing, and no fault that a reader sees.
            habit = not tongue.turned_after and (match[0] in tongue.apostrophes or match[0] == _RAISED)
            yield replace(finding, severity=Severity.NEUTRAL) if habit else finding
    yield from _spaced(segment, tongue)


def _usual(raw: str, tongue: Language) -> tuple[str, bool]:
    """The sign that a text has for an apostrophe, and whether it surely is that one: most of them are."""
    signs = [sign for sign in _IN_WORD.findall(raw) if sign in tongue.apostrophes]
    if not signs:
        return ("'" if '"' in raw and "'" in tongue.apostrophes else tongue.apostrophes[0]), False
    if signs.count(signs[0]) == len(signs):
        return signs[0], False
    (sign, times), (_, fewer) = Counter(signs).most_common(2)
    return sign, times > fewer


def _right_sign(text: Text, tongue: Language, place: int, usual: tuple[str, bool]) -> str | None:
    """The sign that should stand at a place, if it surely is another."""
    sign, before = text.raw[place], text.raw[place - 1].lower()
    if tongue.turned_after:
        due = _TURNED if before in tongue.turned_after else _RAISED
        if sign in (_TURNED, _RAISED):
            return due if sign != due else None
        return due if sign in _ACCENTS else None
    if sign == _PRIME:
        return (
            usual[0] if text.raw[place + 1 :].split(maxsplit=1)[0] in ("s", "t", "re", "ve", "ll", "d", "m") else None
        )
    if sign not in tongue.apostrophes:
        return usual[0]
    return usual[0] if usual[1] and sign != usual[0] else None


def _spaced(segment: Segment, tongue: Language) -> Iterator[Finding]:
    """Spaces behind an elided word, or behind the apostrophe of an ending."""
    target = segment.target
    if _SPACED.search(target.raw) is None or not (tongue.elided_words or tongue.punctuation.enclitics):
        return
    for match in _spaces(tongue).finditer(target.raw):
        if match[0] in segment.source.raw:
            continue
        mended = "".join(match[0].split())
        yield Finding(
            "“{wrong}” should be “{right}”",
            {"wrong": match[0], "right": mended},
            [target.span(*match.span())],
            edit=mended,
        )


@lru_cache(maxsize=64)
def _spaces(tongue: Language) -> re.Pattern[str]:
    """Where a language has an apostrophe and no space."""
    endings = {ending.partition("'")[2] for ending in tongue.punctuation.enclitics}
    torn = rf"(?<![\w'’‘])[^\W\d_]+ ?['’] (?:{'|'.join(sorted(endings))})(?!\w)" if endings else "(?!)"
    elided = "|".join(sorted(tongue.elided_words))
    joined = rf"(?<![\w'’-])(?:{elided})(?: ?['’] | ['’])[^\W\d_]+" if elided else "(?!)"
    return re.compile(f"{torn}|{joined}", re.IGNORECASE)
