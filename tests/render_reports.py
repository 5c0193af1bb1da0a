"""Reports made by hand for the tests of render/: what a checker would give, without a checker."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from tqcheck.model import Document, Issue, Role, Segment, Severity, segment
from tqcheck.render import About, renderer
from tqcheck.report import Report, against_references
from tqcheck.scoring import Thresholds, segment_score, tally

CATEGORY = "accuracy/mistranslation"


def issue(
    where: Sequence[tuple[Segment, str]],
    code: str = "number-mismatch",
    severity: Severity = Severity.MAJOR,
    message: str = "it is wrong",
    suggestion: str | None = None,
) -> Issue:
    """An issue at words of translations; of the document if it is in several segments."""
    spans = []
    for place, words in where:
        start = place.target.raw.index(words)
        spans.append(place.target.span(start, start + len(words)))
    scope = "segment" if len(where) == 1 else "document"
    return Issue(code, CATEGORY, severity, "{message}", {"message": message}, tuple(spans), suggestion, scope)


def report(
    segments: Sequence[Segment],
    issues: Sequence[Issue] = (),
    *,
    path: str = "news.ru-en.tsv",
    article: bool = True,
    accepted: Sequence[Issue] = (),
    min_words: int = 100,
) -> Report:
    """A report on segments of one pair of languages."""
    languages = segments[0].source.language, segments[0].target.language
    document = Document("news", *languages, tuple(segments), path, article=article, languages_from="file name")
    scores = {
        one.id: segment_score(one, [found for found in issues if found.spans[0].segment == one.id]) for one in segments
    }
    return Report(
        document,
        tuple(issues),
        scores,
        tally(document, issues),
        Thresholds(min_words=min_words),
        accepted=tuple(accepted),
        **against_references(document),
    )


def pair(number: int, source: str, target: str, role: Role = "body", reference: str | None = None) -> Segment:
    """A Russian–English segment."""
    return segment(source, target, "ru en", id=str(number), role=role, reference=reference)


def article() -> Report:
    """A small article with every kind of thing a renderer meets."""
    headline = pair(1, "Изъято 5 тонн", "4 tons seized", "headline")
    body = pair(2, "По данным МВД, изъято 5 тонн.", "The ministry said 5 tons was was seized.")
    tagged = pair(3, "Тег <b>жирный</b>.", "A <b>bold</b> [red]tag[/red] & more.")
    empty = pair(4, "Конец.", "", "caption")
    return report(
        [headline, body, tagged, empty],
        [
            issue([(headline, "4")], suggestion="5"),
            issue([(headline, "4 tons")], "forbidden-term", Severity.MINOR),
            issue([(headline, "4"), (body, "5 tons")], "headline-figure", message="4 here, 5 there"),
            issue([(body, "was was")], "repeated-word", Severity.MINOR, "“was” stands twice", "was"),
            issue([(tagged, "<b>bold</b>")], "markup", Severity.NEUTRAL, "[bold]<i>as text[/bold]"),
            issue([(empty, "")], "empty-translation", Severity.CRITICAL),
        ],
        accepted=[issue([(body, "ministry")])],
    )


def about(**given: object) -> About:
    """A run of which nothing more is to be said than `given`."""
    return About(lambda: "tqcheck:0|data:1", **given)  # type: ignore[arg-type]


def rendered(form: str, reports: Iterable[Report], **given: object) -> str:
    """What a form makes of reports."""
    out = io.StringIO()
    renderer(form)(reports, out, about(**given))
    return out.getvalue()
