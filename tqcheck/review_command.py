"""The command that opens a file for review in a browser: `tqcheck review`."""

from __future__ import annotations

import getpass
import sys
import webbrowser
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tqcheck import options
from tqcheck.engine import Checker
from tqcheck.errors import ConfigError
from tqcheck.extras import part
from tqcheck.files import replaced
from tqcheck.run import Run


def review(
    files: options.Files = None,
    source: options.Source = None,
    target: options.Target = None,
    store: Annotated[
        str | None,
        typer.Option(
            metavar="DB",
            help="Where decisions are kept: a file, or postgresql://… for a team "
            "[default: FILE.review.sqlite, of several files the first].",
        ),
    ] = None,
    author: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides [default: your name on this machine].")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            metavar="N", help="Serve on this port; 0 is any free one [default: the same each time].", min=0, max=65535
        ),
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the link and open no browser.")] = False,
    export: Annotated[
        str | None,
        typer.Option(
            metavar="FORM", help="Open nothing; write what was decided: corrected, mqm, tmx or accepted (see docs)."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the export to a file.")
    ] = None,
    published: Annotated[
        datetime | None,
        typer.Option(
            metavar="DATE", formats=["%Y-%m-%d"], help="The day of articles that do not say theirs, as in 2026-11-23."
        ),
    ] = None,
    source_lang: options.SourceLang = None,
    target_lang: options.TargetLang = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    glossary: options.Glossaries = None,
    rules: options.Rules = None,
    no_default_glossaries: options.NoDefaultGlossaries = False,
    spelling: Annotated[
        bool, typer.Option("--spelling", help="Look at English spelling more closely; needs tqcheck[spelling].")
    ] = False,
    identifier: options.LanguageIdentifier = None,
    accepted: options.AcceptedFile = None,
    baseline: options.Baseline = None,
    strict: options.Strict = False,
    settings_file: options.SettingsFile = None,
) -> None:
    """Review translations in a browser: confirm, dismiss, mend, by keyboard. Nothing leaves this machine.

    Decisions are kept in a store and not in the files; Ctrl+C ends the review, and the same command goes on with it.
    """
    settings = options.settings_of(
        settings_file,
        select=select,
        ignore=ignore,
        fail_on=None,
        glossary=glossary,
        rules=rules,
        no_default_glossaries=no_default_glossaries,
        source_lang=source_lang,
        target_lang=target_lang,
        spelling=spelling or None,
        identifier=identifier,
        accepted=accepted,
        baseline=baseline,
    )
    pair = options.aligned_files(files, source, target, "review")
    if output and not export:
        raise ConfigError("--output is for --export")
    server = part("tqcheck.web.review_server", "web")
    exports = part("tqcheck.web.review_export", "web")
    # To look at a draft is not to score it: an archive is neither asked nor told.
    checker = Checker(replace(settings, archive=None))
    run = Run(checker, strict, published=published.date() if published else None)
    documents = list(run.documents_aligned(*pair) if pair else run.documents(files or ()))
    for failure in run.failures:
        typer.echo(f"tqcheck: {failure.where}: {failure.problem}", err=True)
    place = store or settings.store or _beside(pair[1] if pair else (files or ["-"])[0])
    opened = server.opened(checker, documents, place, _progress, aligned=bool(pair))
    if export:
        _, content = exports.exported(opened, export)
        stands = opened.standing
        if not (stands.issues or stands.edits or stands.notes):
            typer.echo(f"tqcheck: nothing has been decided on these files in {_shown(place)}", err=True)
        with replaced(output) if output else nullcontext(sys.stdout.buffer) as out:
            out.write(content)
        opened.store.close()
        return
    kept = f"Decisions are kept in {_shown(place)}. Ctrl+C ends the review."
    server.serve(
        opened,
        (author or _user())[:100],
        port,
        lambda link, first: _announce(link, kept if first else "", not no_browser),
    )


def _shown(place: str) -> str:
    """A store as it is told: the URL of a database may hold a password."""
    return place.rpartition("@")[2].partition("?")[0] if "://" in place else place


def _user() -> str:
    """The name of who is logged in."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # as in a container, for a user whom the system does not know
        return "reviewer"


def _beside(path: str) -> str:
    """The store of a file, where nobody says another."""
    if path == "-":
        raise ConfigError("standard input has no place for decisions", remedy="say one with --store FILE")
    return f"{path}.review.sqlite"


def _progress(done: int, rows: int) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\rchecked {done:,} of {rows:,} sentences", err=True, nl=done == rows)


def _announce(link: str, kept: str, browser: bool) -> None:
    """Say a link, which lets one browser in; before the first one, where decisions are kept."""
    if kept:
        typer.echo(kept)
    typer.echo(f"Review: {link}" if kept else f"For another browser: {link}")
    if kept and browser:
        webbrowser.open(link)
