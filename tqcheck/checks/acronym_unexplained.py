"""Acronyms that the translation made and does not explain."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.acronyms import acronyms, explained, foreign_acronyms
from tqcheck.analysis.places import places_in
from tqcheck.check import bad, document_check, good
from tqcheck.language import language
from tqcheck.model import Document, Finding, Message, Severity, Span

_SHORTEST = 3
_SHORTENED = Message("“{word}” is explained nowhere, and the source spells it out")
_FOREIGN = Message("“{word}” spells a foreign acronym, and is explained nowhere")
Unexplained = tuple[Span, Message, str | None]  # its place, why it is flagged, and what it stands for


@document_check(
    "acronym-unexplained",
    "style/organization-style",
    Severity.MINOR,
    needs_source=False,
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
        bad(
            "ru en",
            "",
            "Crime falls in Kazakhstan\nTwo members of an [[OPG]] were detained.\nThe OPG had 12 members.",
        ),
        good(
            "ru en",
            "",
            "Crime falls in Kazakhstan\nMembers of an organised criminal group (OPG) were detained.\nThe OPG is known.",
        ),
        good("ru en", "", "Dam repaired in Ontario\nOPG runs the dam."),
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

    Each acronym is flagged once, at its first place, unless the language's readers know it. Without a source, those are
    flagged that only spell the acronym of another language, where the article speaks of a country whose news has it.
    """
    texts = [segment.target for segment in document.segments]
    if not any(acronyms(text) for text in texts):
        return
    told = {text.raw[start:end] for text in texts for start, end in acronyms(text) if explained(text, start, end)}
    for span, why, meaning in _without_words(document):
        if span.text not in told:
            told.add(span.text)
            yield Finding(why, {"word": span.text}, [span], meaning)


def _without_words(document: Document) -> Iterator[Unexplained]:
    """The acronyms of a translation that its source does not have, until it has one in their place."""
    known = language(document.target_language).acronyms
    alone = any(not segment.source.raw for segment in document.segments)
    places = frozenset().union(*(places_in(segment.target) for segment in document.segments if alone))
    copied: set[str] = set()
    for segment in document.segments:
        source, target = segment.source, segment.target
        found = [target.span(*place) for place in acronyms(target)]
        if not source.raw:
            for start, end, meaning in foreign_acronyms(target, places):
                yield target.span(start, end), _FOREIGN, meaning
        elif acronyms(source):
            copied.update(span.text for span in found)
        else:
            for span in found:
                own = span.text.lower() not in known and span.text not in source.raw
                if own and len(span.text) >= _SHORTEST and span.text not in copied:
                    yield span, _SHORTENED, None
