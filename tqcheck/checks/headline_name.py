"""A name of the headline that the text does not know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tqcheck.analysis.capitals import (
    Beginnings,
    Capital,
    capitals,
    is_name,
    misspelt,
    one_name,
    pairs_of_names,
    small_words,
    with_ending,
)
from tqcheck.analysis.outline import sections
from tqcheck.analysis.same_sentences import telling_words
from tqcheck.analysis.sentence_tokens import sentence_tokens
from tqcheck.analysis.words import words
from tqcheck.check import SO_IN_SOURCE, bad, document_check, good
from tqcheck.language import Language, language
from tqcheck.model import Document, Finding, Message, Segment, Severity, Text

_FEWEST = 3  # words that a headline and a sentence must have in common, beside the names that differ
Place = tuple[Text, Capital]
Rival = tuple[Text, Capital, Severity]


@document_check(
    "headline-name",
    "accuracy/mistranslation",
    Severity.MAJOR,
    needs_source=False,
    gives_way_to=["name-altered", "name-replaced", "name-spelling", "forbidden-term", "untranslated-text"],
    target_facts=["closed_words"],
    examples=[
        bad(
            "ru en",
            "",
            "[[Sadikov]] resigns as mayor\nThe mayor of the town, Aidar [[Sadykov]], has resigned.\nHe gave no reason.",
        ),
        bad(
            "kk ru",
            "",
            "Данияр [[Ахметов]] возглавил завод\nНовым директором стал Данияр [[Оспанов]], сообщила компания.\n"
            "Оспанов работает с мая.",
        ),
        bad(
            "ru en",
            "",
            "Storm damages school in [[Kostanay]]\nA storm damaged a school in [[Kokshetau]] on Monday night.\n"
            "Nobody was hurt.",
        ),
        bad(
            "ru kk",
            "",
            "[[Бектурган]] Сапаров марапат алды\nМарапатты [[Бектұрған]] Сапаров қыркүйекте алды.\nОл ұстаз.",
        ),
        good(
            "ru en",
            "",
            "Sadykov resigns as mayor\nThe mayor of the town, Aidar Sadykov, has resigned.\nHe gave no reason.",
        ),
        good(
            "kk ru",
            "",
            "Ахметова наградили за книгу\nПисатель Данияр Ахметов получил премию.\nКнига вышла в мае.",
        ),
        good(
            "ru en",
            "",
            "Storm damages school in Kostanay\nA storm damaged a school in Kostanay and a bridge in Kokshetau.\n"
            "Nobody was hurt.",
        ),
    ],
)
def headline_name(document: Document) -> Iterator[Finding]:
    """A headline names somebody or something that the text under it never names, where the text has another name.

    It has to be one with a letter or two changed (minor), one with the same first name, or the name in the very same
    sentence. Names that stand in the text in any form are right.
    """
    for section in sections(document):
        wrong = list(_unknown(section.head.target, [segment.target for segment in section.body], document))
        if not wrong:
            continue
        source = [segment.source for segment in section.body]
        copied = bool(section.head.source.raw) and any(_unknown(section.head.source, source, document))
        for one, rival in wrong:
            yield _finding(section.head, one, rival, copied)


def _unknown(head: Text, body: Sequence[Text], document: Document) -> Iterator[tuple[Capital, Rival]]:
    """The names of a headline that its text has not, each with the one that stands there instead."""
    tongue = language(head.language)
    if not capitals(head):
        return
    known = frozenset().union(*(words(text).lower for text in body))
    own = head.side == "source"
    small: frozenset[str] | None = None
    for one in capitals(head):
        if one.lower in known or one.lower in tongue.closed_words or any(one_name(one.lower, word) for word in known):
            continue
        if small is None:
            small = small_words(segment.source if own else segment.target for segment in document.segments)
        if not is_name(one, small, tongue):
            continue
        others = list(_others(head, body, small, tongue))
        rival = (
            _misspelt(one, others)
            or _same_first_name(one, head, body, small)
            or _same_sentence(one, head, body, others)
        )
        if rival:
            yield one, rival


def _others(head: Text, body: Sequence[Text], small: frozenset[str], tongue: Language) -> Iterator[Place]:
    """The names of a text that its headline has not."""
    told = Beginnings(words(head).lower)
    for text in body:
        for one in capitals(text):
            if not one.begins and is_name(one, small, tongue) and not told.has(one.lower):
                yield text, one


def _misspelt(one: Capital, others: Sequence[Place]) -> Rival | None:
    return next(((text, other, Severity.MINOR) for text, other in others if misspelt(one.lower, other.lower)), None)


def _same_first_name(one: Capital, head: Text, body: Sequence[Text], small: frozenset[str]) -> Rival | None:
    """The surname that the text gives somebody of the same first name, where it gives one alone.

    It is sure to be a surname where the text has it more than once.
    """
    first = next((pair[0] for pair in pairs_of_names(head, small) if pair[1] == one), None)
    if first is None:
        return None
    found = [
        (text, other)
        for text in body
        for before, other in pairs_of_names(text, small)
        if with_ending(first.lower, before.lower) and not other.begins
    ]
    if not found or any(not one_name(found[0][1].lower, other.lower) for _, other in found):
        return None
    text, other = found[0]
    uses = sum(one_name(other.lower, word) for near in body for word in words(near).lower)
    sure = uses > 1 and other.lower[0] != one.lower[0]
    return text, other, Severity.MAJOR if sure else Severity.MINOR


def _same_sentence(one: Capital, head: Text, body: Sequence[Text], others: Sequence[Place]) -> Rival | None:
    """The name that stands in the sentence that says what the headline says, but for the name."""
    wanted = [words(head).lower[place] for place in telling_words(head) if place != one.token]
    if len(wanted) < _FEWEST:
        return None
    for text in body:
        lower = words(text).lower
        for first, last in sentence_tokens(text):
            there = [other for place, other in others if place is text and first <= other.token < last]
            if len(there) == 1 and all(map(Beginnings(lower[first:last]).has, wanted)):
                return text, there[0], Severity.MAJOR
    return None


def _finding(head: Segment, one: Capital, rival: Rival, copied: bool) -> Finding:
    text, other, severity = rival
    spans = [head.target.span(one.start, one.end), text.span(other.start, other.end)]
    return Finding(
        "the {role} names “{one}”, the text “{other}”{copied}",
        {
            "role": Message(head.role),
            "one": spans[0].text,
            "other": spans[1].text,
            "copied": SO_IN_SOURCE if copied else "",
        },
        spans,
        severity=Severity.NEUTRAL if copied else severity,
    )
