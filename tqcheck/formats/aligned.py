"""Two plain texts of which line answers line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from tqcheck.errors import InputError
from tqcheck.formats.lines import file_label, flaw, lines_of
from tqcheck.formats.table import Complain, Row

Flaw = tuple[str, str] | None


def aligned_rows(source_path: str, target_path: str, complain: Complain) -> Iterator[Row]:
    """Rows of a line's number, its source and its target; lines blank on both sides are left out.

    A line that cannot be used goes to `complain`. InputError at the end if one text has more lines; blank
    ones at its end do not count.
    """
    sides = _texts(source_path), _texts(target_path)
    ended = 0
    for line, (source, target) in enumerate(zip_longest(*sides), 1):
        if source is None or target is None:
            ended = ended or line - 1
            if not _blank((source or target or ("", None))[0]):
                longer = line + sum(1 for _ in zip_longest(*sides))
                counts = (ended, longer) if source is None else (longer, ended)
                raise _unequal(counts, source_path, target_path, ended)
            continue
        if _blank(source[0]) and _blank(target[0]):
            continue
        problem = _problem(source, "source", source_path, line) or _problem(target, "target", target_path, line)
        if problem:
            complain(problem)
        else:
            yield line, [str(line), source[0], target[0]], False


def refuse_unequal(source_path: str, target_path: str) -> None:
    """InputError if one text has more lines than the other, before any of them is scored.

    Nothing is said of standard input, which can be read but once.
    """
    if "-" not in (source_path, target_path):
        for _ in aligned_rows(source_path, target_path, lambda problem: None):
            pass


def _texts(path: str) -> Iterator[tuple[str, Flaw]]:
    lines = lines_of(path)
    for _, texts, suspect in lines.blocks:
        for text in texts:
            yield text.removesuffix("\r"), flaw(text, lines.encoding) if suspect else None


def _blank(text: str) -> bool:
    return not text or text.isspace()


def _problem(side: tuple[str, Flaw], name: str, path: str, line: int) -> InputError | None:
    text, found = side
    if not found and name == "source" and _blank(text):
        found = "the source is empty", "fill it in, or drop the line from both files"
    return InputError(found[0], path=file_label(path), line=line, remedy=found[1]) if found else None


def _unequal(counts: tuple[int, int], source_path: str, target_path: str, ended: int) -> InputError:
    return InputError(
        f"line counts differ: {counts[0]:,} in the source, {counts[1]:,} in the target",
        path=file_label(source_path if counts[0] < counts[1] else target_path),
        line=ended or None,
        remedy=f"make line answer line in {file_label(source_path)} and {file_label(target_path)}",
    )
