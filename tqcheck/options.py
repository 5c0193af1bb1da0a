"""Options that several commands have, and the settings they make."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from tqcheck import config
from tqcheck.config import Settings
from tqcheck.errors import ConfigError, nearest
from tqcheck.language import canonical
from tqcheck.messages import LANGUAGES, Catalogue, catalogue

_Names: TypeAlias = list[str] | None
_Paths: TypeAlias = list[Path] | None

Files: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE...",
        help="TSV or CSV files of aligned pairs, plain or .gz; - is standard input. With a header: source, "
        "target, and if wanted id, document, role, source_lang, target_lang, reference, published. Without "
        "one: source and target, and perhaps a reference.",
        show_default=False,
    ),
]
Source: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="A text file of sources, aligned by line with --target."),
]
Target: TypeAlias = Annotated[str | None, typer.Option(metavar="FILE", help="A text file of translations.")]
SourceLang: TypeAlias = Annotated[
    str | None, typer.Option(metavar="TAG", help="Language of the source (kk, ru, zh-Hant …).")
]
TargetLang: TypeAlias = Annotated[str | None, typer.Option(metavar="TAG", help="Language of the translation.")]
Select: TypeAlias = Annotated[
    _Names,
    typer.Option(metavar="NAME", help="Run only these: a check, an MQM type or a dimension. Repeatable."),
]
Ignore: TypeAlias = Annotated[
    _Names,
    typer.Option(metavar="NAME", help="Do not run these; the more specific of --select and --ignore wins."),
]
FailOn: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="SEVERITY", help="Exit with 1 from this severity on [default: major], or never."),
]
Glossaries: TypeAlias = Annotated[
    _Paths,
    typer.Option(metavar="FILE", help="A glossary beside the default ones. Repeatable."),
]
Rules: TypeAlias = Annotated[
    _Paths,
    typer.Option(metavar="FILE", help="A YAML file of the desk's own rules. Repeatable."),
]
NoDefaultGlossaries: TypeAlias = Annotated[
    bool, typer.Option("--no-default-glossaries", help="Leave the shipped glossaries out.")
]
LanguageIdentifier: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NAME", help="Language identifier: py3langid or langdetect.")
]
AcceptedFile: TypeAlias = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Issues a person has accepted: they are not reported.")
]
Baseline: TypeAlias = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="An earlier JSON report: only what is new is reported."),
]
ReportLang: TypeAlias = Annotated[
    str | None, typer.Option(metavar="TAG", help="Language of console and html reports: en, kk or ru [default: en].")
]
Strict: TypeAlias = Annotated[bool, typer.Option("--strict", help="Stop at the first row that cannot be read.")]
SettingsFile: TypeAlias = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Settings [default: tqcheck.toml or pyproject.toml above]."),
]


def names(given: _Names) -> tuple[str, ...] | None:
    """The names of an option that is repeated or has several, set apart by commas."""
    return tuple(name for item in given for name in item.split(",")) if given else None


def settings_of(
    file: Path | None,
    *,
    select: _Names,
    ignore: _Names,
    fail_on: str | None,
    glossary: _Paths,
    rules: _Paths,
    no_default_glossaries: bool,
    **given: str | Path | bool | None,
) -> Settings:
    """The settings of a run: those of the file, and the command line's over them; `given` has their names."""
    found = file or config.find(Path.cwd())
    settings = config.load(found) if found else Settings()
    settings = config.changed(
        settings,
        select=names(select),
        ignore=names(ignore),
        glossaries=(*settings.glossaries, *map(str, glossary)) if glossary else None,
        rules=(*settings.rules, *map(str, rules)) if rules else None,
        default_glossaries=False if no_default_glossaries else None,
        **{name: str(value) if isinstance(value, Path) else value or None for name, value in given.items()},
    )
    return replace(settings, fail_on=config.failing(fail_on, "--fail-on")) if fail_on else settings


def report_catalogue(tag: str | None) -> Catalogue:
    """The catalogue of the language that a report is to be in; ConfigError if there is none."""
    if tag and canonical(tag).partition("-")[0] not in LANGUAGES:
        raise ConfigError(f"no report is written in “{tag}”", remedy=nearest(tag, LANGUAGES))
    return catalogue(tag or LANGUAGES[0])


def aligned_files(
    files: list[str] | None, source: str | None, target: str | None, command: str
) -> tuple[str, str] | None:
    """The two aligned texts of a command, or None if it is given tables; ConfigError if it is neither."""
    if source or target:
        if not (source and target) or files:
            raise ConfigError("--source and --target go together, and without FILE")
        return source, target
    if not files:
        raise ConfigError("no file is given", remedy=f"tqcheck {command} FILE.tsv, or - for standard input")
    return None
