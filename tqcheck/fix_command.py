"""The command that mends what is certain: `tqcheck fix`."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

import typer

from tqcheck import options
from tqcheck.engine import Checker
from tqcheck.errors import InputError, TqcheckError
from tqcheck.files import replaced
from tqcheck.fixing import Fixed
from tqcheck.formats.lines import file_label, kept_input
from tqcheck.formats.rewriting import Cell, Layout, layout_of_lines, layout_of_table, rewrite, rewritten
from tqcheck.messages import ENGLISH, counted
from tqcheck.model import Document, Issue
from tqcheck.render import wording
from tqcheck.render.diff import shown, unified
from tqcheck.run import Run


def fix(
    files: options.Files = None,
    source: options.Source = None,
    target: options.Target = None,
    write: Annotated[
        bool, typer.Option("--write", help="Rewrite the files in place; standard input is written to standard output.")
    ] = False,
    source_lang: options.SourceLang = None,
    target_lang: options.TargetLang = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOn = None,
    glossary: options.Glossaries = None,
    rules: options.Rules = None,
    no_default_glossaries: options.NoDefaultGlossaries = False,
    identifier: options.LanguageIdentifier = None,
    accepted: options.AcceptedFile = None,
    baseline: options.Baseline = None,
    strict: options.Strict = False,
    settings_file: options.SettingsFile = None,
) -> None:
    """Mend in translations what is certain: show a diff, or write it.

    Only cells with translations are touched. What has no certain edit is counted and left, and so is every sentence
    with an accepted issue.

    Exit status: 0 nothing at or above --fail-on is left, 1 issues are, or edits that --write would make, 2 the job
    could not be done whole.
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
        identifier=identifier,
        accepted=accepted,
        baseline=baseline,
    )
    pair = options.aligned_files(files, source, target, "fix")
    # To look at a draft is not to score it: an archive is neither asked nor told.
    run = Run(Checker(replace(settings, archive=None)), strict)
    with kept_input() if "-" in (pair or files or ()) else nullcontext():
        if pair:
            _file(run, pair[1], run.documents_aligned(*pair), write, aligned=True)
        for name in () if pair else files or ():
            _file(run, name, run.documents([name]), write)
    for failure in run.failures:
        typer.echo(f"tqcheck: {failure.where}: {failure.problem}", err=True)
    for note in run.notes:
        typer.echo(f"tqcheck: {note}", err=True)
    raise typer.Exit(run.status())


@dataclass(slots=True)
class _Plan:
    """What is to be done to a file: its cells to change and why, by line, and what is counted in the summary."""

    cells: dict[int, Cell] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)
    edits: int = 0
    left: Counter[str] = field(default_factory=Counter)
    unsafe: Counter[str] = field(default_factory=Counter)

    def add(self, fixed: Fixed) -> None:
        """Take in a document of the file."""
        for before, after, applied in fixed.mended:
            self.cells[before.line] = Cell(before.target.raw, after.target.raw)
            self.reasons[before.line] = "; ".join(dict.fromkeys(map(_reason, applied)))
            self.edits += len(applied)
        for issue in fixed.left:
            (self.left if issue.edit is None else self.unsafe)[issue.code] += 1


def _reason(issue: Issue) -> str:
    return f"{issue.code}: {issue.message}"


def _file(run: Run, path: str, documents: Iterator[Document], write: bool, *, aligned: bool = False) -> None:
    """Fix one file; what cannot be done is a failure of the run, unless it is strict."""
    try:
        _refuse_unfit(path, write)
        run.given_up, plan = False, _Plan()
        for fixed in run.fixes(documents):
            plan.add(fixed)
        if run.given_up:
            return
        layout = layout_of_lines(path) if aligned else layout_of_table(path)
        if write:
            _write(path, layout, plan)
        else:
            _show(path, layout, plan)
            run.unwritten = run.unwritten or bool(plan.cells)
        _summary(path, plan, write)
    except TqcheckError as error:
        if run.strict:
            raise
        run.failed(error)


def _refuse_unfit(path: str, write: bool) -> None:
    """InputError for what cannot be read twice, or for a file that must not be written to."""
    if path == "-" or not Path(path).exists():
        return
    if not Path(path).is_file() and not Path(path).is_dir():
        raise InputError("only a file can be fixed", path=path, remedy="for a pipe give -, standard input")
    # The bits are looked at too: the superuser may write to anything, and yet a file is protected for a reason.
    if write and not (os.access(path, os.W_OK) and Path(path).stat().st_mode & 0o222):
        raise InputError("the file is read-only", path=path, remedy="make it writable, or leave --write out for a diff")


def _write(path: str, layout: Layout, plan: _Plan) -> None:
    if path == "-":
        import shutil  # 3 ms, as files.py says, that only this needs
        import tempfile

        with tempfile.NamedTemporaryFile() as out:
            rewrite(path, layout, plan.cells, out)
            out.seek(0)
            shutil.copyfileobj(out, sys.stdout.buffer)
            sys.stdout.flush()
    elif plan.cells:
        with replaced(Path(path)) as out:
            rewrite(path, layout, plan.cells, out)


def _show(path: str, layout: Layout, plan: _Plan) -> None:
    if plan.cells:
        coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        pieces = rewritten(path, layout, plan.cells)
        for line in unified(file_label(path), pieces, layout.encoding, plan.reasons):
            sys.stdout.write(shown(line) if coloured else line)
        sys.stdout.flush()


def _summary(path: str, plan: _Plan, write: bool) -> None:
    """Say on standard error what was done and what is left."""
    made = "nothing to fix"
    if plan.cells:
        edits = counted("{count} edit", "{count} edits", plan.edits, ENGLISH)
        made = f"{edits} in {wording.segments(len(plan.cells), ENGLISH)}"
    done = "" if not plan.cells else ", written" if write else "; --write makes them"
    typer.echo(f"{file_label(path)}: {made}{done}", err=True)
    if plan.left:
        typer.echo(f"    left, with no certain edit: {_counts(plan.left)}", err=True)
    if plan.unsafe:
        why = "left, since the edit would raise another issue or the sentence has an accepted one"
        typer.echo(f"    {why}: {_counts(plan.unsafe)}", err=True)


def _counts(codes: Counter[str]) -> str:
    return ", ".join(f"{count:,} × {code}" for code, count in sorted(codes.items(), key=lambda one: (-one[1], one[0])))
