"""A suspect who became a convict, and the like."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.outline import sections
from tqcheck.analysis.standing import UNPROVEN, Standing, allegations, leaves_open, standings
from tqcheck.check import bad, document_check, good
from tqcheck.language import language
from tqcheck.model import Document, Finding, Message, Segment, Severity

_CALLED = {
    "suspect": Message("suspect"),
    "accused": Message("accused"),
    "convicted": Message("convicted"),
    "acquitted": Message("acquitted"),
}
_OPPOSED = (
    frozenset(("convicted", "suspect")),
    frozenset(("convicted", "accused")),
    frozenset(("convicted", "acquitted")),
)


@document_check(
    "status-changed",
    "accuracy/mistranslation",
    Severity.MAJOR,
    needs_source=False,
    gives_way_to=["forbidden-term", "missing-term", "shifted-segment", "untranslated-text", "wrong-language"],
    target_facts=["reporting.status"],
    examples=[
        bad(
            "ru en",
            "Кража в музее\n[[Подозреваемого]] задержали в аэропорту.",
            "Theft from a museum\nThe [[convicted]] man was detained at the airport.",
        ),
        bad(
            "kk ru",
            "Мұражайдағы ұрлық\n[[Күдікті]] әуежайда ұсталды.",
            "Кража в музее\n[[Осуждённый]] задержан в аэропорту.",
        ),
        bad(
            "ru kk",
            "Кража в музее\nОн полностью [[оправдан]] судом.",
            "Мұражайдағы ұрлық\nСот оны [[кінәлі деп таныды]].",
        ),
        bad(
            "ru en",
            "",
            "Director of the museum [[convicted]] of theft\nThe director of the museum is [[accused]] of theft.\n"
            "The accused denies everything.",
        ),
        bad(
            "ru en",
            "Кража в музее\nОн [[якобы]] вынес из музея две картины.",
            "Theft from a museum\n[[He took two paintings from the museum.]]",
        ),
        good(
            "ru en",
            "Кража в музее\nПодозреваемого задержали в аэропорту.",
            "Theft from a museum\nThe suspect was detained at the airport.",
        ),
        good(
            "ru en",
            "",
            "Director of the museum convicted of theft\nThe director of the museum was accused of theft.\n"
            "The court found him guilty.",
        ),
        good(
            "kk ru",
            "Мұражайдағы ұрлық\nКүдікті әуежайда ұсталды.",
            "Кража в музее\nОбвиняемый задержан в аэропорту.",
        ),
    ],
)
def status_changed(document: Document) -> Iterator[Finding]:
    """The source speaks of a suspect or an accused and the translation of a convict, or the other way round.

    Suspects and accused are told apart in few newspapers, and are not compared. Without a source the headline is
    compared with the text: one that convicts is wrong where the text knows of suspicion and charges alone.
    """
    for segment in document.segments:
        was, now = standings(segment.source), standings(segment.target)
        if was and now and _opposed({one.status for one in was}, {one.status for one in now}):
            yield _changed(segment, was, now)
        elif not now:
            yield from _unhedged(segment)
    yield from _headlines(document)


def _opposed(was: set[str], now: set[str]) -> bool:
    """Whether nothing is common to what two texts call people, and one convicts where the other does not."""
    return was.isdisjoint(now) and any(pair <= was | now for pair in _OPPOSED)


def _unhedged(segment: Segment) -> Iterator[Finding]:
    """What the source calls alleged and the translation states as a fact."""
    alleged = allegations(segment.source)
    known = language(segment.target.language).reporting.alleged
    if alleged and known and segment.target.raw.strip() and not leaves_open(segment.target):
        source = [segment.source.span(*place) for place in alleged]
        yield Finding(
            "“{alleged}” is lost: the translation states it as a fact",
            {"alleged": source[0].text},
            [segment.target.span(), *source],
            severity=Severity.MINOR,
        )


def _changed(segment: Segment, was: tuple[Standing, ...], now: tuple[Standing, ...]) -> Finding:
    target = [segment.target.span(one.start, one.end) for one in now]
    source = [segment.source.span(one.start, one.end) for one in was]
    return Finding(
        "“{source}” ({was}) became “{target}” ({now})",
        {
            "source": source[0].text,
            "was": _CALLED[was[0].status],
            "target": target[0].text,
            "now": _CALLED[now[0].status],
        },
        [*target, *source],
    )


def _headlines(document: Document) -> Iterator[Finding]:
    """Headlines that convict whom the text only suspects or accuses."""
    for section in sections(document):
        convicting = [one for one in standings(section.head.target) if one.status == "convicted"]
        if not convicting or any(one.status == "convicted" for one in standings(section.head.source)):
            continue
        body = [(segment, one) for segment in section.body for one in standings(segment.target)]
        if body and all(one.status in UNPROVEN for _, one in body):
            segment, one = body[0]
            spans = [
                section.head.target.span(convicting[0].start, convicting[0].end),
                segment.target.span(one.start, one.end),
            ]
            values = {"role": Message(section.head.role), "head": spans[0].text, "body": spans[1].text}
            yield Finding("the {role} says “{head}”, the text only “{body}”", values, spans)
