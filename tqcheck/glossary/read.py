"""Glossary files in: a glossary, or an error that names the file, the row and the cell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from tqcheck.cycles import no_cycles_sought
from tqcheck.errors import GlossaryError, LanguageError, nearest
from tqcheck.glossary import cache
from tqcheck.glossary.cells import FACTS
from tqcheck.glossary.concepts import Glossary
from tqcheck.glossary.rows import GlossaryFile, Rows, all_rows
from tqcheck.glossary.table import Row, content_of, table
from tqcheck.language import canonical, known_tags, language

_PACKAGE = Path(__file__).parent.parent


def default_glossaries() -> list[Path]:
    """The glossaries that come with tqcheck: inside the package when installed, beside it in a checkout."""
    for folder in (_PACKAGE / "glossaries", _PACKAGE.parent / "glossaries"):
        if folder.is_dir():
            return sorted(folder.glob("*.tsv"))
    return []


@no_cycles_sought()
def read_glossary(paths: Iterable[str | Path], defaults: Sequence[Path] = ()) -> Glossary:
    """One glossary of several files, before which stand those that come with it; GlossaryError for the first mistake.

    Every row is read the first time. A second run knows from the disk cache that these very bytes had no mistake,
    and where their rows begin, and makes a concept when one is asked for.
    """
    digest = hashlib.sha256()
    files: list[GlossaryFile] = []
    for path in (*defaults, *map(Path, paths)):
        if path.suffix.lower() == ".tbx":
            raise GlossaryError(
                "TBX is converted and not read as it is",
                path=str(path),
                remedy=f"tqcheck glossary convert {path.name} -o {path.stem}.tsv",
            )
        content = content_of(path, "check the path of the glossary")
        digest.update(len(content).to_bytes(8, "big") + content)
        files.append(_file(path, content))
    name = cache.key("", "rows", digest.hexdigest())
    stored = cache.load(name)
    try:
        concepts, languages = Rows(files, stored["starts"], stored["lines"]), frozenset(stored["languages"])
    except (TypeError, KeyError, ValueError):
        concepts, languages = all_rows(files)
        cache.store(name, {"starts": concepts.starts, "lines": concepts.lines, "languages": sorted(languages)})
    facts = frozenset(name for file in files for name in file.columns if name in FACTS)
    own = sum(map(len, concepts.starts[: len(defaults)]))
    return Glossary(concepts, languages, digest.hexdigest(), facts, concepts.terms, own)


def _file(path: Path, content: bytes) -> GlossaryFile:
    cells = table(path, content)
    header = next(cells.rows(), Row(0, 1, []))
    return GlossaryFile(str(path), cells, _header(path, header), header.line)


def _header(path: Path, row: Row) -> list[str]:
    _, line, cells = row
    known = known_tags()
    names: list[str] = []
    while cells and not cells[-1]:
        cells = cells[:-1]
    for cell in cells:
        name = cell.lower() if cell.lower() in FACTS else _tag(path, line, cell, known)
        if name in names:
            raise GlossaryError("two columns have this name", path=str(path), line=line, column=cell)
        names.append(name)
    if len([name for name in names if name not in FACTS]) < 2:
        raise GlossaryError(
            "the header names fewer than two languages",
            path=str(path),
            line=line,
            remedy="begin the file with a row of column names, such as: en, kk, ru, subject, distinct, note",
        )
    return names


def _tag(path: Path, line: int, cell: str, known: Sequence[str]) -> str:
    tag = canonical(cell)
    if tag.partition("-")[0] not in known:
        try:
            language(tag)
        except LanguageError as error:
            raise GlossaryError(
                f"“{cell}” is neither a language tag nor one of {', '.join(FACTS)}",
                path=str(path),
                line=line,
                column=cell or None,
                remedy=nearest(cell.lower(), {*FACTS, *known}),
            ) from error
    return tag
