"""What the service does with an article: a document is made of it and checked, and set against its last check."""

from __future__ import annotations

import hashlib

import orjson

from tqcheck.accepted import Fingerprint, fingerprints, known_by
from tqcheck.engine import Checker
from tqcheck.model import Document, Segment, Text
from tqcheck.render.records import Record, failures, whole_document
from tqcheck.web.service_models import CheckIn


def posted_document(article: CheckIn) -> Document:
    """The document of a request that gives aligned segments."""
    source, target = article.source_lang or "", article.target_lang or ""
    return Document(
        article.document or "",
        source,
        target,
        tuple(
            Segment(
                one.id or str(number),
                Text(one.source, source, "source", one.id or str(number)),
                Text(one.target, target, "target", one.id or str(number)),
                one.role,
                published=article.published,
            )
            for number, one in enumerate(article.segments or (), 1)
        ),
        published=article.published,
    )


def content_hash(document: Document) -> str:
    """What a verdict is bound to: the languages, and the role and the texts of every segment."""
    content = [
        None if document.target_only else document.source_language,
        document.target_language,
        [[segment.role, segment.source.raw, segment.target.raw] for segment in document.segments],
    ]
    return "sha256:" + hashlib.sha256(orjson.dumps(content)).hexdigest()


def key(known: Fingerprint) -> str:
    """A fingerprint in a few characters, for a client to tell issues by."""
    return hashlib.sha256(orjson.dumps(known)).hexdigest()[:16]


def answer(checker: Checker, document: Document, last: frozenset[Fingerprint]) -> Record:
    """The answer to a check, but for its request id; `last` are the issues of the document's last check."""
    report = checker.check(document)
    found = fingerprints(document, report.issues)
    new = sum(one not in last for one in found)
    record = whole_document(report)
    _mark(record, last)
    return {
        "verdict": report.verdict,
        "content_hash": content_hash(document),
        "signature": checker.signature(),
        "new": new,
        "known": len(found) - new,
        "gone": len(last.difference(found, fingerprints(document, report.accepted))),
        "document": record,
        "failures": failures(report.failures),
    }


def _mark(record: Record, last: frozenset[Fingerprint]) -> None:
    """Give each issue of a document its key, and say whether its last check did not have it."""
    sources = {segment["id"]: segment["source"] for segment in record["segments"]}
    targets = {segment["id"]: segment["target"] for segment in record["segments"]}
    for issues in ([issue for segment in record["segments"] for issue in segment["issues"]], record["issues"]):
        for issue in issues:
            spans = [(span["segment"], span["text"]) for span in issue["spans"]]
            known = known_by(issue["code"], spans, sources, targets)
            issue["key"], issue["new"] = key(known), known not in last
