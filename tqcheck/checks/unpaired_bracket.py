"""Brackets of the translation that lost their partner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqcheck.analysis.brackets import CLOSING, unpaired_brackets
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Message, Segment, Severity

_UNCLOSED = Message("“{mark}” is never closed")
_UNOPENED = Message("“{mark}” closes what was never opened")


@segment_check(
    "unpaired-bracket",
    "linguistic-conventions/punctuation",
    Severity.MINOR,
    needs_source=False,
    examples=[
        bad("kk en", "Алматыда (оңтүстікте) қар жауды.", "It snowed in Almaty [[(]]in the south."),
        bad(
            "ru en",
            "Министр (он вернулся вчера) ответил.",
            "The minister, who returned yesterday[[)]], replied.",
        ),
        bad("en de", "The law [as amended] stands.", "Das Gesetz [[[]]in neuer Fassung gilt weiter."),
        bad("en zh", "The company (founded in 1998) grew.", "该公司[[（]]成立于1998年不断壮大。"),
        bad("ru en", "У неё сыновья Олжас (16) и Данияр (14).", "Her sons are Olzhas 16[[)]] and Daniyar (14)."),
        good("kk en", "Алматыда (оңтүстікте) қар жауды.", "It snowed in Almaty (in the south)."),
        good("ru en", "Нужны: а) паспорт; б) анкета.", "You need: a) a passport; b) a form."),
        good("en de", "It holds for [0, 1).", "Es gilt für [0, 1)."),
        good("en zh", "The company (founded in 1998) grew.", "该公司（成立于1998年)不断壮大。"),
        good("en ru", "Thanks, all good :)", "Спасибо, всё хорошо :)"),
        good("de en", "Der Vertrag (siehe oben wurde verlängert.", "The contract (see above was extended."),
    ],
)
def unpaired_bracket(segment: Segment) -> Iterable[Finding]:
    """A bracket in the translation has no partner.

    Where one of the source is left open too, or closed without having been opened, nothing is said of the like.
    """
    places = unpaired_brackets(segment.target)
    return _findings(segment, places) if places else ()


def _findings(segment: Segment, places: Iterable[int]) -> Iterator[Finding]:
    of_source = {segment.source.raw[place] in CLOSING for place in unpaired_brackets(segment.source)}
    for place in places:
        span = segment.target.span(place, place + 1)
        if (span.text in CLOSING) in of_source:
            continue
        yield Finding(_UNCLOSED if span.text in CLOSING else _UNOPENED, {"mark": span.text}, [span])
