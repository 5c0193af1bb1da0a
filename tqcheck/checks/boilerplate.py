"""What belongs to a page and not to its article."""

from __future__ import annotations

from collections.abc import Iterable

from tqcheck.analysis.words import WORD, words
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity

_LONGEST = 60  # characters of a segment that may be nothing else


@segment_check(
    "boilerplate",
    "design-and-markup/layout",
    Severity.MINOR,
    needs_source=False,
    target_facts=["boilerplate"],
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad("kk en", "Мазмұнға өту", "[[Skip to Content]]"),
        bad("ru en", "Поделиться в Фейсбуке", "[[Share on Facebook]]"),
        bad("en ru", "Read also:", "[[Читайте также:]]"),
        bad("en kk", "Leave a comment", "[[Пікір қалдыру]]"),
        good("ru en", "Он поделился новостью.", "He said he would share the news with readers."),
        good("kk en", "Толығырақ оқу үшін бізге жазыңыз.", "Write to us to read more."),
        good("en ru", "Subscribe to a newspaper for a year", "Подписка на газету на год"),
    ],
)
def boilerplate(segment: Segment) -> Iterable[Finding]:
    """A segment is a button, a menu or a notice of a page that came along with the article.

    Only what is nothing else is flagged: “Skip to Content”, share buttons, calls to subscribe.
    """
    target = segment.target
    if len(target.raw) > _LONGEST:
        return ()
    found = words(target)
    phrase = tuple(word for word, kind in zip(found.lower, found.kind, strict=True) if kind == WORD)
    if phrase not in language(target.language).boilerplate:
        return ()
    return [Finding("“{words}” belongs to the page and not to the article", {"words": target.raw}, [target.span()])]
