"""The report as one page that needs nothing else: the text in its flow, and beside it what was flagged."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

import orjson

from tqcheck.accepted import Entry
from tqcheck.messages import Catalogue, language_label, tag_of, verdict_label
from tqcheck.model import Failure, Message
from tqcheck.render import wording
from tqcheck.render.about import About
from tqcheck.render.flow import Block, Numbers, safe
from tqcheck.render.whole import Whole, by_document
from tqcheck.report import Report

FOLDER = Path(__file__).parent
# What page.js says.
SCRIPT_SAYS = (
    "all",
    "none",
    "Severity",
    "Checks",
    "Filter",
    "flagged segments only",
    "previous flagged segment (k)",
    "next flagged segment (j)",
    "Previous flagged segment",
    "Next flagged segment",
    "{count} flagged",
    "{place} of {count} flagged",
)


def write(reports: Iterable[Report], out: TextIO, about: About) -> None:
    """Write reports as one page. It is complete without its script, which filters and jumps."""
    words = about.catalogue
    numbers = Numbers()
    wholes: list[Whole] = []
    bodies: list[str] = []
    for number, whole in enumerate(by_document(reports), 1):
        bodies.append("".join(_document(whole, f"d{number}", numbers, words)))
        wholes.append(whole)
    name = wording.title(wholes[0].document, words) if len(wholes) == 1 else wording.documents(len(wholes), words)
    out.write(_head(f"{name} – {about.tool}", words))
    out.write(f'<header class="page"><h1>{_said("Translation report", words)}</h1>')
    out.write(_overview(wholes, words) if len(wholes) > 1 else "")
    out.write("</header>\n<main>\n")
    out.write("".join(_remarks(about.failures, list(about.stale()), words)))
    out.writelines(bodies)
    out.write(f"</main>\n<footer><p>{safe(about.tool)} {safe(about.version)}</p>")
    out.write(f"<p>{_said('Signature:', words)} <code>{safe(about.signature())}</code></p></footer>\n")
    out.write(f"<script>{_asset('page.js')}</script>\n</body>\n</html>\n")


def _said(text: str, words: Catalogue) -> str:
    """A text of ours as the page shows it."""
    return safe(words.gettext(text))


def _asset(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def _head(title: str, words: Catalogue) -> str:
    style = _asset("page.css")
    policy = f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(_asset('page.js'))}"
    said = {text: own for text in SCRIPT_SAYS if (own := words.gettext(text)) != text}
    data = f' data-words="{safe(orjson.dumps(said).decode())}"' if said else ""
    return (
        f'<!doctype html>\n<html lang="{tag_of(words)}"{data}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{safe(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _digest(text: str) -> str:
    """What allows this style or script, and no other: an article may hold anything."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _overview(wholes: Sequence[Whole], words: Catalogue) -> str:
    rows = "".join(
        f'<li><span class="verdict {whole.verdict}">{safe(verdict_label(whole.verdict, words))}</span> '
        f'<a href="#d{number}">{safe(wording.title(whole.document, words))}</a> '
        f"<span>{safe(wording.severities(whole.tally.severities, words)) or _said('no issues', words)}</span></li>"
        for number, whole in enumerate(wholes, 1)
    )
    return f'<nav aria-label="{_said("Documents", words)}"><ol>{rows}</ol></nav>'


def _remarks(failures: Sequence[Failure], stale: Sequence[Entry], words: Catalogue) -> Iterator[str]:
    if failures:
        yield f'<section class="remarks"><h2>{_said("What could not be done", words)}</h2><ul>'
        yield from (f"<li>{safe(failure.where)}: {safe(failure.problem)}</li>" for failure in failures)
        yield "</ul></section>\n"
    if stale:
        yield f'<section class="remarks"><h2>{_said("Accepted issues that were not found again", words)}</h2><ul>'
        yield from (f"<li>{safe(entry.describe())}</li>" for entry in stale)
        yield "</ul></section>\n"


def _document(whole: Whole, anchor: str, numbers: Numbers, words: Catalogue) -> Iterator[str]:
    wide: list[str] = []
    flow: list[str] = []
    for report in whole.blocks():
        block = Block(report, numbers, words)
        wide += block.wide()
        flow += block.flow()
    document = whole.document
    kind = "document target-only" if document.target_only else "document"
    yield f'<section class="{kind}" aria-labelledby="{anchor}">\n<header>\n'
    yield f'<h2 id="{anchor}">{safe(wording.title(document, words))}</h2>\n'
    pair, origin = wording.language_pair(document, words), wording.origin(document, words)
    yield f"<p>{safe(pair)} <small>{safe(origin)}</small></p>\n"
    verdict = safe(verdict_label(whole.verdict, words))
    yield f'<p class="said"><strong class="verdict {whole.verdict}">{verdict}</strong> '
    yield f"{safe(wording.why(whole, words))}</p>\n"
    yield from _figures(whole, words)
    yield "" if document.article else f"<p>{_said(wording.LOOSE, words)}</p>\n"
    yield "</header>\n"
    if wide:
        yield f'<section class="wide">\n<h3>{_said("The text as a whole", words)}</h3>\n<ol class="reasons">\n'
        yield from wide
        yield "</ol>\n</section>\n"
    yield '<div class="sides" aria-hidden="true">'
    for tag in (document.source_language, document.target_language)[document.target_only :]:
        yield f"<span>{safe(language_label(tag, words))}</span>"
    yield '</div>\n<ol class="segments">\n'
    yield from flow
    yield "</ol>\n</section>\n"


def _figures(whole: Whole, words: Catalogue) -> Iterator[str]:
    metrics = whole.metrics
    figures = {
        Message("Quality"): wording.quality(whole, words),
        Message("Penalty"): wording.penalty(whole, words),
        Message("Issues"): wording.flagged(whole, words),
        Message("Edits"): wording.edits(whole, words) if whole.tally.edits else "",
        Message("Against the references"): wording.metrics(metrics, words) if metrics else "",
        Message("Accepted"): wording.accepted(whole, words),
    }
    yield "<dl>"
    yield from (
        f"<div><dt>{_said(name, words)}</dt><dd>{safe(text)}</dd></div>" for name, text in figures.items() if text
    )
    yield "</dl>\n"
