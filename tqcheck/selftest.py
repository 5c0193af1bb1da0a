"""Run every check on its own examples: they are its tests, and so must hold wherever a check is installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tqcheck import config
from tqcheck.check import Check, Example
from tqcheck.config import Settings
from tqcheck.engine import Checker
from tqcheck.model import Document, Issue, Segment, Text


@dataclass(frozen=True, slots=True)
class Result:
    """How a check did on an example: `problem` is empty where it did as it should."""

    check: Check
    example: Example
    problem: str


def selftest(checks: Iterable[Check]) -> Iterator[Result]:
    """The result of each example of each check, run alone; a check that lacks either kind is a problem too."""
    for check in checks:
        for kind in (True, False):
            if not any(example.good is kind for example in check.examples):
                missing = Example("", "", "", kind)
                yield Result(check, missing, f"has no {'good' if kind else 'bad'} example")
        for example in check.examples:
            yield Result(check, example, _problem(check, example))


def document_of(example: Example) -> Document:
    """An example as a document: a segment a line, the first of several the headline."""
    source_language, target_language = example.languages.split()
    sources = example.marked("source")[0].split("\n")
    targets = example.marked("target")[0].split("\n")
    sources += [""] * (len(targets) - len(sources))
    segments = tuple(
        Segment(
            str(number),
            Text(source, source_language, "source", str(number)),
            Text(target, target_language, "target", str(number)),
            "headline" if number == 1 and len(targets) > 1 else "body",
        )
        for number, (source, target) in enumerate(zip(sources, targets, strict=True), 1)
    )
    return Document("example", source_language, target_language, segments)


def _problem(check: Check, example: Example) -> str:
    report = example_checker(check, example).check(document_of(example))
    if report.failures:
        return report.failures[0].problem
    issues = [issue for issue in report.issues if issue.code == check.code]
    if example.good:
        return f"flags a good example: {issues[0].message}" if issues else ""
    if not issues:
        return "does not flag a bad example"
    return _misplaced(example, issues)


def example_checker(check: Check, example: Example) -> Checker:
    """A checker that runs this check alone, with the glossary or the rules of an example."""
    settings = Settings(select=(check.code,), default_glossaries=False)
    if not example.glossary:
        return Checker(settings, [check])
    import tempfile  # 3 ms that only these examples need

    with tempfile.TemporaryDirectory() as folder:
        rules = example.glossary.startswith("- id:")
        path = Path(folder) / ("example.yaml" if rules else "example.tsv")
        path.write_text(example.glossary, "utf-8")
        given = {"rules" if rules else "glossaries": (str(path),)}
        return Checker(config.changed(settings, **given), [check])


def _misplaced(example: Example, issues: list[Issue]) -> str:
    """What is wrong with the places of the issues; an example without brackets says nothing of places."""
    if "[[" not in example.source + example.target:
        return ""
    for side in ("source", "target"):
        text, places = example.marked(side)
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        found = {
            (starts[int(span.segment) - 1] + span.start, starts[int(span.segment) - 1] + span.end)
            for issue in issues
            for span in issue.spans
            if span.side == side
        }
        if set(places) != found:
            shown = [text[start:end] for start, end in sorted(found)]
            return f"flags {shown} in the {side}, not {[text[start:end] for start, end in places]}"
    return ""
