"""A quotation that lost its speaker, or was given another."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.ledger import attributions, speech
from tqcheck.analysis.speakers import speaker_lost, speakers_changed
from tqcheck.check import bad, document_check, good
from tqcheck.model import Document, Finding, Severity

_SOURCE = (
    "Жители ждут дорогу\n«Мы просили о дороге девять лет», – сказал Токтаров.\n"
    "«Деньги нашлись только весной», – ответил Юрьев.\nТоктаров показал письма.\n"
    "«Работы начнутся в июне», – пообещал Юрьев.\n«Мы подождём до конца лета», – сказал {}."
)
_TARGET = (
    "Residents wait for a road\n“We asked for this road for nine years,” Toktarov said.\n"
    "“The money was found only this spring,” Yuryev answered.\nHere Toktarov showed the letters.\n"
    "“The works will begin in June,” Yuryev promised.\n“We will wait until the end of summer,” {} said."
)


@document_check(
    "quote-speaker",
    "accuracy/mistranslation",
    Severity.MAJOR,
    gives_way_to=["name-altered", "name-replaced", "name-missing", "shifted-segment", "untranslated-text"],
    examples=[
        bad(
            "ru en",
            "Жители ждут дорогу\n«Мы просили об этой дороге девять лет», – [[сказал]] староста Токтаров.",
            "Residents wait for a road\n[[“We have asked for this road for nine years.”]]",
        ),
        bad(
            "kk ru",
            "Тұрғындар жол күтеді\n«Бұл жолды тоғыз жылдан бері сұрап келеміз», – [[деді]] ауыл әкімі Тоқтаров.",
            "Жители ждут дорогу\n[[«Мы просим об этой дороге уже девять лет»]].",
        ),
        bad("ru en", _SOURCE.format("[[Токтаров]]"), _TARGET.format("[[Yuryev]]")),
        good("ru en", _SOURCE.format("Токтаров"), _TARGET.format("Toktarov")),
        bad(
            "en ru",
            "Residents wait for a road\n"
            "“We have asked for this road for nine years,” the head of the village [[said]].",
            "Жители ждут дорогу\n[[«Мы просим об этой дороге уже девять лет»]].",
        ),
        good(
            "ru en",
            "Жители ждут дорогу\n«Мы просили об этой дороге девять лет», – сказал староста.",
            "Residents wait for a road\n“We asked for this road for nine years,” he said.",
        ),
        good(
            "kk ru",
            "Тұрғындар жол күтеді\n«Бұл жолды тоғыз жылдан бері сұрап келеміз», – деді ауыл әкімі Тоқтаров.",
            "Жители ждут дорогу\n«Мы просим об этой дороге уже девять лет», – сказал аким села.",
        ),
    ],
)
def quote_speaker(document: Document) -> Iterator[Finding]:
    """The source says who speaks a quotation, and the translation says nothing of it, or names somebody else.

    Somebody else is told by the article alone: a name of the source and one of the translation are one where they
    always stand in the same segments.
    """
    for segment in document.segments:
        if speaker_lost(segment):
            target = [segment.target.span(one.start, one.end) for one in speech(segment.target)]
            source = [segment.source.span(*place) for place in attributions(segment.source)]
            yield Finding(
                "the quotation lost its speaker: the source has “{saying}”",
                {"saying": source[0].text},
                [*target, *source],
            )
    for one in speakers_changed(document):
        spans = [one.segment.target.span(*one.now), one.segment.source.span(*one.was)]
        yield Finding(
            "“{was}” speaks in the source, “{now}” here",
            {"was": spans[1].text, "now": spans[0].text},
            spans,
        )
