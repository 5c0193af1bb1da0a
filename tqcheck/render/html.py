"""The report as one page that needs nothing else: the text in its flow, and beside it what was flagged."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from tqcheck.accepted import Entry
from tqcheck.language import language
from tqcheck.model import Failure
from tqcheck.render import wording
from tqcheck.render.about import About
from tqcheck.render.flow import Block, Numbers, safe
from tqcheck.render.whole import Whole, by_document
from tqcheck.report import Report

FOLDER = Path(__file__).parent


def write(reports: Iterable[Report], out: TextIO, about: About) -> None:
    """Write reports as one page. It is complete without its script, which filters and jumps."""
    numbers = Numbers()
    wholes: list[Whole] = []
    bodies: list[str] = []
    for number, whole in enumerate(by_document(reports), 1):
        bodies.append("".join(_document(whole, f"d{number}", numbers)))
        wholes.append(whole)
    name = wording.title(wholes[0].document) if len(wholes) == 1 else f"{len(wholes):,} documents"
    out.write(_head(f"{name} – {about.tool}"))
    out.write('<header class="page"><h1>Translation report</h1>')
    out.write(_overview(wholes) if len(wholes) > 1 else "")
    out.write("</header>\n<main>\n")
    out.write("".join(_remarks(about.failures, list(about.stale()))))
    out.writelines(bodies)
    out.write(f"</main>\n<footer><p>{safe(about.tool)} {safe(about.version)}</p>")
    out.write(f"<p>Signature: <code>{safe(about.signature())}</code></p></footer>\n")
    out.write(f"<script>{_asset('page.js')}</script>\n</body>\n</html>\n")


def _asset(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def _head(title: str) -> str:
    style = _asset("page.css")
    policy = f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(_asset('page.js'))}"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{safe(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _digest(text: str) -> str:
    """What allows this style or script, and no other: an article may hold anything."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _overview(wholes: Sequence[Whole]) -> str:
    rows = "".join(
        f'<li><span class="verdict {whole.verdict}">{whole.verdict}</span> '
        f'<a href="#d{number}">{safe(wording.title(whole.document))}</a> '
        f"<span>{safe(wording.severities(whole.tally.severities) or 'no issues')}</span></li>"
        for number, whole in enumerate(wholes, 1)
    )
    return f'<nav aria-label="Documents"><ol>{rows}</ol></nav>'


def _remarks(failures: Sequence[Failure], stale: Sequence[Entry]) -> Iterator[str]:
    if failures:
        yield '<section class="remarks"><h2>What could not be done</h2><ul>'
        yield from (f"<li>{safe(failure.where)}: {safe(failure.problem)}</li>" for failure in failures)
        yield "</ul></section>\n"
    if stale:
        yield '<section class="remarks"><h2>Accepted issues that were not found again</h2><ul>'
        yield from (f"<li>{safe(entry.describe())}</li>" for entry in stale)
        yield "</ul></section>\n"


def _document(whole: Whole, anchor: str, numbers: Numbers) -> Iterator[str]:
    wide: list[str] = []
    flow: list[str] = []
    for report in whole.blocks():
        block = Block(report, numbers)
        wide += block.wide()
        flow += block.flow()
    document = whole.document
    kind = "document target-only" if document.target_only else "document"
    yield f'<section class="{kind}" aria-labelledby="{anchor}">\n<header>\n'
    yield f'<h2 id="{anchor}">{safe(wording.title(document))}</h2>\n'
    yield f"<p>{safe(wording.language_pair(document))} <small>{safe(wording.origin(document))}</small></p>\n"
    yield f'<p class="said"><strong class="verdict {whole.verdict}">{whole.verdict}</strong> '
    yield f"{safe(wording.why(whole))}</p>\n"
    yield from _figures(whole)
    yield "" if document.article else f"<p>{safe(wording.LOOSE)}</p>\n"
    yield "</header>\n"
    if wide:
        yield '<section class="wide">\n<h3>The text as a whole</h3>\n<ol class="reasons">\n'
        yield from wide
        yield "</ol>\n</section>\n"
    yield '<div class="sides" aria-hidden="true">'
    for tag in (document.source_language, document.target_language)[document.target_only :]:
        yield f"<span>{safe(language(tag).name)}</span>"
    yield '</div>\n<ol class="segments">\n'
    yield from flow
    yield "</ol>\n</section>\n"


def _figures(whole: Whole) -> Iterator[str]:
    metrics = whole.metrics
    figures = {
        "Quality": wording.quality(whole),
        "Penalty": wording.penalty(whole),
        "Issues": wording.flagged(whole),
        "Edits": wording.edits(whole) if whole.tally.edits else "",
        "Against the references": wording.metrics(metrics) if metrics else "",
        "Accepted": f"{wording.plural(whole.accepted, 'issue')}, not shown" if whole.accepted else "",
    }
    yield "<dl>"
    yield from (f"<div><dt>{name}</dt><dd>{safe(text)}</dd></div>" for name, text in figures.items() if text)
    yield "</dl>\n"
