"""What an edited file would look like beside the one that is there: a unified diff, each change with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tqcheck.render.sheet import visible

_COLOURS = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"}


def unified(
    label: str, pieces: Iterable[tuple[int, bytes, bytes]], encoding: str, reasons: Mapping[int, str]
) -> Iterator[str]:
    """The lines of a diff of a file that is given in pieces: the line each begins on, and how it was and is to be.

    Pieces that do not change are left out; without any that does there is no diff. `reasons` are by the line too.
    A hunk has no lines around it, since each stands for itself: `patch` takes it, and `git apply --unidiff-zero`.
    """
    longer = 0
    begun = False
    for line, before, after in pieces:
        if before == after:
            continue
        if not begun:
            yield from (f"--- {label}\n", f"+++ {label}\n")
            begun = True
        old, new = (side.decode(encoding).split("\n") for side in (before, after))
        counts = [len(side) - (not side[-1]) for side in (old, new)]
        yield f"@@ -{_range(line, counts[0])} +{_range(line + longer, counts[1])} @@ {visible(reasons[line])}\n"
        yield from _marked("-", old)
        yield from _marked("+", new)
        longer += counts[1] - counts[0]


def shown(line: str) -> str:
    """A line of a diff for a terminal with colours."""
    text = visible(line.removesuffix("\n"))
    colour = "" if line.startswith(("---", "+++")) else _COLOURS.get(line[:1], "")
    return f"{colour}{text}\x1b[0m\n" if colour else f"{text}\n"


def _range(line: int, count: int) -> str:
    return str(line) if count == 1 else f"{line},{count}"


def _marked(sign: str, lines: list[str]) -> Iterator[str]:
    """The lines of one side; the last, after the last line feed, is empty unless the file ends without one."""
    yield from (f"{sign}{line}\n" for line in lines[:-1])
    if lines[-1]:
        yield f"{sign}{lines[-1]}\n\\ No newline at end of file\n"
