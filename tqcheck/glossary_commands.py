"""The commands of a glossary's author: `tqcheck glossary lint`, `test`, `try`, `stats`."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from tqcheck.config import Settings
from tqcheck.desk import Rule, read_desk
from tqcheck.engine import Checker
from tqcheck.errors import ConfigError
from tqcheck.formats.reading import read
from tqcheck.glossary.exchange import FORMS, STYLES, lost, read_table, written
from tqcheck.glossary.lint import lint as faults_of
from tqcheck.glossary.lint import never_matched
from tqcheck.glossary.read import default_glossaries, read_glossary
from tqcheck.language import canonical
from tqcheck.model import Document, Segment, segment
from tqcheck.run import CLEAN, ISSUES

app = typer.Typer(name="glossary", help="Write, test and try out glossaries and desk rules.", no_args_is_help=True)

Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE...", help="Glossaries [default: the shipped ones].", show_default=False),
]
Corpus = Annotated[
    list[str] | None, typer.Option("--against", metavar="FILE", help="Aligned pairs to try it on. Repeatable.")
]
_CHECKS = ("missing-term", "forbidden-term", "conflated-terms", "untranslated-term", "term-casing", "inconsistent-term")
_SAMPLES = 5


@app.command()
def lint(files: Files = None, against: Corpus = None) -> None:
    """Find contradictions, doubles, wrong letters, stray spaces; with --against, terms that a corpus never has."""
    glossary = read_glossary(files or default_glossaries())
    found = list(faults_of(glossary))
    if against:
        found += never_matched(glossary, _segments(against))
    for fault in found:
        typer.echo(fault.line)
    typer.echo(f"{len(glossary.concepts)} concepts, {len(found)} faults")
    raise typer.Exit(ISSUES if found else CLEAN)


@app.command()
def test(files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="YAML files of desk rules.")]) -> None:
    """Run the examples of desk rules: a bad one must be flagged, a good one must not."""
    run = failed = 0
    for rule in read_desk(files).rules:
        for example, is_good in (
            (pair, good) for good, pairs in ((True, rule.good), (False, rule.bad)) for pair in pairs
        ):
            run += 1
            if _speaks(rule, example) is is_good:
                failed += 1
                typer.echo(f"{rule.id}: {'flags a good' if is_good else 'does not flag a bad'} example", err=True)
                typer.echo(f"    {example[0]} → {example[1]}", err=True)
        if not (rule.good and rule.bad):
            typer.echo(f"{rule.id}: has no {'good' if rule.bad else 'bad'} example", err=True)
            failed += 1
    typer.echo(f"{run} examples, {failed} failed")
    raise typer.Exit(ISSUES if failed else CLEAN)


@app.command(name="try")
def try_out(
    row: Annotated[
        str,
        typer.Argument(
            metavar="ROW", help="A row such as “kk: бір реттік доза; en: single dose | !harmful alcohol”, or a file."
        ),
    ],
    against: Corpus = None,
) -> None:
    """Say what a new row would flag in a corpus, with samples, before it goes live."""
    if not against:
        raise ConfigError("no corpus is given", remedy="--against FILE, with aligned pairs")
    checker = Checker(Settings(select=_CHECKS, glossaries=(_file(row),), default_glossaries=False))
    pairs = 0
    counts: Counter[str] = Counter()
    for document in _documents(against):
        pairs += len(document.segments)
        by_id = {one.id: one for one in document.segments}
        for issue in checker.check(document).issues:
            counts[issue.code] += 1
            if counts[issue.code] <= _SAMPLES:
                one = by_id[issue.spans[0].segment]
                typer.echo(
                    f"{issue.severity.label} {issue.code}: {issue.message}\n    {one.source.raw}\n    {one.target.raw}"
                )
    total = sum(counts.values())
    shown = ", ".join(f"{count} × {code}" for code, count in counts.most_common()) or "nothing"
    typer.echo(f"{pairs} pairs: {shown}{f' ({100 * total / pairs:.2f} in a hundred pairs)' if total else ''}")


@app.command()
def stats(files: Files = None) -> None:
    """Count what glossaries hold: concepts by subject, terms by language."""
    glossary = read_glossary(files or default_glossaries())
    subjects = Counter(concept.subject or "(no subject)" for concept in glossary.concepts)
    typer.echo(f"{len(glossary.concepts)} concepts")
    for subject, count in subjects.most_common():
        typer.echo(f"  {subject:20}{count:6}")
    typer.echo(f"{'language':10}{'concepts':>10}{'admitted':>10}{'forbidden':>10}{'out of use':>11}")
    for tag in sorted(glossary.languages):
        cells = [concept.terms[tag] for concept in glossary.concepts if tag in concept.terms]
        terms = [term for cell in cells for term in cell]
        forbidden, old = sum(term.forbidden for term in terms), sum(term.deprecated for term in terms)
        typer.echo(f"{tag:10}{len(cells):10}{len(terms) - forbidden - old:10}{forbidden:10}{old:11}")


@app.command()
def convert(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A glossary: .tsv, .csv or .tbx (versions 2 and 3).")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to: .tsv, .csv or .tbx.")],
    style: Annotated[str, typer.Option(metavar="STYLE", help="Of TBX: dca or dct.")] = "dca",
) -> None:
    """Turn a glossary into another form; what the form cannot hold is said."""
    form = output.suffix.lower().lstrip(".")
    if form not in FORMS:
        raise ConfigError(f"“{output}” is in no form that is written", remedy=f"name it .{', .'.join(FORMS)}")
    if style not in STYLES:
        raise ConfigError(f"TBX has no style “{style}”", remedy=f"use {' or '.join(STYLES)}")
    table = read_table(file)
    for loss in lost(table, form):
        typer.echo(f"tqcheck: {loss}", err=True)
    output.write_text(written(table, form, style), "utf-8")
    typer.echo(f"{len(table[1])} concepts written to {output}")


def _documents(paths: list[str]) -> Iterator[Document]:
    for path in paths:
        yield from read(path, report=lambda error: typer.echo(f"tqcheck: {error}", err=True))


def _segments(paths: list[str]) -> Iterator[Segment]:
    for document in _documents(paths):
        yield from document.segments


def _speaks(rule: Rule, example: tuple[str, str]) -> bool:
    """Whether a rule flags a pair, read in the rule's languages, or in English where it names none."""
    pair = " ".join(rule.languages) if rule.languages else "en en"
    return rule.find(segment(*example, pair)) is not None


def _file(row: str) -> str:
    """The path of a glossary with a row written as “kk: …; en: …”; a path stays as it is."""
    if Path(row).exists():
        return row
    cells = [cell.partition(":") for cell in row.split(";") if cell.strip()]
    if len(cells) < 2 or not all(colon for _, colon, _ in cells):
        raise ConfigError(f"“{row}” is neither a file nor a row", remedy="write “kk: a term; en: its rendering”")
    path = Path(tempfile.mkdtemp()) / "row.tsv"
    header = "\t".join(canonical(tag) for tag, _, _ in cells)
    path.write_text(f"{header}\n" + "\t".join(terms.strip() for _, _, terms in cells) + "\n", "utf-8")
    return str(path)
