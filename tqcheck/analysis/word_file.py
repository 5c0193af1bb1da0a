"""Long lists of words, looked up where they lie on the disk: nothing is loaded."""

from __future__ import annotations

import mmap
from collections.abc import Container
from pathlib import Path

_BEGINNING = 3  # letters by which lines are found


class WordFile:
    """A file of words, a line each, in the order of their bytes (`sort` under LC_ALL=C), as a container of them."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._stretches: dict[bytes, tuple[int, int]] = {}

    def __contains__(self, word: object) -> bool:
        line, beginning = f"{word}\n".encode(), f"{word}"[:_BEGINNING].encode()
        stretch = self._stretches.get(beginning)
        if stretch is None:
            stretch = self._stretches[beginning] = self._place(beginning), self._place(beginning + b"\xff")
        start, end = stretch
        # A line break stands before every line but the first one of a stretch.
        return self._lines[start : start + len(line)] == line or self._lines.find(b"\n" + line, start, end) >= 0

    def _place(self, beginning: bytes) -> int:
        """Where the first line is that does not come before some bytes: by halving."""
        low, high = 0, len(self._lines)
        while low < high:
            start = self._lines.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self._lines.find(b"\n", start)
            if self._lines[start:end] < beginning:
                low = end + 1
            else:
                high = start
        return low


def words_in(path: Path) -> Container[str]:
    """The words of a file; none where there is no such file."""
    return WordFile(path) if path.exists() else ()
