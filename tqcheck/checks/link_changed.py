"""Links and addresses that became others."""

from __future__ import annotations

from collections.abc import Iterable

from tqcheck.analysis.codes import code_findings, links
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "link-changed",
    "design-and-markup/link",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language", "empty-translation"],
    examples=[
        bad("kk en", "Толығырақ: [[example.org/news]].", "More: [[example.org/new]]."),
        bad("ru en", "Пишите на [[press@example.kz]].", "Write to [[pres@example.kz]]."),
        bad("en ru", "Read it at [[https://example.com/a]].", "Об этом сообщает сайт."),
        bad("ru en", "Об этом сообщает сайт.", "Read it at [[www.example.com]]."),
        good("kk en", "Толығырақ: kk.example.org/news.", "More: https://en.example.org/news/."),
        good("ru kk", "Сайт example.kz/ru/news", "example.kz/kk/news сайты"),
        good("en ru", "He left.Then she came.", "Он ушёл. Потом пришла она."),
    ],
)
def link_changed(segment: Segment) -> Iterable[Finding]:
    """A link or an address of the source is another one in the translation, is missing there, or was added.

    What differs between the pages of one site in two languages is no change. A missing link is a minor issue.
    """
    return code_findings(segment, links, missing=Severity.MINOR)
