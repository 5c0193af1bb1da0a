"""Sentences without a translation."""

from __future__ import annotations

from collections.abc import Iterable

from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "empty-translation",
    "accuracy/omission",
    Severity.CRITICAL,
    examples=[
        bad("kk en", "[[Күдікті қамауға алынды.]]", "[[]]"),
        bad("ru en", "[[Суд вынес приговор.]]", "[[ … ]]"),
        bad("de fr", "[[Seite 12]]", "[[—]]"),
        bad("zh en", "[[会议推迟了。]]", "[[\u3000]]"),
        good("kk en", "* * *", ""),
        good("ru en", "Нет.", "No."),
        good("ja en", "１２", "12"),
    ],
)
def empty_translation(segment: Segment) -> Iterable[Finding]:
    """A sentence has no translation: the place for it is empty, or holds nothing but marks."""
    if any(map(str.isalnum, segment.target.raw)) or not any(map(str.isalnum, segment.source.raw)):
        return ()
    return [Finding("the translation is empty", {}, [segment.target.span(), segment.source.span()])]
