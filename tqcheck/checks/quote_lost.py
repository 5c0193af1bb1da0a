"""A quotation of the source that is none in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.ledger import missing_speech, speech
from tqcheck.check import bad, document_check, good
from tqcheck.model import Document, Finding, Message, Severity


@document_check(
    "quote-lost",
    "accuracy/mistranslation",
    Severity.MINOR,
    gives_way_to=["quotation-marks", "untranslated-text", "wrong-language", "empty-translation", "shifted-segment"],
    examples=[
        bad(
            "ru en",
            "Жители ждут дорогу\n[[«Мы просили об этой дороге целых девять лет»]], – сказал староста.",
            "Residents wait for a road\n[[They had asked for this road for nine years, the village head said.]]",
        ),
        bad(
            "kk ru",
            "Тұрғындар жол күтеді\n[[«Бұл жолды тоғыз жылдан бері сұрап келеміз»]], – деді ауыл әкімі.",
            "Жители ждут дорогу\n[[Дорогу просили девять лет, сказал аким села.]]",
        ),
        bad(
            "ru en",
            "Жители ждут дорогу\n[[«Мы просили об этой дороге девять лет, и теперь её строят»]], – сказал он.",
            "Residents wait for a road\n"
            "[[“We asked for this road for nine years,”]] and now it is being built, as the head of the "
            "village told reporters.",
        ),
        bad(
            "de en",
            "Das Dorf wartet\n[[„Wir haben neun Jahre lang um diese Straße gebeten“]], sagte der Bürgermeister.",
            "The village waits\n[[They had asked for this road for nine years, the mayor said.]]",
        ),
        good(
            "ru en",
            "Жители ждут дорогу\n«Мы просили об этой дороге целых девять лет», – сказал староста.",
            "Residents wait for a road\n“We asked for this road for nine years,” the village head said.",
        ),
        good(
            "ru en",
            "Жители ждут дорогу\nВ селе «Новая жизнь у реки Или» ждут дорогу.",
            "Residents wait for a road\nThe village of New Life on the River Ili waits for a road.",
        ),
    ],
)
def quote_lost(document: Document) -> Iterator[Finding]:
    """What the source quotes word for word is told in the translation without marks of quotation, or half of it is.

    Speech of five words or more counts, where it is a good part of its text. Quotations that moved to the next segment
    are not lost.
    """
    for place, segment in enumerate(document.segments):
        lost = missing_speech(segment.source, segment.target)
        if not lost or (lost == "all" and _gained(document, place)):
            continue
        source = [segment.source.span(one.start, one.end) for one in speech(segment.source)]
        if lost == "part":
            target = [segment.target.span(one.start, one.end) for one in speech(segment.target)]
            template = Message("words of the quotation {words} stand outside it in the translation")
        else:
            target, template = [segment.target.span()], Message("{words} is a quotation in the source, and none here")
        yield Finding(template, {"words": source[0].text}, [*target, *source])


def _gained(document: Document, place: int) -> bool:
    """Whether a neighbour's translation quotes what its source does not."""
    return any(
        len(speech(one.target)) > len(speech(one.source))
        for one in document.segments[max(0, place - 1) : place + 2]
        if one is not document.segments[place]
    )
