"""The command `tqcheck align`: two texts that nobody has aligned become a table of pairs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from tqcheck.engine import Checker
from tqcheck.formats.articles import link_kind, read_unaligned
from tqcheck.model import Document, Segment
from tqcheck.run import written

_COLUMNS = ("source", "target", "role", "alignment", "source_lang", "target_lang", "published")
_CELL = str.maketrans("\t\r\n", "   ")


def align(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source, a plain text or an HTML page.")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="Its translation.")],
    source_lang: Annotated[str | None, typer.Option(metavar="TAG", help="Language of the source.")] = None,
    target_lang: Annotated[str | None, typer.Option(metavar="TAG", help="Language of the translation.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the pairs to a file.")
    ] = None,
) -> None:
    """Align the sentences of an article and its translation, and write them as a table for `tqcheck score`.

    Sentences may be joined, split or missing on either side; the column `alignment` says so: 1-1, 2-1, 1-0 …
    """
    checker = Checker()
    [document] = read_unaligned(
        source,
        target,
        source_lang=source_lang,
        target_lang=target_lang,
        strict=True,
        report=lambda error: None,
        detect=checker.detect,
    )
    with written(output) as out:
        out.write("\t".join(_COLUMNS) + "\n")
        out.writelines(_row(document, segment) for segment in document.segments)
    kinds = Counter(map(link_kind, document.segments))
    typer.echo(
        f"tqcheck: {len(document.segments):,} pairs: "
        + ", ".join(f"{number:,} × {kind}" for kind, number in kinds.most_common()),
        err=True,
    )


def _row(document: Document, segment: Segment) -> str:
    cells = (
        segment.source.raw,
        segment.target.raw,
        segment.role,
        link_kind(segment),
        document.source_language,
        document.target_language,
        document.published.isoformat() if document.published else "",
    )
    return "\t".join(cell.translate(_CELL) for cell in cells) + "\n"
