"""The command line: `tqcheck score`, `checks`, `explain`, `selftest`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, TextIO

import typer

from tqcheck import config
from tqcheck.accepted import Entry, accepted_row, accepted_table, fingerprints
from tqcheck.config import IDENTIFIERS, Settings
from tqcheck.engine import Checker
from tqcheck.errors import ConfigError, TqcheckError, nearest
from tqcheck.formats.reading import read, read_aligned
from tqcheck.language import language
from tqcheck.model import Document, Failure, Severity
from tqcheck.pages import page
from tqcheck.render import About, renderer
from tqcheck.report import Report
from tqcheck.selection import choose, find_checks
from tqcheck.selftest import selftest as run_examples
from tqcheck.version import VERSION

CLEAN, ISSUES, INCOMPLETE = 0, 1, 2
NEVER = "never"

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


def main() -> None:
    """Run the program; an error that somebody can mend is one line, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except TqcheckError as error:
        typer.echo(f"tqcheck: {error}", err=True)
        sys.exit(INCOMPLETE)
    except BrokenPipeError:
        # The reader of our pipe has had enough: nothing is wrong, and nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(CLEAN)


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


@app.command()
def score(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...",
            help="TSV or CSV files of aligned pairs, plain or .gz; - is standard input. With a header: source, "
            "target, and if wanted id, document, role, source_lang, target_lang, reference, published. Without "
            "one: source and target, and perhaps a reference.",
            show_default=False,
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="A text file of sources, aligned by line with --target."),
    ] = None,
    target: Annotated[str | None, typer.Option(metavar="FILE", help="A text file of translations.")] = None,
    source_lang: Annotated[
        str | None, typer.Option(metavar="TAG", help="Language of the source (kk, ru, zh-Hant …).")
    ] = None,
    target_lang: Annotated[str | None, typer.Option(metavar="TAG", help="Language of the translation.")] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Run only these: a check, an MQM type or a dimension. Repeatable."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Do not run these; the more specific of --select and --ignore wins."),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="SEVERITY", help="Exit with 1 from this severity on [default: major], or never."),
    ] = None,
    glossary: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A glossary beside the default ones. Repeatable."),
    ] = None,
    no_default_glossaries: Annotated[
        bool, typer.Option("--no-default-glossaries", help="Leave the shipped glossaries out.")
    ] = False,
    identifier: Annotated[
        str | None, typer.Option(metavar="NAME", help="Language identifier: py3langid or langdetect.")
    ] = None,
    accepted: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Issues a person has accepted: they are not reported.")
    ] = None,
    write_accepted: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write all issues found as accepted ones, to be pruned by hand."),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="An earlier JSON report: only what is new is reported."),
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="FORM", help="console, json, jsonl or html.")
    ] = "console",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the report to a file.")
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="One line a document.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first row that cannot be read.")] = False,
    settings_file: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", help="Settings [default: tqcheck.toml or pyproject.toml above]."),
    ] = None,
) -> None:
    """Score translations and report what is wrong with them.

    Exit status: 0 nothing at or above --fail-on, 1 issues, 2 the job could not be done whole.
    """
    settings, never = _settings(
        settings_file,
        fail_on,
        select=_names(select),
        ignore=_names(ignore),
        source_lang=source_lang,
        target_lang=target_lang,
        identifier=identifier,
        glossaries=tuple(map(str, glossary)) if glossary else None,
        default_glossaries=False if no_default_glossaries else None,
        accepted=str(accepted) if accepted else None,
        baseline=str(baseline) if baseline else None,
    )
    write = renderer(output_format)
    run = Run(Checker(settings), strict)
    if source or target:
        if not (source and target) or files:
            raise ConfigError("--source and --target go together, and without FILE")
        documents = run.documents_aligned(source, target)
    elif files:
        documents = run.documents(files)
    else:
        raise ConfigError("no file is given", remedy="tqcheck score FILE.tsv, or - for standard input")
    with _out(output) as out:
        about = run.about(quiet, output is None and sys.stdout.isatty())
        write(run.reports(documents), out, about)
    if write_accepted:
        write_accepted.write_text(accepted_table(run.rows), "utf-8")
    raise typer.Exit(run.status(None if never else settings.fail_on))


class Run:
    """One run over files: documents in, reports out, and what failed on the way."""

    def __init__(self, checker: Checker, strict: bool) -> None:
        self.checker = checker
        self.strict = strict
        self.failures: list[Failure] = []
        self.worst: Severity | None = None
        self.rows: list[str] = []
        self.seen: set[str] = set()
        self.pairs: set[str] = set()
        self.references = False

    def documents(self, files: Iterable[str]) -> Iterator[Document]:
        """The documents of all files; a file that cannot be read is a failure, and the next one is read."""
        for name in files:
            yield from self._guarded(
                read(
                    name,
                    source_lang=self.checker.settings.source_lang,
                    target_lang=self.checker.settings.target_lang,
                    strict=self.strict,
                    report=self._failed,
                    detect=self.checker.detect,
                )
            )

    def documents_aligned(self, source: str, target: str) -> Iterator[Document]:
        """The document of two text files aligned by line."""
        return self._guarded(
            read_aligned(
                source,
                target,
                source_lang=self.checker.settings.source_lang,
                target_lang=self.checker.settings.target_lang,
                strict=self.strict,
                report=self._failed,
                detect=self.checker.detect,
            )
        )

    def reports(self, documents: Iterable[Document]) -> Iterator[Report]:
        """The report of each document, as soon as it is checked."""
        for document in documents:
            report = self.checker.check(document)
            self.failures += report.failures
            self.seen.add(document.id)
            self.pairs.add(document.target_language)
            self.references = self.references or report.metrics is not None
            worst = max((issue.severity for issue in report.issues), default=None)
            if worst is not None and (self.worst is None or worst > self.worst):
                self.worst = worst
            self.rows += [accepted_row(document.id, known) for known in fingerprints(document, report.issues)]
            yield report

    def about(self, quiet: bool, terminal: bool) -> About:
        """What a renderer says of the run; failures and the signature are complete when the reports are."""
        return About(
            signature=lambda: self.checker.signature(self.pairs, self.references),
            failures=self.failures,
            stale=self._stale,
            quiet=quiet,
            colour=terminal and "NO_COLOR" not in os.environ,
        )

    def status(self, fail_on: Severity | None) -> int:
        """The exit status."""
        if self.failures:
            return INCOMPLETE
        failed = fail_on is not None and self.worst is not None and self.worst >= fail_on
        return ISSUES if failed else CLEAN

    def _stale(self) -> Iterable[Entry]:
        accepted = self.checker.accepted
        return accepted.stale(self.seen) if accepted else ()

    def _failed(self, error: TqcheckError) -> None:
        self.failures.append(failure_of(error))

    def _guarded(self, documents: Iterator[Document]) -> Iterator[Document]:
        if self.strict:
            yield from documents
            return
        try:
            yield from documents
        except TqcheckError as error:
            self._failed(error)


def failure_of(error: TqcheckError) -> Failure:
    """A row or file that could not be read, as a report shows it."""
    where = str(type(error)("", path=error.path, line=error.line, column=error.column)).removesuffix(": ")
    return Failure(where, f"{error.problem} ({error.remedy})" if error.remedy else error.problem)


@app.command()
def checks(
    tag: Annotated[
        str | None,
        typer.Option("--language", metavar="TAG", help="Say which checks are live for translations into it."),
    ] = None,
    source_lang: Annotated[
        str, typer.Option(metavar="TAG", help="Language of the source, for --language.")
    ] = "en",
) -> None:
    """List the checks: code, category, severity, and what each says."""
    for check in find_checks().values():
        live = ""
        if tag:
            live = "live  " if check.live(language(source_lang), language(tag)) else "off   "
        typer.echo(f"{live}{check.code:22}{check.severity.label:10}{check.category:42}{check.summary}")


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
    for result in run_examples(choose(find_checks(), _names(select) or (), ())):
        run += 1
        if result.problem:
            failed += 1
            typer.echo(f"{result.check.code}: {result.problem}", err=True)
            typer.echo(
                f"    {result.example.languages}: {result.example.source} → {result.example.target}", err=True
            )
    typer.echo(f"{run} examples, {failed} failed")
    raise typer.Exit(ISSUES if failed else CLEAN)


def _names(given: list[str] | None) -> tuple[str, ...] | None:
    return tuple(name for item in given for name in item.split(",")) if given else None


def _settings(path: Path | None, fail_on: str | None, **given: object) -> tuple[Settings, bool]:
    """The settings of a run, and whether issues never make it fail."""
    found = path or config.find(Path.cwd())
    settings = config.load(found) if found else Settings()
    if given["glossaries"]:
        given["glossaries"] = (*settings.glossaries, *given["glossaries"])  # type: ignore[misc]
    settings = config.changed(settings, **given)
    if settings.identifier not in IDENTIFIERS:
        raise ConfigError(
            f"no identifier is called “{settings.identifier}”",
            remedy=nearest(settings.identifier, IDENTIFIERS),
        )
    if fail_on and fail_on != NEVER:
        settings = replace(settings, fail_on=config.severity(fail_on, "--fail-on"))
    return settings, fail_on == NEVER


@contextmanager
def _out(path: Path | None) -> Iterator[TextIO]:
    """Where a report goes; a file is written beside its place and renamed, so that it is never half there."""
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise ConfigError(f"cannot write there: {error.strerror}", path=str(path)) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            yield out
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
