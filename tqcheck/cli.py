"""The command line: `tqcheck score` and its fellows; those that need more stand in modules of their own."""

from __future__ import annotations

import atexit
import gc
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tqcheck import options
from tqcheck.align_command import align
from tqcheck.archive_commands import app as archive_app
from tqcheck.engine import Checker
from tqcheck.errors import ConfigError, TqcheckError, nearest
from tqcheck.fix_command import fix
from tqcheck.glossary_commands import app as glossary_app
from tqcheck.language import language
from tqcheck.pages import page
from tqcheck.precision_command import precision
from tqcheck.render import renderer
from tqcheck.review_command import review
from tqcheck.run import CLEAN, INCOMPLETE, ISSUES, Run, written
from tqcheck.selection import choose, find_checks
from tqcheck.selftest import selftest as run_examples
from tqcheck.serve_command import serve, tokens_app
from tqcheck.version import VERSION

app = typer.Typer(
    name="tqcheck",
    help="A quiet, explained quality checker for machine-translated news.\n\n"
    "Source and translation go in as aligned pairs; out come issues with their places and reasons, a score, and a "
    "verdict on publishing. It needs no network. Begin with: tqcheck score FILE.tsv",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


app.add_typer(glossary_app)
app.add_typer(archive_app)
app.command()(align)
app.command()(precision)
app.add_typer(tokens_app)


def main() -> None:
    """Run the program; an error that somebody can mend is one line, not a traceback."""
    # What a run keeps has no cycles, and to look for them among its tables took a quarter of its time, and another
    # twentieth when it ends; servers, which stay, turn it on again.
    gc.disable()
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except TqcheckError as error:
        typer.echo(f"tqcheck: {error}", err=True)
        sys.exit(INCOMPLETE)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tqcheck {VERSION}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


_EXAMPLES = """Examples:

\b
  tqcheck score pair.tsv
  tqcheck score article.kk-en.tsv --format html -o report.html
  tqcheck score --source a.ru.txt --target a.en.txt --fail-on critical
  tqcheck score --source a.ru.html --target a.en.html --align
  tqcheck score article.txt --target-only --target-lang en
  cat pairs.csv | tqcheck score - --source-lang de --target-lang en --quiet
  tqcheck score archive.tsv.gz --select accuracy --ignore number-added --format jsonl
"""


@app.command(epilog=_EXAMPLES)
def score(
    files: options.Files = None,
    source: options.Source = None,
    target: options.Target = None,
    aligning: Annotated[
        bool, typer.Option("--align", help="--source and --target are not aligned by line: align their sentences.")
    ] = False,
    target_only: Annotated[
        bool, typer.Option("--target-only", help="FILE is a plain article or HTML page without its source.")
    ] = False,
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
    fail_on: options.FailOn = None,
    glossary: options.Glossaries = None,
    rules: options.Rules = None,
    no_default_glossaries: options.NoDefaultGlossaries = False,
    spelling: Annotated[
        bool, typer.Option("--spelling", help="Look at English spelling more closely; needs tqcheck[spelling].")
    ] = False,
    identifier: options.LanguageIdentifier = None,
    accepted: options.AcceptedFile = None,
    write_accepted: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write all issues found as accepted ones, to be pruned by hand."),
    ] = None,
    baseline: options.Baseline = None,
    archive: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The memory of earlier articles: names are compared with it and kept."),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="FORM", help="console, json, jsonl or html.")
    ] = "console",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the report to a file.")
    ] = None,
    report_lang: options.ReportLang = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="One line a document.")] = False,
    strict: options.Strict = False,
    processes: Annotated[
        int,
        typer.Option(metavar="N", min=0, help="How many check a large file or many; 0: one a processor, four at most."),
    ] = 0,
    settings_file: options.SettingsFile = None,
) -> None:
    """Score translations and report what is wrong with them.

    Exit status: 0 nothing at or above --fail-on, 1 issues, 2 the job could not be done whole.
    """
    settings = options.settings_of(
        settings_file,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        glossary=glossary,
        rules=rules,
        no_default_glossaries=no_default_glossaries,
        source_lang=source_lang,
        target_lang=target_lang,
        spelling=spelling or None,
        identifier=identifier,
        accepted=accepted,
        baseline=baseline,
        archive=archive,
        report_lang=report_lang,
    )
    words = options.report_catalogue(settings.report_lang)
    write = renderer(output_format)
    pair = options.aligned_files(files, source, target, "score")
    if pair and target_only:
        raise ConfigError("--target-only goes without --source and --target")
    if aligning and not pair:
        raise ConfigError("--align needs --source and --target")
    run = Run(Checker(settings), strict, write_accepted is not None, published.date() if published else None)
    if pair:
        documents = run.documents_unaligned(*pair) if aligning else run.documents_aligned(*pair)
    else:
        documents = run.articles(files or ()) if target_only else run.documents(files or ())
    with written(output) as out:
        about = run.about(quiet, output is None and sys.stdout.isatty(), words)
        write(run.reports(documents, processes), out, about)
    if write_accepted:
        with written(write_accepted) as out:
            out.write(run.accepted_table())
    for note in run.notes:
        typer.echo(f"tqcheck: {note}", err=True)
    raise typer.Exit(run.status())


app.command()(fix)
app.command()(review)


@app.command()
def checks(
    tag: Annotated[
        str | None,
        typer.Option("--language", metavar="TAG", help="Say which checks are live for translations into it."),
    ] = None,
    source_lang: Annotated[str, typer.Option(metavar="TAG", help="Language of the source, for --language.")] = "en",
) -> None:
    """List the checks: code, category, severity, and what each says."""
    for check in find_checks().values():
        live = ""
        if tag:
            live = "live  " if check.live(language(source_lang), language(tag)) else "off   "
        typer.echo(f"{live}{check.code:22}{check.severity.label:10}{check.category:46}{check.summary}")


@app.command()
def explain(code: Annotated[str, typer.Argument(metavar="CODE", help="The check's code.")]) -> None:
    """Explain a check, with its examples."""
    found = find_checks()
    if code not in found:
        raise ConfigError(f"there is no check “{code}”", remedy=nearest(code, found))
    typer.echo(page(found[code]), nl=False)


@app.command()
def selftest(
    select: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only these checks.")] = None,
) -> None:
    """Run every check's own examples, those of plug-ins too."""
    run, failed = 0, 0
    for result in run_examples(choose(find_checks(), options.names(select) or (), ())):
        run += 1
        if result.problem:
            failed += 1
            typer.echo(f"{result.check.code}: {result.problem}", err=True)
            typer.echo(f"    {result.example.languages}: {result.example.source} → {result.example.target}", err=True)
    typer.echo(f"{run} examples, {failed} failed")
    raise typer.Exit(ISSUES if failed else CLEAN)


app.command()(serve)
