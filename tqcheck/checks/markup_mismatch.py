"""Tags that do not answer those of the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tqcheck.analysis.codes import Code, changed_codes, tags
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Message, Segment, Severity


@segment_check(
    "markup-mismatch",
    "design-and-markup/markup-tag",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language", "empty-translation"],
    examples=[
        bad("kk en", "<b>Назар аударыңыз[[</b>]]!", "<b>Attention!"),
        bad("ru en", "Читайте [[<a href='/n'>]]здесь[[</a>]].", "Read it here."),
        bad("en de", "He left <i>early</i>.", "Er ging <i>früh</i>[[<br>]]."),
        good("kk en", "<b>Назар</b> аударыңыз!", "Pay <b>attention</b>!"),
        good("ru en", "<a href='/ru/n'>Новость</a><br/>", "<a href='/en/n'>News</a><br>"),
        good("en ru", "if a < b and c > d", "если a < b и c > d"),
    ],
)
def markup_mismatch(segment: Segment) -> Iterable[Finding]:
    """The translation has lost a tag of the source, or has one more."""
    lost, new = changed_codes(segment, tags)
    return _findings(segment, lost, new) if lost or new else ()


def _findings(segment: Segment, lost: list[Code], new: list[Code]) -> Iterator[Finding]:
    for side, codes, template in (
        (segment.source, lost, Message("the tag {tag} is missing from the translation")),
        (segment.target, new, Message("the tag {tag} is not in the source")),
    ):
        for one in codes:
            span = side.span(one.start, one.end)
            yield Finding(template, {"tag": span.text}, [span])
