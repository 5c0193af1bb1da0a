"""A bilingual file with the translations that people have corrected in it, and every other byte as it was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from tqcheck.formats.rewriting import Cell, layout_of_lines, layout_of_table, rewrite
from tqcheck.model import Document
from tqcheck.store.corrected import corrected
from tqcheck.store.standing import Standing


def write_corrected(
    path: str, documents: Iterable[Document], standing: Standing, out: IO[bytes], *, aligned: bool = False
) -> int:
    """Write the file at `path` into `out`, which has a name, with the edits that stand; how many there are.

    `documents` are those read from it; `aligned` says that it is a text with a translation in every line. InputError if
    the file is no longer what was read, or if an edit cannot stand in its row.
    """
    cells = {one.segment.line: Cell(one.segment.target.raw, one.edit.text) for one in corrected(documents, standing)}
    rewrite(path, layout_of_lines(path) if aligned else layout_of_table(path), cells, out)
    return len(cells)
