"""Negations that only one side has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tqcheck.analysis.denials import denials, may_deny
from tqcheck.analysis.stops import asking
from tqcheck.analysis.words import word_count
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Message, Segment, Severity, Text

_SHORT = 14  # words of a sentence in which nothing else is likely to say it
_IN_TRANSLATION = Message("“{word}” denies it in the translation, and nothing in the source does")
_IN_SOURCE = Message("“{word}” denies it in the source, and nothing in the translation does")


@segment_check(
    "negation-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language", "empty-translation", "cut-short"],
    source_facts=["polarity.may_deny"],
    target_facts=["polarity.may_deny"],
    examples=[
        bad("ru en", "Суд [[не]] признал его виновным.", "The court found him guilty."),
        bad("en ru", "The minister has resigned.", "Министр [[не]] ушёл в отставку."),
        bad("en kk", "The mayor [[didn't]] sign the order.", "Әкім бұйрыққа қол қойды."),
        bad("de en", "Die Brücke wird am Montag eröffnet.", "The bridge will [[not]] be opened on Monday."),
        bad("fr en", "Le Sénat n'a [[pas]] adopté le texte.", "The Senate has passed the bill."),
        bad("zh en", "委员会批准了这项计划。", "The committee did [[not]] approve the plan."),
        good("ru en", "Погибли не менее пяти человек.", "At least five people were killed."),
        good("ru en", "Он отказался отвечать.", "He did not answer."),
        good("ru en", "Это невозможно.", "This cannot be done."),
        good("kk en", "Ол бұл сұраққа жауап бермеді.", "She did not answer the question."),
        good("kk ru", "Келіссөздер нәтижесіз аяқталды.", "Переговоры не принесли результата."),
        good("en de", "Not only the mayor came.", "Neben dem Bürgermeister kamen auch andere."),
        good("en fr", "The plan was rejected.", "Le projet n'a pas été adopté."),
    ],
)
def negation_mismatch(segment: Segment) -> Iterable[Finding]:
    """One side denies something, and no word of the other does in any way.

    It speaks where a word surely denies (not) and the other side has none that may: neither another negation nor one
    that denies in what it means (refuse, without, hardly, only), begins or ends so (un-, -less), or whose form may be a
    negative one. Questions are left alone, for many deny out of politeness. In a long sentence other words may say it
    all the same, so that it is minor there.
    """
    denied, denies = denials(segment.source), denials(segment.target)
    if bool(denied) is bool(denies) or asking(segment.source) or asking(segment.target):
        return ()
    return () if may_deny(segment.target if denied else segment.source) else _findings(segment)


def _findings(segment: Segment) -> Iterator[Finding]:
    source, target = segment.source, segment.target
    long = max(map(word_count, (source, target))) > _SHORT
    severity = Severity.MINOR if long else Severity.MAJOR
    for text, other, template in ((target, source, _IN_TRANSLATION), (source, target, _IN_SOURCE)):
        each = (text.span(one.start, one.end) for one in denials(text))
        spans = [span for span in each if not _stands_in(other, span.text)]
        if spans:  # what both have to the letter belongs to a title
            yield Finding(template, {"word": spans[0].text}, spans[:1], severity=severity)


def _stands_in(text: Text, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text.raw) is not None
