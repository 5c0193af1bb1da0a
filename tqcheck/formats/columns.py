"""Which column of a table holds what, by its header or, without one, by its place."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tqcheck.errors import InputError

# field → the names people give its column; case, spaces, underscores and hyphens make no difference
NAMES = {
    "source": "source src source_text src_text source_segment original original_text orig",
    "target": "target tgt trg target_text tgt_text target_segment translation translated translated_text "
    "machine_translation mt mt_text mt_output hyp hypothesis",
    "reference": "reference ref reference_translation human_translation",
    "id": "id segment_id seg_id segid",
    "document": "document document_id document_name doc doc_id docid doc_name article article_id",
    "role": "role",
    "source_lang": "source_lang source_language source_locale src_lang src_language",
    "target_lang": "target_lang target_language target_locale tgt_lang tgt_language trg_lang mt_lang",
    "languages": "languages language_pair lang_pair langpair langs lp",
    "alignment": "alignment",
    "published": "published published_at publication_date pub_date pubdate date",
}
_MEANING = {name: field for field, names in NAMES.items() for name in names.split()}
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of a table's columns in their order, and the place of each that means something."""

    names: tuple[str, ...]
    source: int
    target: int
    reference: int | None = None
    id: int | None = None
    document: int | None = None
    role: int | None = None
    source_lang: int | None = None
    target_lang: int | None = None
    languages: int | None = None
    published: int | None = None
    alignment: int | None = None


def header(cells: Sequence[str], path: str, line: int) -> Columns | None:
    """The columns that a first row names, or None if it is a row like the others.

    It is a header if it names a source and a target. InputError if it clearly means to and does not, or
    names a thing twice.
    """
    places: dict[str, int] = {}
    again: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if field := meaning(cell):
            (again if field in places else places)[field] = place
    # Two words of a text may mean the same by chance; with a third, of another meaning, it is a header.
    if again and len(places) > 1:
        field, place = again.popitem()
        first, second = cells[places[field]].strip(), cells[place].strip()
        raise InputError(
            f"columns {places[field] + 1} and {place + 1}, “{first}” and “{second}”, both mean “{field}”",
            path=path,
            line=line,
            column=second,
            remedy="rename or drop one of them",
        )
    if "source" in places and "target" in places:
        return Columns(tuple(cell.strip() for cell in cells), **places)
    _refuse_misspelt(cells, places, path, line)
    return None


def meaning(cell: str) -> str | None:
    """The field that a column of this name holds."""
    return _MEANING.get(_plain(cell))


def headerless(widths: Iterable[int], path: str, line: int) -> Columns:
    """Two columns, or three with a reference: what most of the rows have."""
    width = Counter(widths).most_common(1)[0][0]
    if width not in (2, 3):
        raise InputError(
            f"{_counted(width)} without a header; expected 2 (source, target) or 3 (and a reference)",
            path=path,
            line=line,
            remedy="give the table a first row that names its columns: source, target …",
        )
    return Columns(("source", "target", "reference")[:width], 0, 1, 2 if width == 3 else None)


def wrong_width(found: int, columns: Columns) -> str:
    """What to say of a row with too few or too many columns."""
    return f"{_counted(found)}; expected {len(columns.names)} ({', '.join(columns.names)})"


def _counted(width: int) -> str:
    return "one column" if width == 1 else f"{width} columns"


def _plain(cell: str) -> str:
    return re.sub(r"[\s_-]+", "_", cell.strip()).lower() if len(cell) <= _LONGEST_NAME else ""


def _refuse_misspelt(cells: Sequence[str], places: dict[str, int], path: str, line: int) -> None:
    """InputError if the row names one side, or several other things, and misspells or omits the rest."""
    meant = {field: _nearest(cells, field) for field in ("source", "target") if field not in places}
    if len(places) < 2 and not all(meant.values()):
        return
    field, near = next(((f, near) for f, near in meant.items() if near), (next(iter(meant)), None))
    raise InputError(
        f"the header has no column “{field}”",
        path=path,
        line=line,
        column=near[0] if near else None,
        remedy=f"did you mean “{near[1]}” by “{near[0]}”?" if near else f"name the column “{field}”",
    )


def _nearest(cells: Sequence[str], field: str) -> tuple[str, str] | None:
    """The cell that looks like a misspelt name of `field`, and that name."""
    names = [name for name in NAMES[field].split() if len(name) > 4]
    for cell in cells:
        if _plain(cell) and not meaning(cell):
            close = difflib.get_close_matches(_plain(cell), names, n=1, cutoff=0.75)
            if close:
                return cell.strip(), close[0]
    return None
