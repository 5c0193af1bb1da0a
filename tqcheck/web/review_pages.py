"""The pages of a review: the text to work on, the figures, and what one sees who came in by no link."""

from __future__ import annotations

from importlib.resources import files
from itertools import groupby
from pathlib import PurePath
from typing import Any

from fastapi import APIRouter, Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tqcheck.messages import LANGUAGES, Catalogue, catalogue, category_label, language_label, severity_label
from tqcheck.messages import summary as check_summary
from tqcheck.model import Severity
from tqcheck.render.wording import figure, title
from tqcheck.version import VERSION
from tqcheck.web.languages import COOKIE, tag_for
from tqcheck.web.review_export import CORRECTED, files_of
from tqcheck.web.review_state import Review
from tqcheck.web.review_summary import summary

SLICE = 40  # rows that the page fetches and shows at a time
THEME = "tqcheck-theme"
THEMES = ("light", "dark")
_NAMES = {"en": "English", "kk": "Қазақша", "ru": "Русский"}  # as those say who speak them
_KINDS = {"review.js": "text/javascript", "review.css": "text/css"}
ASSETS = {f"/static/{name}": name for name in _KINDS}
OPEN_PATHS = frozenset({*ASSETS, "/enter"})

router = APIRouter()


def _environments() -> dict[str, Environment]:
    """What renders templates, in each language."""
    made = {}
    for tag in LANGUAGES:
        made[tag] = Environment(
            loader=PackageLoader("tqcheck.web", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        made[tag].install_gettext_translations(catalogue(tag), newstyle=True)  # type: ignore[attr-defined]
    return made


_ENVIRONMENTS = _environments()
_TEXTS = {name: files("tqcheck.web").joinpath("static", name).read_bytes() for name in _KINDS}


def page(request: Request, name: str, status: int = 200, **values: Any) -> Response:
    """A template as a page in the language of a request."""
    tag = tag_for(request)
    theme = request.cookies.get(THEME, "")
    told = (
        _ENVIRONMENTS[tag]
        .get_template(f"review/{name}.html")
        .render(
            tag=tag,
            languages={one: _NAMES[one] for one in LANGUAGES},
            theme=theme if theme in THEMES else "",
            version=VERSION,
            path=request.url.path,
            **values,
        )
    )
    return HTMLResponse(told, status, headers={"Vary": "Accept-Language, Cookie"})


@router.get("/static/{name}")
def asset(name: str) -> Response:
    """The script and the style: these two names, and nothing that a path could lead to."""
    if name not in _TEXTS:
        return Response(status_code=404)
    return Response(_TEXTS[name], media_type=_KINDS[name])


@router.get("/")
def review(request: Request) -> Response:
    """The text to work on."""
    state: Review = request.app.state.review
    start = _start(state, request.app.state.author, catalogue(tag_for(request)))
    return page(request, "review", start=start, exports=_exports(state))


@router.get("/figures")
def figures(request: Request) -> Response:
    """The file in figures."""
    review: Review = request.app.state.review
    review.catch_up()
    words = catalogue(tag_for(request))
    return page(
        request,
        "figures",
        summary=summary(review),
        exports=_exports(review),
        title=title,
        figure=lambda value: figure(value, words),
        category=lambda name: category_label(name, words),
        severity=lambda level: severity_label(Severity.of(level), words),
        checks={code: check_summary(check, words) for code, check in review.checker.found.items()},
        language=lambda name: language_label(name, words),
    )


@router.get("/language/{tag}")
def language(request: Request, tag: str, back: str = "/") -> Response:
    """Choose the language of the pages."""
    answer = RedirectResponse(back if back in ("/", "/figures") else "/", 303)
    if tag in LANGUAGES:
        answer.set_cookie(COOKIE, tag, max_age=31_536_000, samesite="strict", httponly=True)
    return answer


def _start(review: Review, author: str, words: Catalogue) -> dict[str, Any]:
    """What the script needs before its first request."""
    return {
        "author": author,
        "name": review.name,
        "rows": len(review),
        "slice": SLICE,
        "sizes": _sizes(review),
        "documents": _documents(review, words),
        "checks": {check.code: check_summary(check, words) for check in review.checker.checks},
    }


def _exports(review: Review) -> list[tuple[str, str]]:
    """The corrected files that can be had: the path of each export and the name of its file."""
    return [(f"{CORRECTED}/{number}", PurePath(path).name) for number, path in enumerate(files_of(review))]


def _sizes(review: Review) -> list[int]:
    """How much text each slice has: the code points of its longer sides, added up."""
    longest = [
        max(len(one.source.raw), len(one.target.raw)) for block in review.blocks for one in block.document.segments
    ]
    return [sum(longest[first : first + SLICE]) for first in range(0, len(longest), SLICE)]


def _documents(review: Review, words: Catalogue) -> list[dict[str, Any]]:
    """The documents of the file, with their first rows; the blocks of a long one are one."""
    named = groupby(review.blocks, key=lambda block: (title(block.document), block.document.target_language))
    firsts = [next(blocks) for _, blocks in named]
    return [
        {
            "first": block.first,
            "id": block.document.id,
            "title": title(block.document),
            "source": "" if block.document.target_only else language_label(block.document.source_language, words),
            "target": language_label(block.document.target_language, words),
        }
        for block in firsts
    ]
