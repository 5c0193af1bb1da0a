"""The flow: a document is checked by every live check, sifted, and reported."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from tqcheck import language as languages
from tqcheck.accepted import Dismissed, fingerprints, read_accepted, read_baseline
from tqcheck.analysis.house_style import HouseStyle
from tqcheck.analysis.identification import Identifier
from tqcheck.analysis.name_register import register_uses
from tqcheck.analysis.spelling import Speller
from tqcheck.archive import Archive
from tqcheck.check import Check
from tqcheck.config import Settings
from tqcheck.desk import Desk, read_desk
from tqcheck.errors import CheckError, ConfigError, nearest
from tqcheck.glossary.concepts import Glossary
from tqcheck.glossary.preparing import prepare
from tqcheck.glossary.read import default_glossaries, read_glossary
from tqcheck.glossary.uses import term_uses
from tqcheck.metrics import signatures
from tqcheck.model import Document, Failure, Finding, Issue, Segment
from tqcheck.report import Report, against_references
from tqcheck.scoring import segment_score, tally
from tqcheck.selection import choose, find_checks
from tqcheck.version import VERSION

Runner = Callable[[Any], Iterable[Finding]]
Plan = list[tuple[Check, Runner]]


class Checker:
    """Checks documents under one set of settings; what outlives a text is loaded once and kept here.

    Issues that are `dismissed`, as by the store of decisions, are set aside like those of the settings' `accepted`.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        checks: Iterable[Check] | None = None,
        dismissed: Dismissed | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self.found = {check.code: check for check in checks} if checks is not None else find_checks()
        _refuse_unknown(self.settings, self.found)
        self.checks = choose(self.found, self.settings.select, self.settings.ignore, self.settings.asked_for)
        self._plans: dict[tuple[str, str], tuple[Plan, Plan]] = {}
        self._resources: dict[type, Any] = {Identifier: Identifier(self.settings.identifier)}
        self.accepted = read_accepted(self.settings.accepted) if self.settings.accepted else None
        self.baseline = read_baseline(self.settings.baseline) if self.settings.baseline else frozenset()
        self.dismissed = dismissed
        for check in self.checks:
            for kind in check.resources:
                if kind not in (Archive, Desk, Glossary, HouseStyle, Identifier, Speller):
                    raise CheckError(f"check “{check.code}” asks for a {kind.__name__}, which nothing supplies")
                self.resource(kind)  # now, so that a mistake in a glossary ends a run before it begins
        if self.settings.archive:
            self.resource(Archive)  # whatever the checks ask for: it keeps what is scored

    def resource(self, kind: type) -> Any:
        """The one object of a type that checks ask for by annotating a parameter with it."""
        if kind not in self._resources:
            self._resources[kind] = self._supply(kind)
        return self._resources[kind]

    def _supply(self, kind: type) -> Archive | Desk | Glossary | HouseStyle | Speller:
        if kind is Speller:
            return Speller(thorough=self.settings.spelling)
        if kind is HouseStyle:
            return HouseStyle(self.settings.romanisation)
        if kind is Archive:
            return Archive(self.settings.archive)
        if kind is Desk:
            return read_desk(self.settings.rules)
        defaults = default_glossaries() if self.settings.default_glossaries else []
        return read_glossary(self.settings.glossaries, defaults)

    def detect(self, samples: Sequence[str]) -> str | None:
        """The language of some texts, or None where it cannot be told."""
        found: str | None = self.resource(Identifier).detect(samples)
        return found

    def live(self, source: str, target: str) -> list[Check]:
        """The chosen checks that can run on a pair of languages."""
        pair = languages.language(source), languages.language(target)
        return [check for check in self.checks if check.live(*pair)]

    def check(self, document: Document) -> Report:
        """Run every live check on a document. A check that raises is named in `failures`; the rest go on."""
        segment_checks, document_checks = self._plan(document.source_language, document.target_language)
        failures: list[Failure] = []
        with_source = [segment for segment in document.segments if segment.source.raw]
        without = [segment for segment in document.segments if not segment.source.raw]
        issues = self._run(segment_checks, with_source, document, failures)
        issues += self._run(_alone(segment_checks), without, document, failures)
        issues = self._clearest(issues)
        if document.article and len(document.segments) > 1:
            plan = _alone(document_checks) if document.target_only else document_checks
            wide = self._run(plan, [document], document, failures)
            issues = self._clearest(issues + wide) if wide else issues
            if self.settings.archive and not document.target_only:
                self._remember(document, failures)
        return self._report(document, issues, failures)

    def _run(
        self, plan: Plan, subjects: Sequence[Segment | Document], document: Document, failures: list[Failure]
    ) -> list[Issue]:
        """What the checks of a plan find; one that raises is named, and the rest go on."""
        # A check goes through all segments before the next one does: the processor keeps what it needs at hand.
        issues: list[Issue] = []
        for check, run in plan:
            for subject in subjects:
                try:
                    for finding in run(subject):
                        issues.append(self._issue(check, finding, subject))
                except Exception as error:
                    part = f", segment {subject.id}" if isinstance(subject, Segment) else ""
                    problem = f"check {check.code} raised {type(error).__name__}: {error}"
                    failures.append(Failure(f"{document.path or document.id}{part}", problem))
        return issues

    def _remember(self, document: Document, failures: list[Failure]) -> None:
        """Keep what an article called things, once it has been compared with those before it."""
        try:
            self.resource(Archive).record(
                document, (*term_uses(document, self.resource(Glossary)), *register_uses(document))
            )
        except Exception as error:  # as with a check: it is named, and the report is not lost
            failures.append(Failure(document.path or document.id, f"the archive did not keep this article: {error}"))

    def _issue(self, check: Check, finding: Finding, subject: Segment | Document) -> Issue:
        _refuse_unfit(finding, subject)
        severity = self.settings.severity.get(check.code)
        if severity is None:
            severity = check.severity if finding.severity is None else finding.severity
        return Issue(
            check.code,
            check.category,
            severity,
            finding.template,
            finding.values,
            tuple(finding.spans),
            finding.edit if finding.suggestion is None else finding.suggestion,
            check.scope,
            finding.edit,
        )

    def _plan(self, source: str, target: str) -> tuple[Plan, Plan]:
        """The checks of segments and those of documents that are live for a pair of languages."""
        pair = source, target
        if pair not in self._plans:
            plan: tuple[Plan, Plan] = ([], [])
            live = self.live(source, target)
            if any(Glossary in check.resources for check in live):
                prepare(self.resource(Glossary), pair)
            for check in live:
                plan[check.scope == "document"].append((check, self._bound(check)))
            self._plans[pair] = plan
        return self._plans[pair]

    def _bound(self, check: Check) -> Runner:
        """A check's function with its resources and options filled in."""
        given = self.settings.options.get(check.code, {})
        resources = [self.resource(kind) for kind in check.resources]
        if not resources and not given:
            return check.run
        function = check.run
        if resources:
            return lambda subject: function(subject, *resources, **given)
        return partial(function, **given)

    def _clearest(self, issues: list[Issue]) -> list[Issue]:
        """Issues without those that give way: one fault, one issue."""
        if len(issues) < 2:
            return issues
        places: dict[tuple[str, str], list[Issue]] = {}
        for issue in issues:
            for span in issue.spans:
                places.setdefault((span.segment, span.side), []).append(issue)
        return [issue for issue in issues if not self._gives_way(issue, places)]

    def _gives_way(self, issue: Issue, places: Mapping[tuple[str, str], list[Issue]]) -> bool:
        better = self.found[issue.code].gives_way_to
        if not better:
            return False
        return any(
            other.code in better and any(span.meets(place) for place in other.spans)
            for span in issue.spans
            for other in places[span.segment, span.side]
        )

    def _report(self, document: Document, found: list[Issue], failures: list[Failure]) -> Report:
        order = {segment.id: position for position, segment in enumerate(document.segments)}
        issues, accepted = self._sifted(document, sorted(found, key=lambda issue: _place(issue, order)))
        by_segment: dict[str, list[Issue]] = {}
        for issue in issues:
            for name in {span.segment for span in issue.spans}:
                by_segment.setdefault(name, []).append(issue)
        counted = tally(document, issues)
        return Report(
            document=document,
            issues=tuple(issues),
            segment_scores={
                segment.id: segment_score(segment, by_segment.get(segment.id, ()), document.target_only)
                for segment in document.segments
            },
            tally=counted,
            thresholds=self.settings.thresholds,
            failures=tuple(failures),
            accepted=tuple(accepted),
            **against_references(document),
        )

    def _sifted(self, document: Document, found: list[Issue]) -> tuple[list[Issue], list[Issue]]:
        """Issues to report, and those already accepted or in the baseline."""
        if not found or not (self.accepted or self.baseline or self.dismissed):
            return found, []
        names = fingerprints(document, found)
        others = [one.among(names) for one in (self.accepted, self.dismissed) if one]
        aside = self.baseline.intersection(names).union(*others)
        new = [issue for issue, name in zip(found, names, strict=True) if name not in aside]
        return new, [issue for issue, name in zip(found, names, strict=True) if name in aside]

    def signature(self, target_languages: Iterable[str] = (), with_references: bool = False) -> str:
        """What a score depends on, in one line, so that it can be computed again (after sacreBLEU's)."""
        settings = self.settings
        tables = settings.severity, settings.options, settings.romanisation, {"spelling": settings.spelling}
        parts = {
            "tqcheck": VERSION,
            "data": _data_digest(),
            "checks": _digest("|".join(check.code for check in self.checks)),
            "settings": _digest(repr([*map(_sorted, tables), settings.thresholds])),
            "identifier": settings.identifier,
        }
        if any(Glossary in check.resources for check in self.checks):
            parts["glossary"] = self.resource(Glossary).digest[:12]
        if self.settings.rules and any(Desk in check.resources for check in self.checks):
            parts["rules"] = self.resource(Desk).digest[:12]
        if settings.archive:
            parts["archive"] = self.resource(Archive).state
        if with_references:
            for tag in sorted(set(target_languages)):
                for name, text in signatures(tag).items():
                    parts[f"{name}.{tag}"] = text.replace("|", ",")
        return "|".join(f"{name}:{value}" for name, value in parts.items())


def _alone(plan: Plan) -> Plan:
    """The checks that need no source."""
    return [(check, run) for check, run in plan if not check.needs_source]


def _refuse_unknown(settings: Settings, found: Mapping[str, Check]) -> None:
    """ConfigError for a severity or an option of a check that there is not, or an option of the wrong kind."""
    for code in (*settings.severity, *settings.options):
        if code not in found:
            raise ConfigError(f"there is no check “{code}”", remedy=nearest(code, found))
    for code, given in settings.options.items():
        options = found[code].options
        for name, value in given.items():
            if name not in options:
                raise ConfigError(f"check {code} has no option “{name}”", remedy=nearest(name, options))
            if type(value) is not type(options[name]):
                kind = type(options[name]).__name__
                raise ConfigError(f"option “{name}” of check {code} must be a {kind}, not {value!r}")


def _refuse_unfit(finding: Finding, subject: Segment | Document) -> None:
    """An error, which is laid at the check's door, for a finding that a report could not show."""
    finding.template.format_map(finding.values)
    segments = subject.segments if isinstance(subject, Document) else (subject,)
    if not finding.spans or not {span.segment for span in finding.spans} <= {segment.id for segment in segments}:
        raise CheckError("its finding has no place in the text")
    if finding.edit is not None and finding.spans[0].side != "target":
        raise CheckError("its edit has no place in the translation")


def _place(issue: Issue, order: Mapping[str, int]) -> tuple[int, int, str]:
    span = min(issue.spans, key=lambda span: (order[span.segment], span.side != "target", span.start))
    return order[span.segment], span.start, issue.code


def _digest(text: str | bytes) -> str:
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()[:12]


def _sorted(settings: Mapping[str, Any]) -> list[Any]:
    return sorted((key, _sorted(value) if isinstance(value, Mapping) else value) for key, value in settings.items())


def _data_digest() -> str:
    """The digest of every language file: their facts decide what is found."""
    files = sorted(languages.FOLDER.glob("*.toml"))
    return _digest(b"".join(path.read_bytes() for path in files))
