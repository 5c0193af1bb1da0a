"""The gate: one function that every way of publishing passes, and what it remembers."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any, Literal

from django.core.cache import cache
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from tqcheck.errors import TqcheckError
from tqcheck.integrations.client import UNKNOWN, Client
from tqcheck.integrations.wagtail.settings import GateSettings, gate_settings
from tqcheck.integrations.wagtail.texts import paragraphs_of
from tqcheck.model import Severity

PASSED, REFUSED, UNAVAILABLE, OVERRIDE = "tqcheck.passed", "tqcheck.refused", "tqcheck.unavailable", "tqcheck.override"
_HELD = 10  # seconds for which what was let through needs no second question: one click asks at several places
_AGAIN = timedelta(minutes=1)  # within which the log does not repeat itself
_logger = logging.getLogger("tqcheck")


@dataclass(frozen=True, slots=True)
class Issue:
    """Something found, with the sentences where it stands."""

    severity: str
    code: str
    message: str
    suggestion: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Check:
    """What the service said of a page, and whether it may go public; `error` says why nothing is known."""

    verdict: str
    refused: bool
    content_hash: str  # by which the service knows the text
    digest: str  # by which we do
    issues: tuple[Issue, ...] = ()
    error: str = ""

    @property
    def action(self) -> str:
        """What the log calls it."""
        return REFUSED if self.refused else UNAVAILABLE if self.verdict == UNKNOWN else PASSED


class PublicationRefused(TqcheckError):  # noqa: N818  (an answer, not a mistake of the program)
    """A page that may not go public: it is as it was, and `check.issues` are why."""

    def __init__(self, page: Any, check: Check) -> None:
        why = check.error or "; ".join(f"{one.severity}: {one.message} ({one.target})" for one in check.issues)
        super().__init__(
            f"“{page}” is not published: {why}", remedy="correct the page, or have the issues overridden with a reason"
        )
        self.page = page
        self.check = check

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.page, self.check)


def admit(page: Any) -> Check | None:
    """Let a page go public with the texts it now has, or raise PublicationRefused.

    Returns what the service said, or None where nobody was asked: the page is no translation, or the public already
    reads these texts, or they were let through a moment ago.
    """
    article = page.tqcheck_texts()
    if article is None or _is_public(page, article) or _repeats_public_page(page):
        return None
    passed = f"tqcheck:{digest(page, article)}"
    if cache.get(passed):
        return None
    check = _ask(page, article, gate_settings())
    record(page, check)
    if check.refused:
        raise PublicationRefused(page, check)
    cache.set(passed, True, _HELD)
    return check


def digest(page: Any, article: Mapping[str, Any] | None) -> str:
    """What tells whether a page says the same as when it was checked."""
    return hashlib.sha256(json.dumps([document_name(page), article]).encode()).hexdigest()


def document_name(page: Any) -> str:
    """What the service knows a page by: the same before it is saved, and in no other site."""
    return f"wagtail-{page.translation_key}-{page.locale.language_code}"


def override(page: Any, check: Check, user: Any, reason: str) -> str:
    """Have the issues of a refused page overridden; what went wrong, or "" when it is done and logged."""
    known = gate_settings()
    client = Client(known.url, known.token, known.timeout)
    least: Literal["minor", "major"] = "minor" if known.severities["minor"] == "require" else "major"
    answer = client.override(document_name(page), check.content_hash, user.get_username(), reason, least)
    if answer["verdict"] == UNKNOWN:
        return str(answer["error"])
    data = {"reason": reason, "content_hash": check.content_hash, "overridden": answer["overridden"]}
    log(page, OVERRIDE, user=user, data=data)
    return ""


def record(page: Any, check: Check) -> None:
    """Keep a check in the page's history, once for one act; a page that is not saved yet has none."""
    if check.action == UNAVAILABLE:
        _logger.warning("page %s goes out unchecked: %s", page.pk or "not saved yet", check.error)
    if page.pk is None:
        return
    data = json.loads(json.dumps(asdict(check)))
    last = PageLogEntry.objects.filter(page_id=page.pk, action__startswith="tqcheck.").first()
    if last and (last.action, last.data) == (check.action, data) and timezone.now() - last.timestamp < _AGAIN:
        return
    log(page, check.action, data=data)


def last_check(page: Any) -> Check | None:
    """The last check of a page in its history."""
    entry = PageLogEntry.objects.filter(page_id=page.pk, action__in=(PASSED, REFUSED, UNAVAILABLE)).first()
    if entry is None:
        return None
    return Check(**entry.data | {"issues": tuple(Issue(**one) for one in entry.data["issues"])})


def _ask(page: Any, article: Mapping[str, Any], known: GateSettings) -> Check:
    text = digest(page, article)
    published = timezone.localdate(page.first_published_at).isoformat()
    answer = Client(known.url, known.token, known.timeout).check(
        {"published": published, **article, "document": document_name(page)}
    )
    if answer["verdict"] == UNKNOWN:
        error = f"tqcheck could not check it: {answer['error']}"
        return Check(UNKNOWN, known.unavailable == "closed", "", text, error=error)
    found = sorted(_issues(answer["document"]), key=lambda one: -Severity.of(one.severity))
    issues = tuple(one for one in found if known.severities.get(one.severity, "off") != "off")
    refused = any(known.severities[one.severity] == "require" for one in issues)
    return Check(answer["verdict"], refused, answer["content_hash"], text, issues)


def _issues(document: Mapping[str, Any]) -> Iterator[Issue]:
    """The issues of a checked document, in the order of its sentences."""
    sentences = {segment["id"]: segment for segment in document["segments"]}
    for issue in [*(one for segment in document["segments"] for one in segment["issues"]), *document["issues"]]:
        names = dict.fromkeys(span["segment"] for span in issue["spans"])
        yield Issue(
            issue["severity"],
            issue["code"],
            issue["message"],
            issue["suggestion"] or "",
            *(" … ".join(sentences[name][side] for name in names) for side in ("source", "target")),
        )


def _is_public(page: Any, article: Mapping[str, Any]) -> bool:
    """Whether the public reads these very texts on this page already."""
    stored = type(page)._base_manager.filter(pk=page.pk, live=True).first() if page.pk else None
    return stored is not None and stored.tqcheck_texts() == article


def _repeats_public_page(page: Any) -> bool:
    """Whether a page is an alias that says what its live original says, perhaps in the place of a translation."""
    if not page.alias_of_id:
        return False
    original, known = page.alias_of.specific, gate_settings()
    return bool(original.live and paragraphs_of(original, known) == paragraphs_of(page, known))
