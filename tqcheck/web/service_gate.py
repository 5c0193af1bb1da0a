"""What the service does with an article: it is checked, set against its last check, and what people decided holds."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tqcheck.accepted import Fingerprint, fingerprints, known_by
from tqcheck.check import BRACKETS
from tqcheck.engine import Checker
from tqcheck.formats.file_name import pair_of
from tqcheck.model import Document, Severity, segment
from tqcheck.render.records import Record, failures, whole_document
from tqcheck.report import Report
from tqcheck.scoring import Verdict, tally, verdict
from tqcheck.store.decision import Decision, key_of
from tqcheck.store.decisions import Store, open_store
from tqcheck.web.service_document import content_hash, document_of
from tqcheck.web.service_models import CheckIn, OverrideIn
from tqcheck.web.service_settings import Serving

_MOST_SAMPLES = 40


class NotPossibleError(Exception):
    """An override that cannot be: the status of the answer, and why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(status, why)
        self.status = status
        self.why = why


class Kept:
    """The store of decisions, opened when it is first needed: one that is down now is asked again the next time."""

    def __init__(self, place: str, expire_days: int | None = None) -> None:
        self.place = place
        self.expire_days = expire_days
        self._store: Store | None = None

    def open(self) -> Store:
        """The store; StoreError if it cannot be reached."""
        if self._store is None:
            self._store = open_store(self.place, self.expire_days)
        return self._store

    def among(self, known: Iterable[Fingerprint]) -> set[Fingerprint]:
        """Which of some issues people have set aside."""
        return self.open().dismissed().among(known)


class Gate:
    """Checks articles and records overrides, under settings that are read once. One thread uses it."""

    def __init__(self, serving: Serving) -> None:
        self.limits = serving.limits
        settings = serving.checker_settings()
        self.kept = Kept(serving.store, settings.expire_days) if serving.store else None
        self.checker = Checker(settings, dismissed=self.kept)
        self._signature = self.checker.signature()

    def warm(self) -> None:
        """Load what the first article would wait for; StoreError if the store cannot be reached."""
        if self.kept:
            self.kept.open()
        settings = self.checker.settings
        pairs = [pair for pair in map(pair_of, self.limits.pairs) if pair]
        if settings.source_lang and settings.target_lang:
            pairs.append((settings.source_lang, settings.target_lang))
        for source, target in pairs:
            self.checker.check(self._sample(source, target))

    def _sample(self, source: str, target: str) -> Document:
        """The checks' own examples in two languages, as an article."""
        sources, targets = self._examples(0, source), self._examples(1, target)
        texts = zip(sources, targets, strict=False)
        segments = [
            segment(one, other, f"{source} {target}", id=str(number))
            for number, (one, other) in zip(range(_MOST_SAMPLES), texts, strict=False)
        ]
        # As an article it would be remembered, where there is an archive.
        return Document("", source, target, tuple(segments), article=not self.checker.settings.archive)

    def _examples(self, side: int, tag: str) -> Iterator[str]:
        for check in self.checker.checks:
            for one in check.examples:
                if one.good and one.languages.split()[side] == tag:
                    yield BRACKETS.sub("", (one.source, one.target)[side])

    def check(self, article: CheckIn) -> Record:
        """The answer to a check, but for its request id."""
        document = document_of(article, self.checker.settings, self.checker.detect, self.limits)
        store = self.kept.open() if self.kept and article.document else None
        last = store.last_check(document.id) if store else None
        before = frozenset(known for _, known in last.issues) if last else frozenset()
        report = self.checker.check(document)
        found = fingerprints(document, report.issues)
        told = content_hash(document)
        if store:
            labels = [issue.severity.label for issue in report.issues]
            store.record_check(document.id, told, list(zip(labels, found, strict=True)), _overridden(report))
        new = sum(known not in before for known in found)
        return {
            "verdict": report.verdict,
            "content_hash": told,
            "signature": self._now_signature(),
            "new": new,
            "known": len(found) - new,
            "gone": len(before.difference(found, fingerprints(document, report.accepted))),
            "document": _marked(whole_document(report), before),
            "failures": failures(report.failures),
        }

    def _now_signature(self) -> str:
        # With an archive it changes with every article.
        return self.checker.signature() if self.checker.settings.archive else self._signature

    def override(self, wanted: OverrideIn) -> Record:
        """Set aside the issues of the last check of a document, those of the severity wanted or worse."""
        if self.kept is None:
            raise NotPossibleError(404, "this service keeps no checks; it must be started with --store FILE")
        store = self.kept.open()
        last = store.last_check(wanted.document)
        if last is None:
            raise NotPossibleError(404, "no document of this name was checked; check it first")
        if last.content_hash != wanted.content_hash:
            raise NotPossibleError(409, "another text of this document was checked last; look at its issues first")
        least = Severity.of(wanted.severity)
        grave = [known for label, known in last.issues if Severity.of(label) >= least]
        aside = self.kept.among(grave)
        store.record_all([_override(wanted, known) for known in dict.fromkeys(grave) if known not in aside])
        # Neutral issues, which alone may be left, hold nothing.
        return {"overridden": len(grave), "verdict": "publish" if least < Severity.MAJOR else last.overridden}

    def checks(self) -> list[Record]:
        """The checks that run."""
        return [
            {
                "code": one.code,
                "category": one.category,
                "severity": one.severity.label,
                "scope": one.scope,
                "needs_source": one.needs_source,
                "summary": one.summary,
            }
            for one in self.checker.checks
        ]


def _overridden(report: Report) -> Verdict:
    """The verdict without what an override sets aside."""
    left = [issue for issue in report.issues if issue.severity < Severity.MAJOR]
    return verdict(tally(report.document, left), report.thresholds)


def _override(wanted: OverrideIn, known: Fingerprint) -> Decision:
    code, words, texts = known
    return Decision(
        token=str(uuid.uuid4()),
        kind="override",
        document=wanted.document,
        author=wanted.author,
        code=code,
        words=words,
        texts=texts,
        reason=wanted.reason,
    )


def _marked(document: Record, before: frozenset[Fingerprint]) -> Record:
    """A document of the JSON report, each issue with its key, and whether the last check did not have it."""
    sources = {segment["id"]: segment["source"] for segment in document["segments"]}
    targets = {segment["id"]: segment["target"] for segment in document["segments"]}
    for issue in issues_of(document):
        spans = [(span["segment"], span["text"]) for span in issue["spans"]]
        known = known_by(issue["code"], spans, sources, targets)
        issue["key"], issue["new"] = key_of(known), known not in before
    return document


def issues_of(document: Mapping[str, Any]) -> Iterator[Record]:
    """All issues of a document of the JSON report."""
    for one in document["segments"]:
        yield from one["issues"]
    yield from document["issues"]
