"""The command that looks into an archive: `tqcheck archive show`."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from tqcheck.archive import Archive, Entry
from tqcheck.glossary.exchange import Table, written

app = typer.Typer(name="archive", help="See what an archive knows of earlier articles.", no_args_is_help=True)


@app.callback()
def _top() -> None:
    pass  # without it Typer takes the only command for the whole group


@app.command()
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An archive, as `score --archive` keeps one.")],
    tsv: Annotated[bool, typer.Option("--tsv", help="As rows of a glossary, the most used name first.")] = False,
) -> None:
    """Say how things were rendered, how often and where last; what was rendered in several ways comes first."""
    with closing(Archive(str(file), writing=False)) as archive:
        entries = sorted(archive.entries(), key=_contest)
    if tsv:
        typer.echo(_rows(entries), nl=False)
    else:
        typer.echo("\n".join(map(_told, entries)) or "no article has been recorded yet")


def _contest(entry: Entry) -> tuple[int, int]:
    """The order of entries: by the uses that are not those of the usual name, and then by all, falling."""
    first, *others = (one.times for one in entry.renderings)
    return -sum(others), -first


def _told(entry: Entry) -> str:
    """An entry for a person: what it is, and a line for each of its renderings."""
    lines = [f"{entry.key}  ({entry.kind}, {entry.source_language} → {entry.target_language})"]
    for one in entry.renderings:
        lines.append(
            f"{one.times:8,} × {one.rendering}  ({one.articles:,} article{'s' if one.articles > 1 else ''}, "
            f"last {one.document} of {one.day})"
        )
    return "\n".join(lines)


def _rows(entries: Sequence[Entry]) -> str:
    """Entries as the rows of a glossary, a column for each language that the archive has."""
    tags = sorted({tag for entry in entries for tag in (entry.source_language, entry.target_language)})
    names = [" | ".join(one.rendering for one in entry.renderings) for entry in entries]
    rows = [
        {entry.source_language: entry.key, entry.target_language: cell}
        for entry, cell in zip(entries, names, strict=True)
    ]
    return written(Table(tags, rows), "tsv").decode()
