"""Placeholders that were translated or lost."""

from __future__ import annotations

from collections.abc import Iterable

from tqcheck.analysis.codes import code_findings, placeholders
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "placeholder-changed",
    "design-and-markup/markup-tag",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language", "empty-translation"],
    examples=[
        bad("en kk", "Posted by [[{author}]]", "Жариялаған: {автор}"),
        bad("en ru", "[[%(count)s]] comments", "комментариев: [[%(counts)s]]"),
        bad("en de", "Photo: [[{name}]]", "Foto: [[{Name}]]"),
        good("en ru", "{count} comments by {author}", "{author}: комментариев {count}"),
        good("en ru", "Prices rose 5%.", "Цены выросли на 5%."),
        good("ru en", "Рост на 5% и 7% в год", "Growth of 5% and 7% a year"),
    ],
)
def placeholder_changed(segment: Segment) -> Iterable[Finding]:
    """A placeholder that a program fills in ({author}, %s) is another one in the translation, or missing there."""
    return code_findings(segment, placeholders, missing=Severity.MAJOR)
