"""Acronyms that were spelt in other letters instead of translated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqcheck.analysis.acronyms import acronyms, explained, foreign_acronyms
from tqcheck.analysis.places import places_in
from tqcheck.analysis.romanising import romanised
from tqcheck.check import bad, good, segment_check
from tqcheck.glossary.concepts import Glossary
from tqcheck.glossary.match import terms
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity, Text

_SHORTEST = 3  # letters: shorter ones are series and marks
_LONGEST = 5  # letters of one that nobody has listed: longer ones are words in capitals


@segment_check(
    "acronym-carried-over",
    "accuracy/untranslated",
    Severity.MAJOR,
    needs_source=False,
    gives_way_to=["untranslated-text", "wrong-language", "mixed-script", "forbidden-term", "untranslated-term"],
    target_facts=["acronyms"],
    examples=[
        bad("ru en", "Задержаны члены [[ОПГ]].", "Members of an [[OPG]] were detained."),
        bad("ru en", "Об этом сообщили в [[МЧС]].", "This was reported by the [[MChS]]."),
        bad("kk en", "Бұл туралы [[ІІМ]] хабарлады.", "This was reported by the [[IIM]]."),
        bad("uk en", "Про це повідомили в [[ДСНС]].", "This was reported by the [[DSNS]]."),
        bad("ru en", "", "The police of Kazakhstan detained members of an [[OPG]]."),
        bad("kk en", "", "This was reported by the [[MChS]]."),
        good("ru en", "", "OPG runs two power plants in Ontario."),
        good("kk en", "", "Kazakh police detained members of an OPG (organised criminal group)."),
        good("ru en", "НАТО и ФИФА ответили.", "NATO and FIFA replied."),
        good("ru en", "Задержаны члены ОПГ.", "Members of an OPG (organised criminal group) were detained."),
        good("ru en", "Об этом сообщили в МЧС.", "This was reported by the Emergencies Ministry (MChS)."),
        good("ru en", "США ответили.", "The USA replied."),
        good("ru en", "КНБ задержал двоих.", "The KNB has detained two people.", "en\tru\nKNB\tКНБ\n"),
    ],
)
def acronym_carried_over(segment: Segment, glossary: Glossary) -> Iterable[Finding]:
    """An acronym of the source stands in the translation letter by letter, which tells its readers nothing.

    Acronyms that the translation's language has itself (NATO, FIFA) are in its file, and a glossary may have others.
    Nothing is said where the translation explains the letters in brackets, or gives them in brackets behind the words.
    Agencies are now and then known by their letters abroad (BELTA), so one of which nobody has listed what it stands
    for is a minor issue.

    Without a source, the acronyms that the translation's language knows to be another one's are found, in a sentence
    that speaks of a country whose news has them, or where small letters (MChS) tell that they only spell.
    """
    if not acronyms(segment.target):
        return ()
    if segment.source.raw:
        return _findings(segment, glossary) if acronyms(segment.source) else ()
    return _alone(segment.target)


def _alone(text: Text) -> Iterator[Finding]:
    for start, end, meaning in foreign_acronyms(text, places_in(text)):
        if not explained(text, start, end):
            span = text.span(start, end)
            yield Finding("“{word}” only spells the letters of a foreign acronym", {"word": span.text}, [span], meaning)


def _findings(segment: Segment, glossary: Glossary) -> Iterator[Finding]:
    source, target = segment.source, segment.target
    if language(source.language).scripts & language(target.language).scripts:
        return
    letters = {
        romanised(source.raw[start:end], source.language): (start, end)
        for start, end in acronyms(source)
        if not source.raw[start:end].isascii()
    }
    asked = {match.start for match in terms(target, glossary) if not match.term.forbidden and not match.term.deprecated}
    known, foreign = language(target.language).acronyms, language(target.language).foreign_acronyms
    for start, end in acronyms(target):
        word = target.raw[start:end].lower()
        if start in asked or (len(word) > _LONGEST and word not in foreign):
            continue
        if len(word) >= _SHORTEST and word in letters and word not in known and not explained(target, start, end):
            spans = [target.span(start, end), source.span(*letters[word])]
            values = {"one": spans[1].text, "other": spans[0].text}
            meaning = foreign[word].meaning if word in foreign else None
            severity = None if meaning else Severity.MINOR
            yield Finding("“{other}” only spells the letters of “{one}”", values, spans, meaning, severity=severity)
