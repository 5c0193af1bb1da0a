"""`TQCHECK` in the settings of a Django project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any

from django.conf import settings

from tqcheck.errors import nearest

SEVERITIES = {"critical": "require", "major": "require", "minor": "advise"}
RULES = ("require", "advise", "off")
POLICIES = ("open", "closed")


@dataclass(frozen=True, slots=True)
class GateSettings:
    """Where the service is, and what an answer or its absence leads to."""

    url: str
    token: str = ""
    timeout: float = 5.0  # seconds
    severities: Mapping[str, str] = field(default_factory=lambda: SEVERITIES)  # → require, advise, off
    unavailable: str = "open"  # what an article is to a service that does not answer: open or closed
    override_permission: str = "tqcheck.tqcheck_override"
    source_language: str = ""  # the locale that articles are translated from
    source_field: str = ""  # the field of a page that holds its source


def gate_settings() -> GateSettings:
    """The settings as they are now; `manage.py check` has said whether they are right."""
    given = dict(settings.TQCHECK)
    return GateSettings(**given | {"severities": {**SEVERITIES, **given.get("severities", {})}})


def mistakes(given: Any) -> Iterator[tuple[str, str]]:
    """What is wrong in a value of `TQCHECK`, each with what to do about it."""
    if not isinstance(given, dict):
        yield "TQCHECK is missing or no dictionary", 'write TQCHECK = {"url": "http://127.0.0.1:8787", "token": "…"}'
        return
    known = {one.name: one for one in fields(GateSettings)}
    for name in sorted(set(given) - set(known), key=str):
        yield f"TQCHECK has no key “{name}”", nearest(str(name), known)
    for name, one in known.items():
        if name not in given:
            if one.default is MISSING and one.default_factory is MISSING:
                yield f"TQCHECK has no “{name}”", 'give it the address of the service: "http://127.0.0.1:8787"'
        elif problem := _problem(name, given[name]):
            yield problem
    if isinstance(given.get("severities"), dict):
        yield from _wrong_severities(given["severities"])


def _problem(name: str, value: Any) -> tuple[str, str] | None:
    """What is wrong with the value of one key."""
    where = f"TQCHECK[“{name}”] is {value!r}"
    if name == "timeout":
        right = isinstance(value, int | float) and not isinstance(value, bool) and value > 0
        return None if right else (where, "give it seconds, more than 0")
    if name == "severities":
        return None if isinstance(value, dict) else (where, 'write {"critical": "require", "minor": "advise"}')
    if not isinstance(value, str):
        return f"TQCHECK[“{name}”] is no text", "write it in quotation marks"
    if name == "url" and not value.startswith(("http://", "https://")):
        return where, "give it an address that begins with http:// or https://"
    if name == "unavailable" and value not in POLICIES:
        return where, nearest(value, POLICIES)
    if name == "override_permission" and value.count(".") != 1:
        return where, "write app_label.codename, as in tqcheck.tqcheck_override"
    return None


def _wrong_severities(given: dict[Any, Any]) -> Iterator[tuple[str, str]]:
    for severity, rule in given.items():
        if severity not in SEVERITIES:
            yield f"TQCHECK[“severities”] has no severity “{severity}”", nearest(str(severity), SEVERITIES)
        elif rule not in RULES:
            yield f"TQCHECK[“severities”][“{severity}”] is {rule!r}", nearest(str(rule), RULES)
