"""In which language a browser is answered: the one chosen there, else the first of its own that we have."""

from __future__ import annotations

from babel.core import negotiate_locale
from fastapi import Request
from starlette.datastructures import Headers

from tqcheck.messages import LANGUAGES, Catalogue, catalogue

COOKIE = "tqcheck-language"


def tag_for(request: Request) -> str:
    """The tag of the language for a request: one of LANGUAGES."""
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in LANGUAGES else accepted(request.headers)


def catalogue_for(request: Request) -> Catalogue:
    """The catalogue of the language for a request."""
    return catalogue(tag_for(request))


def accepted(headers: Headers) -> str:
    """The first language of an Accept-Language header that we have; English if none."""
    ranges = []
    for part in headers.get("accept-language", "").split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            ranges.append((-float(weight or 1), tag))
        except ValueError:
            continue
    wanted = [tag for weight, tag in sorted(ranges, key=lambda one: one[0]) if weight and tag]
    return negotiate_locale(wanted, LANGUAGES, sep="-") or LANGUAGES[0]
