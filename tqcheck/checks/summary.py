"""An article that lost its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.analysis.counts import counts
from tqcheck.check import bad, document_check, good
from tqcheck.model import Document, Finding, Severity, Text

_FEWEST = 4  # segments of an article that can be summarised
_SHORT = 0.5  # of its source: a segment that lost a part
_DENSE = 2.5  # letters that an East Asian character stands for
_EAST_ASIAN = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
_LONG = 70  # letters of a source that can be cut short
_CUT = 0.6  # of an article's long segments that are short, or its figures that are gone


@document_check(
    "summary",
    "accuracy/omission",
    Severity.MAJOR,
    examples=[
        bad(
            "ru en",
            "Мост закрыли на ремонт до осени\n"
            "Мост через реку закрыли для машин в понедельник утром, и первые 200 водителей об этом не знали.\n"
            "Объезд длиной 14 километров идёт через соседнее село, где уже появились пробки и недовольные жители.\n"
            "Ремонт обойдётся городу в 310 миллионов тенге, и платить их будут из резерва в течение двух лет.\n"
            "Директор завода пообещал отправить на стройку 40 человек, как только привезут новые балки.",
            "Bridge closed for repairs\n[[The bridge was closed on Monday.]]\n[[There is a detour.]]\n"
            "[[The city pays for it.]]\n"
            "[[The director promised to help.]]",
        ),
        bad(
            "en ru",
            "The bridge is closed for repairs until the autumn\n"
            "The bridge over the river was closed to cars on Monday morning, and the first 200 drivers did not know.\n"
            "A detour of 14 kilometers runs through the next village, where there are traffic jams and angry "
            "residents.\n"
            "The repairs will cost the city 310 million tenge, to be paid from its reserve in the course of two "
            "years.\n"
            "The director of the plant promised to send 40 people to the site as soon as the new beams are there.",
            "Мост закрыт на ремонт\n[[Мост закрыли в понедельник.]]\n[[Есть объезд.]]\n[[Платит город.]]\n"
            "[[Директор обещал помочь.]]",
        ),
        good(
            "en de",
            "The bridge is closed for repairs until the autumn\n"
            "The bridge over the river was closed to cars on Monday.",
            "Brücke bis Herbst gesperrt\nSeit Montag ist die Brücke zu.",
        ),
        good(
            "ru en",
            "Мост закрыли на ремонт до осени\n"
            "Мост через реку закрыли для машин в понедельник утром, и первые 200 водителей об этом не знали.\n"
            "Объезд длиной 14 километров идёт через соседнее село, где уже появились пробки.\n"
            "Ремонт обойдётся городу в 310 миллионов тенге.\nДиректор завода пообещал отправить на стройку 40 человек.",
            "Bridge closed for repairs until autumn\n"
            "The bridge over the river was closed to cars on Monday morning, and the first 200 drivers did not know.\n"
            "A detour of 14 kilometers runs through the next village, where there are traffic jams already.\n"
            "The repairs will cost the city 310 million tenge.\nThe director promised to send 40 people to the site.",
        ),
    ],
)
def summary(document: Document) -> Iterator[Finding]:
    """Most long segments of an article are less than half as long as their sources: it was summarised, not translated.

    Where the article has figures, most of them must be gone as well.
    """
    long = [one for one in document.segments if _size(one.source) >= _LONG]
    short = [one for one in long if _size(one.target) < _SHORT * _size(one.source)]
    if len(long) < _FEWEST or len(short) < _CUT * len(long):
        return
    figures = [(one.value, segment) for segment in long for one in counts(segment.source)]
    gone = [value for value, segment in figures if value not in {one.value for one in counts(segment.target)}]
    if len(gone) < _CUT * len(figures):
        return
    said = [one for one in short if one.target.raw.strip()]
    if said:
        yield Finding(
            "{short} of {long} long segments are less than half as long as their sources",
            {"short": str(len(short)), "long": str(len(long))},
            [one.target.span() for one in said],
        )


def _size(text: Text) -> float:
    """How long a text is, in letters; an East Asian character stands for several."""
    raw = text.raw.strip()
    return len(raw) + (_DENSE - 1) * len(_EAST_ASIAN.findall(raw))
