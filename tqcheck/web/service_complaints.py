"""What is wrong with a request, said to whoever sent it: which field, what was expected, the nearest that is right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel

from tqcheck.errors import nearest
from tqcheck.model import ROLES
from tqcheck.web.service_models import SEVERITIES, SegmentIn

_MOST = 5  # complaints in an answer
_LONGEST = 60  # characters of a name that is given back
_PATTERNS = {  # by the end of a field's name: what it is not, and what to do
    "_lang": "no language tag; write it as in kk, pt-BR or zh-Hant",
    "content_hash": "no content hash; send that of the answer to the last check, sha256: and 64 digits",
    "reason": "is blank; say why",
}


def complaints(error: RequestValidationError, model: type[BaseModel]) -> str:
    """The complaints about a body that is JSON and should have been of a model, in a line."""
    found = list(dict.fromkeys(_complaint(one, model) for one in error.errors()))
    more = f"; and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return "; ".join(found[:_MOST]) + more


def no_json(error: RequestValidationError) -> str | None:
    """Where a body ceases to be JSON; None if it is JSON."""
    first: Mapping[str, Any] = next(iter(error.errors()))
    if first["type"] != "json_invalid":
        return None
    text, place = str(error.body), int(first["loc"][1])
    line = text.count("\n", 0, place) + 1
    column = place - (text.rfind("\n", 0, place) + 1) + 1
    return f"the body is not JSON: line {line}, column {column}: {first['ctx']['error']}"


def _complaint(one: Mapping[str, Any], model: type[BaseModel]) -> str:
    place = [part for part in one["loc"][1:] if not str(part).startswith("function-")]
    field = _path(place)
    fields = (model if len(place) < 2 else SegmentIn).model_fields
    said = one["msg"].removeprefix("Value error, ")
    match one["type"]:
        case "extra_forbidden":
            return f"{field}: there is no such field ({nearest(str(place[-1])[:_LONGEST], fields)})"
        case "missing":
            return f"{field}: is missing" if field else "the body is missing"
        case "literal_error":
            known = ROLES if place[-1] == "role" else SEVERITIES
            return f"{field}: “{str(one['input'])[:_LONGEST]}” is no {place[-1]} ({nearest(str(one['input']), known)})"
        case "string_pattern_mismatch":
            return f"{field}: {_PATTERNS[next(name for name in _PATTERNS if str(place[-1]).endswith(name))]}"
        case "too_short":
            return f"{field}: is empty; send at least one"
        case "string_too_short":
            return f"{field}: is empty; write at least one character"
        case "string_too_long":
            return (
                f"{field}: {len(one['input']):,} characters; at most {one['ctx']['max_length']:,} are taken, shorten it"
            )
        case "string_type":
            return f"{field}: must be a string; write it in quotation marks"
        case "list_type":
            return f"{field}: must be a list; write it in square brackets"
        case "date_type" | "date_from_datetime_parsing" | "date_from_datetime_inexact":
            return f"{field}: no date; write it as in 2026-11-26"
        case "string_unicode":
            return f"{field}: half a surrogate pair, which is no text; send the characters themselves"
        case "model_attributes_type" | "model_type" | "dict_type":
            return f"{field or 'the body'} must be a JSON object; /openapi.json describes it"
    return f"{field}: {said}" if field else said


def _path(place: Sequence[str | int]) -> str:
    """A place as a person writes it: segments[3].target."""
    return "".join(_steps(place))


def _steps(place: Sequence[str | int]) -> Iterator[str]:
    for at, part in enumerate(place):
        if isinstance(part, int):
            yield f"[{part}]"
        else:
            yield f".{part[:_LONGEST]}" if at else part[:_LONGEST]
