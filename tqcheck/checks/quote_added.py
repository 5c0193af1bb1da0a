"""A quotation of the translation that is none in the source."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.ledger import missing_speech, speech
from tqcheck.check import bad, document_check, good
from tqcheck.model import Document, Finding, Message, Severity


@document_check(
    "quote-added",
    "accuracy/addition",
    Severity.MINOR,
    gives_way_to=["quotation-marks", "untranslated-text", "wrong-language", "empty-translation", "shifted-segment"],
    examples=[
        bad(
            "ru en",
            "Жители ждут дорогу\n[[Староста сказал, что об этой дороге просили целых девять лет.]]",
            "Residents wait for a road\n[[“We have asked for this road for nine years,”]] the village head said.",
        ),
        bad(
            "kk ru",
            "Тұрғындар жол күтеді\n[[Ауыл әкімі жолды тоғыз жылдан бері сұрап келе жатқанын айтты.]]",
            "Жители ждут дорогу\n[[«Мы просим об этой дороге уже девять лет»]], – сказал аким села.",
        ),
        good(
            "de en",
            "Das Dorf wartet\nDie Leute hier nennen die Straße ihre letzte Hoffnung.",
            "The village waits\nPeople here call the road “their last hope”.",
        ),
        good(
            "ru en",
            "Жители ждут дорогу\n– Мы просили об этой дороге целых девять лет, – сказал староста.",
            "Residents wait for a road\n“We asked for this road for nine years,” the village head said.",
        ),
        good(
            "ru en",
            "Жители ждут дорогу\nДорогу здесь называют дорогой жизни и надежды.",
            "Residents wait for a road\nThe road is called “the road of life and hope” here.",
        ),
    ],
)
def quote_added(document: Document) -> Iterator[Finding]:
    """The translation quotes as somebody's own words what the source tells, or puts words into a quotation.

    Speech of five words or more counts, where it is a good part of its text. A source that sets speech apart by a dash,
    or by single marks, quotes as well.
    """
    for place, segment in enumerate(document.segments):
        added = missing_speech(segment.target, segment.source)
        if not added or (added == "all" and _lost(document, place)):
            continue
        target = [segment.target.span(one.start, one.end) for one in speech(segment.target)]
        if added == "part":
            source = [segment.source.span(one.start, one.end) for one in speech(segment.source)]
            template = Message("{words} holds words that stand outside the quotation in the source")
        else:
            source, template = [segment.source.span()], Message("{words} is no quotation in the source")
        yield Finding(template, {"words": target[0].text}, [*target, *source])


def _lost(document: Document, place: int) -> bool:
    """Whether a neighbour's source quotes what its translation does not."""
    return any(
        len(speech(one.source)) > len(speech(one.target))
        for one in document.segments[max(0, place - 1) : place + 2]
        if one is not document.segments[place]
    )
