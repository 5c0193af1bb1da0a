"""Acronyms that the translation made and does not explain."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.acronyms import acronyms, explained
from tqcheck.check import bad, document_check, good
from tqcheck.language import language
from tqcheck.model import Document, Finding, Severity

_SHORTEST = 3


@document_check(
    "acronym-unexplained",
    "style/organization-style",
    Severity.MINOR,
    gives_way_to=["acronym-carried-over", "untranslated-text", "wrong-language"],
    target_facts=["acronyms"],
    examples=[
        bad(
            "ru en",
            "Пожар потушен\nПожарно-спасательный отряд прибыл через час.",
            "The fire is out\nThe [[FRU]] arrived within an hour.",
        ),
        bad(
            "kk en",
            "Өрт сөндірілді\nӨрт сөндіру бөлімі бір сағаттан кейін жетті.",
            "The fire is out\nThe [[FRU]] arrived within an hour.",
        ),
        bad(
            "de en",
            "Das Feuer ist gelöscht\nDie Feuerwehr kam nach einer Stunde.",
            "The fire is out\nThe [[FRU]] arrived within an hour.",
        ),
        good(
            "ru en",
            "Пожар потушен\nПожарно-спасательный отряд прибыл через час.",
            "The fire is out\nThe fire and rescue unit (FRU) arrived within an hour. The FRU used two engines.",
        ),
        good("ru en", "Пожар потушен\nОб этом сообщил ДЧС.", "The fire is out\nThis was reported by the DES."),
        good("ru en", "Пожар потушен\nСоединённые Штаты помогли.", "The fire is out\nThe USA has helped."),
    ],
)
def acronym_unexplained(document: Document) -> Iterator[Finding]:
    """The translation shortens to an acronym what the source spells out, and nowhere says what it stands for.

    Each acronym is flagged once, at its first place, unless the language's readers know it.
    """
    known = language(document.target_language).acronyms
    told: set[str] = set()
    texts = [segment.target for segment in document.segments]
    if any(acronyms(text) for text in texts):
        told = {text.raw[start:end] for text in texts for start, end in acronyms(text) if explained(text, start, end)}
    for segment in document.segments:
        if acronyms(segment.source):
            told |= {segment.target.raw[start:end] for start, end in acronyms(segment.target)}
            continue
        for start, end in acronyms(segment.target):
            word = segment.target.raw[start:end]
            if (
                word not in told
                and word.lower() not in known
                and end - start >= _SHORTEST
                and word not in segment.source.raw
            ):
                told.add(word)
                span = segment.target.span(start, end)
                yield Finding("“{word}” is explained nowhere, and the source spells it out", {"word": word}, [span])
