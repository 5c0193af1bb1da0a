"""A headline that denies what the text affirms, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tqcheck.analysis.denials import Denial, denials
from tqcheck.analysis.outline import Section, sections
from tqcheck.analysis.same_sentences import Same, denied_within, sentences_like
from tqcheck.analysis.words import words
from tqcheck.check import SO_IN_SOURCE, bad, document_check, good
from tqcheck.model import Document, Finding, Message, Segment, Severity, Text

_AFFIRMED = Message("the {role} denies what segment {segment} affirms{copied}")
_DENIED = Message("the {role} affirms what segment {segment} denies{copied}")


class _Opposed(NamedTuple):
    """A sentence of the text that denies what a headline affirms, or affirms what it denies."""

    segment: Segment
    same: Same
    denial: Denial | None


@document_check(
    "headline-negation",
    "accuracy/mistranslation",
    Severity.MAJOR,
    needs_source=False,
    target_facts=["polarity.may_deny"],
    examples=[
        bad(
            "ru en",
            "",
            "[[Fares on city buses will rise in July]]\n"
            "[[The mayor said that fares on city buses will not rise in July.]]\n"
            "Talks go on.",
        ),
        bad(
            "en ru",
            "",
            "[[Завод в Актау не остановит работу на зиму]]\n"
            "[[Завод в Актау остановит работу на зиму, сообщил директор.]]\n"
            "Рабочие предупреждены.",
        ),
        bad(
            "ru kk",
            "",
            "[[Қала автобусында жол ақысы шілдеде көтеріледі]]\n"
            "[[Қала автобусында жол ақысы шілдеде көтерілмейді, деді әкім.]]\n"
            "Келіссөз жүріп жатыр.",
        ),
        good(
            "ru en",
            "",
            "Fares on city buses will not rise in July\n"
            "The mayor said that fares on city buses would not rise in July.\n"
            "Talks go on.",
        ),
        good(
            "en ru",
            "",
            "Завод в Актау остановит работу на зиму\nЗавод в Актау остановит работу на зиму, но не уволит людей.\n"
            "Рабочие предупреждены.",
        ),
        good(
            "ru kk",
            "",
            "Қала автобусында жол ақысы көтерілмейді\nҚала автобусында жол ақысы көтерілмейді, деді әкім.\n"
            "Келіссөз жүріп жатыр.",
        ),
    ],
)
def headline_negation(document: Document) -> Iterator[Finding]:
    """A headline says that something is so, and the sentence of the text that says the same says that it is not.

    The sentence has nearly all words of the headline; where another one agrees with the headline, or one of the two
    alone has a word like “refuse”, nothing is said. A subhead is compared with the text under it.
    """
    for section in sections(document):
        one = _opposed(section, [segment.target for segment in section.body], section.head.target)
        if one is None:
            continue
        copied = _opposed(section, [segment.source for segment in section.body], section.head.source) is not None
        text, found = one.segment.target, words(one.segment.target)
        first, last = one.same.bounds
        spans = [section.head.target.span(), text.span(found.start[first], found.end[last - 1])]
        yield Finding(
            _DENIED if one.denial else _AFFIRMED,
            {
                "role": Message(section.head.role),
                "segment": one.segment.id,
                "copied": SO_IN_SOURCE if copied else "",
            },
            spans,
            severity=Severity.NEUTRAL if copied else None,
        )


def _opposed(section: Section, body: list[Text], head: Text) -> _Opposed | None:
    """The sentence of the body that is opposed to the head, by their negations; None where one agrees with it."""
    if not head.raw or "?" in head.raw:
        return None
    denied = len(denials(head))
    if denied > 1:
        return None
    opposed = None
    for segment, text in zip(section.body, body, strict=True):
        for same in sentences_like(head, text):
            if same.in_meaning:
                return None
            denial = denied_within(text, same)
            if bool(denial) == bool(denied):
                return None
            anywhere = any(same.bounds[0] <= one.first < same.bounds[1] for one in denials(text))
            if opposed is None and (denial or not anywhere):
                opposed = _Opposed(segment, same, denial)
    return opposed
