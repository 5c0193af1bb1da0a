"""The commands that look into an archive: `tqcheck archive show` and `tqcheck archive names`."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from tqcheck.analysis.name_register import NAME
from tqcheck.archive import Archive, Earlier, Entry
from tqcheck.files import replaced
from tqcheck.glossary.exchange import Table, written

app = typer.Typer(name="archive", help="See what an archive knows of earlier articles.", no_args_is_help=True)


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


@app.command()
def names(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An archive, as `score --archive` keeps one.")],
    export: Annotated[
        Path | None, typer.Option("--export", metavar="GLOSSARY", help="Write the names as rows of a glossary.")
    ] = None,
) -> None:
    """Say how names were spelt, how often and where last; with --export, write the usual spellings as a glossary."""
    with closing(Archive(str(file), writing=False)) as archive:
        entries = sorted((entry for entry in archive.entries() if entry.kind == NAME), key=_contest)
    if export:
        with replaced(export) as out:
            out.write(written(_register(entries), "tsv"))
        typer.echo(f"{len(entries):,} names written to {export}", err=True)
    else:
        typer.echo("\n".join(map(_told, entries)) or "no name has been recorded yet")


def _register(entries: Sequence[Entry]) -> Table:
    """Names as rows of a glossary: the usual spelling of each, and what it rests on."""
    tags = sorted({tag for entry in entries for tag in (entry.source_language, entry.target_language)})
    rows = [
        {
            entry.source_language: entry.key,
            entry.target_language: entry.renderings[0].rendering,
            "casing": "yes",
            "note": _evidence(entry),
        }
        for entry in entries
    ]
    return Table([*tags, "casing", "note"], rows)


def _evidence(entry: Entry) -> str:
    """What speaks for the usual spelling of a name, and against it."""
    first, *others = entry.renderings
    seen = f"{first.times:,} × in {_articles(first)}, last {first.document} of {first.day}"
    return "; ".join([seen, *(f"{one.times:,} × {one.rendering}" for one in others)])


def _articles(one: Earlier) -> str:
    return f"{one.articles:,} article{'s' if one.articles > 1 else ''}"


def _contest(entry: Entry) -> tuple[int, int]:
    """The order of entries: by the uses that are not those of the usual name, and then by all, falling."""
    first, *others = (one.times for one in entry.renderings)
    return -sum(others), -first


def _told(entry: Entry) -> str:
    """An entry for a person: what it is, and a line for each of its renderings."""
    lines = [f"{entry.key}  ({entry.kind}, {entry.source_language} → {entry.target_language})"]
    for one in entry.renderings:
        lines.append(f"{one.times:8,} × {one.rendering}  ({_articles(one)}, last {one.document} of {one.day})")
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
