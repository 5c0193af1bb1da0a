"""The commands of a glossary's author: `tqcheck glossary lint`, `test`, `try`, `stats`, `convert`, `suggest`."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from tqcheck.config import Settings
from tqcheck.desk import Rule, read_desk
from tqcheck.engine import Checker
from tqcheck.errors import ConfigError
from tqcheck.files import replaced
from tqcheck.formats.reading import read
from tqcheck.glossary.exchange import FORMS, Table, lost, read_table, written
from tqcheck.glossary.lint import lint as faults_of
from tqcheck.glossary.lint import never_matched
from tqcheck.glossary.read import default_glossaries, read_glossary
from tqcheck.glossary.suggest import suggest as suggestions
from tqcheck.glossary.tbx import STYLES, VERSIONS
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
SourceLang = Annotated[str | None, typer.Option(metavar="TAG", help="Language of the source of the pairs.")]
TargetLang = Annotated[str | None, typer.Option(metavar="TAG", help="Language of their translation.")]
_CHECKS = ("missing-term", "forbidden-term", "conflated-terms", "untranslated-term", "term-casing", "inconsistent-term")
_SAMPLES = 5


@app.command()
def lint(
    files: Files = None, against: Corpus = None, source_lang: SourceLang = None, target_lang: TargetLang = None
) -> None:
    """Find contradictions, doubles, wrong letters, stray spaces; with --against, terms that a corpus never has."""
    glossary = read_glossary(files or default_glossaries())
    found = list(faults_of(glossary))
    if against:
        found += never_matched(glossary, _segments(against, source_lang, target_lang))
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
    source_lang: SourceLang = None,
    target_lang: TargetLang = None,
) -> None:
    """Say what a new row would flag in a corpus, with samples, before it goes live."""
    if not against:
        raise ConfigError("no corpus is given", remedy="--against FILE, with aligned pairs")
    pairs = 0
    counts: Counter[str] = Counter()
    with _file(row) as path:
        checker = Checker(Settings(select=_CHECKS, glossaries=(path,), default_glossaries=False))
    for document in _documents(against, source_lang, target_lang):
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
    file: Annotated[Path, typer.Argument(metavar="FILE", help=f"A glossary: .{', .'.join(FORMS)}.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help=f"Where to: .{', .'.join(FORMS)}.")],
    style: Annotated[str, typer.Option(metavar="STYLE", help="Of TBX 3: dca or dct.")] = STYLES[0],
    version: Annotated[int, typer.Option("--tbx", metavar="VERSION", help="Of TBX: 3 or 2.")] = VERSIONS[0],
) -> None:
    """Turn a glossary into another form; what the form cannot hold is said."""
    form = _form(output)
    if style not in STYLES:
        raise ConfigError(f"TBX has no style “{style}”", remedy=f"use {' or '.join(STYLES)}")
    if version not in VERSIONS:
        raise ConfigError(f"TBX {version} is not written", remedy=f"use {' or '.join(map(str, VERSIONS))}")
    if version == 2 and style != STYLES[0]:
        raise ConfigError(f"TBX 2 has no style “{style}”", remedy=f"leave out --style, or write TBX {VERSIONS[0]}")
    table = read_table(file)
    for loss in (*table.notes, *lost(table, form)):
        typer.echo(f"tqcheck: {loss}", err=True)
    with replaced(output) as out:
        out.write(written(table, form, style, version))
    typer.echo(f"{len(table.rows)} concepts written to {output}")


@app.command()
def suggest(
    pairs: Annotated[list[str], typer.Argument(metavar="PAIRS...", help="Aligned pairs, best with a reference.")],
    known: Annotated[
        list[Path] | None,
        typer.Option("--glossary", metavar="FILE", help="What it has is not suggested. Repeatable."),
    ] = None,
    no_default_glossaries: Annotated[
        bool, typer.Option("--no-default-glossaries", help="Suggest what the shipped glossaries have, too.")
    ] = False,
    min_count: Annotated[
        int, typer.Option(metavar="PAIRS", min=1, help="How many pairs must have a term, or a correction.")
    ] = 3,
    share: Annotated[
        float, typer.Option(metavar="SHARE", min=0, max=1, help="Of a term's pairs, those that must render it so.")
    ] = 0.6,
    most: Annotated[int, typer.Option(metavar="ROWS", min=1, help="How many rows at most.")] = 100,
    source_lang: SourceLang = None,
    target_lang: TargetLang = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help=f"Where to: .{', .'.join(FORMS)}.")
    ] = None,
) -> None:
    """Propose rows from translated pairs: recurrent terms, and what people corrected where there is a reference.

    A reference is the corrected text, the translation what the machine had said. The note of each row has its evidence.
    """
    form = _form(output) if output else "tsv"
    segments = list(_segments(pairs, source_lang, target_lang))
    tags = dict.fromkeys(text.language for one in segments for text in (one.source, one.target))
    if len({(one.source.language, one.target.language) for one in segments}) != 1:
        raise ConfigError("the files are not of one pair of languages", remedy="give those of one pair at a time")
    glossary = read_glossary([*(() if no_default_glossaries else default_glossaries()), *(known or ())])
    found = islice(suggestions(segments, glossary, least=min_count, share=share), most)
    columns = [*tags, "note"]
    table = Table(columns, [dict(zip(columns, row, strict=True)) for row in found])
    if output:
        with replaced(output) as out:
            out.write(written(table, form))
        typer.echo(f"{len(table.rows)} rows written to {output}")
    else:
        typer.echo(written(table, form).decode(), nl=False)


def _form(output: Path) -> str:
    """The form that a file's name asks for."""
    form = output.suffix.lower().lstrip(".")
    if form not in FORMS:
        raise ConfigError(f"“{output}” is in no form that is written", remedy=f"name it .{', .'.join(FORMS)}")
    return form


def _documents(paths: list[str], source_lang: str | None, target_lang: str | None) -> Iterator[Document]:
    for path in paths:
        yield from read(
            path,
            source_lang=source_lang,
            target_lang=target_lang,
            report=lambda error: typer.echo(f"tqcheck: {error}", err=True),
        )


def _segments(paths: list[str], source_lang: str | None, target_lang: str | None) -> Iterator[Segment]:
    for document in _documents(paths, source_lang, target_lang):
        yield from document.segments


def _speaks(rule: Rule, example: tuple[str, str]) -> bool:
    """Whether a rule flags a pair, read in the rule's languages, or in English where it names none."""
    pair = " ".join(rule.languages) if rule.languages else "en en"
    return rule.find(segment(*example, pair)) is not None


@contextmanager
def _file(row: str) -> Iterator[str]:
    """The path of a glossary with a row written as “kk: …; en: …”, while it is read; a path stays as it is."""
    if Path(row).exists():
        yield row
        return
    cells = [cell.partition(":") for cell in row.split(";") if cell.strip()]
    if len(cells) < 2 or not all(colon for _, colon, _ in cells):
        raise ConfigError(f"“{row}” is neither a file nor a row", remedy="write “kk: a term; en: its rendering”")
    header = "\t".join(canonical(tag) for tag, _, _ in cells)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "row.tsv"
        path.write_text(f"{header}\n" + "\t".join(terms.strip() for _, _, terms in cells) + "\n", "utf-8")
        yield str(path)
