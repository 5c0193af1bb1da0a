"""Hyphens in the place of dashes, and hyphens torn from their word."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from tqcheck.check import bad, good, segment_check
from tqcheck.language import Language, language
from tqcheck.model import Finding, Message, Segment, Severity

_HYPHEN = re.compile(r"(?<=[\w.,!?»”\")]) - (?=[\w«“„\"(¿¡])")
_DOUBLE = re.compile(r"(?<=[\w.,!?»”\")]) ?--(?![->|]) ?(?=[\w«“„\"(¿¡])")
_DASHES = ("–", "—", "―")
_BEHIND_FIGURE = re.compile(r" -(?<=\d -)(?=[^\W\d_]{3})")
_TORN_LEFT = re.compile(r" -(?<=[^\W\d_] -)(?=[^\W\d_]{2})")
_TORN_RIGHT = re.compile(r"- (?<=\w- )(?=([^\W\d_]+))")

_TORN = Message("before this hyphen stands a space, and behind it none")
_ON_COMMA = re.compile(r"(?<=\w),-(?= \w)")


@segment_check(
    "dash",
    "linguistic-conventions/punctuation",
    Severity.MINOR,
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad("ru en", "Она — судья.", "She is a judge[[ - ]]a good one."),
        bad("kk en", "Ол – судья, бұл – шындық.", "He is a judge[[--]]it is true."),
        bad("en ru", "The court — the highest one — ruled.", "Суд[[ - ]]высший[[ - ]]вынес решение."),
        bad("ru en", "18-месячный ребёнок выжил.", "The 18[[ -]]month-old child survived."),
        bad("ru en", "Известный певец умер.", "A well[[ -]]known singer died."),
        bad("kk en", "Бұл күннің айналасында қозғалады.", "It moves round[[- ]]the Sun."),
        good("ru en", "Она — судья.", "She is a judge – a good one."),
        good("en ru", "The court - the highest one - ruled.", "Суд - высший - вынес решение."),
        good("en de", "The pros and cons.", "Die Vor- und Nachteile."),
        good("en de", "Road width and length.", "Die Straßenbreite und -länge."),
        good("ru en", "Дореволюционный и послереволюционный.", "Pre- and post-war, mid- to late 1990s."),
        good("en ru", "It is -15 degrees.", "Сейчас -15 градусов."),
        good("en he", "In 1953.", "ב- 1953."),
    ],
)
def dash(segment: Segment) -> Iterator[Finding]:
    """A hyphen stands for a dash, or with a space on one side of it.

    A hyphen between spaces is noted, at no cost, where the source has a dash, and so are two in a row where the source
    has neither. Suspended hyphens are right (pre- and post-war), and two may enclose words as dashes do (a plan -his
    own- failed).
    """
    raw = segment.target.raw
    if "- " not in raw and " -" not in raw and "--" not in raw:
        return
    tongue = language(segment.target.language)
    source, due = segment.source.raw, f" {tongue.punctuation.dash} "
    if " - " in raw and " - " not in source and any(f"{mark} " in source for mark in _DASHES):
        for finding in _each(segment, _HYPHEN, Message("a hyphen stands in the place of a dash"), due):
            yield dataclasses.replace(finding, severity=Severity.NEUTRAL)  # a habit of typing, and no fault of sense
    if "--" in raw and "--" not in source and " - " not in source:
        for finding in _each(segment, _DOUBLE, Message("two hyphens stand in the place of a dash"), due):
            yield dataclasses.replace(finding, severity=Severity.NEUTRAL)
    if " -" in raw:
        if not _BEHIND_FIGURE.search(source):
            yield from _each(segment, _BEHIND_FIGURE, Message("a hyphen is torn from its word"), "-")
        if not _TORN_LEFT.search(source) and not _TORN_RIGHT.search(raw):
            for finding in _each(segment, _TORN_LEFT, _TORN, None):
                if not _suspended_left(raw, finding.spans[0].start, tongue):
                    yield finding
    loose = _loose(raw, tongue) if "- " in raw else []
    if loose and not _TORN_LEFT.search(raw) and not _loose(source, language(segment.source.language)):
        for match in loose:
            span = segment.target.span(*match.span())
            yield Finding("behind this hyphen stands a space, and before it none", {}, [span])
    if ",- " in raw and tongue.known and not any(mark in source for mark in ("-", *_DASHES)):
        yield from _each(segment, _ON_COMMA, Message("a hyphen hangs on a comma"), None)


def _suspended_left(raw: str, place: int, tongue: Language) -> bool:
    """Whether a hyphen before a word stands for the beginning of the word before “and”: Straßenbreite und -länge."""
    return raw[raw.rfind(" ", 0, place) + 1 : place].lower() in tongue.conjunctions


def _loose(raw: str, tongue: Language) -> list[re.Match[str]]:
    """Hyphens at the end of a word that no second part follows, unless the language joins words so or is not known."""
    if not tongue.conjunctions or tongue.numbers.prefixes:
        return []
    found = []
    for match in _TORN_RIGHT.finditer(raw):
        word, behind = raw[raw.rfind(" ", 0, match.start()) + 1 : match.start()], match[1].lower()
        suspended = behind in tongue.conjunctions or tongue.numbers.range.at((behind,), 0)
        if len(word) > 1 and not word.isdecimal() and not suspended:
            found.append(match)
    return found


def _each(segment: Segment, pattern: re.Pattern[str], template: Message, edit: str | None) -> Iterator[Finding]:
    for match in pattern.finditer(segment.target.raw):
        yield Finding(template, {}, [segment.target.span(*match.span())], edit=edit)
