"""Rows on a terminal: a label in a narrow gutter, and text beside it that wraps under itself."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, TextIO, TypeAlias

Run: TypeAlias = tuple[str, str]  # a string and its style: a name of STYLES, or "" for none

STYLES = {
    "critical": "bold red",
    "major": "red",
    "minor": "yellow",
    "neutral": "cyan",
    "critical-mark": "bold underline red",
    "major-mark": "underline red",
    "minor-mark": "underline yellow",
    "neutral-mark": "underline cyan",
    "hold": "bold red",
    "review": "bold yellow",
    "publish": "bold green",
    "strong": "bold",
    "quiet": "dim",
    "try": "green",
}
GUTTER = 8  # as wide as “critical” and “accepted”, the longest English labels
WIDEST = 100  # longer lines tire the eye
NARROWEST = 12
NARROW = 44  # below this the gutter would take too much of the line

# What an article holds must not steer the terminal: breaks become spaces, other control characters
# show. Each stays one character, so that spans hold.
_BREAKS = dict.fromkeys([*range(9, 14), *range(0x1C, 0x20), 0x85, 0x2028, 0x2029], " ")
_VISIBLE = {
    **{code: chr(0x2400 + code) for code in range(32)},
    0x7F: "␡",
    **dict.fromkeys(range(0x80, 0xA0), "�"),
    **_BREAKS,
}


def visible(text: str) -> str:
    """A text of the same length without a character that could steer a terminal."""
    return text if text.isprintable() else text.translate(_VISIBLE)


class Sheet:
    """What rows are written on, a group of rows at a time.

    `coloured` says whether styles show; where they do not, marks must be written out. The gutter has room for `labels`.
    """

    def __init__(self, out: TextIO, colour: bool | None, *, wrapped: bool = True, labels: Iterable[str] = ()) -> None:
        from rich.cells import cell_len  # 40 ms for rich, which only this form of report needs to pay
        from rich.console import Console
        from rich.text import Text
        from rich.theme import Theme

        theme = Theme(STYLES)
        found = Console(file=out, force_terminal=colour, theme=theme, highlight=False)
        self.coloured = found.is_terminal and bool(found.color_system) and not found.no_color
        # With its size given, rich does not ask the terminal again at every line.
        self._console = Console(
            file=out,
            force_terminal=self.coloured,
            color_system="auto" if self.coloured else None,
            theme=theme,
            highlight=False,
            width=found.width,
            height=found.height,
        )
        self._width = max(NARROWEST, min(found.width, WIDEST)) if wrapped else sys.maxsize
        self._gutter = max(GUTTER, *map(cell_len, labels))
        self._text = Text
        self._lines: list[Any] = []

    def row(self, label: Run, *runs: Run) -> None:
        """A label in the gutter, and the text beside it."""
        from rich.cells import cell_len

        name, style = label
        if self._width < NARROW:
            self.line((name, style), ("  " if name else "", ""), *runs)
            return
        gutter = max(self._gutter, cell_len(name))
        for number, line in enumerate(self._wrapped(runs, self._width - gutter - 2)):
            shown = "" if number else name
            self._lines.append(self._text.assemble(" " * (gutter - cell_len(shown)), (shown, style), "  ", line))

    def line(self, *runs: Run) -> None:
        """Text over the whole width."""
        self._lines += self._wrapped(runs, self._width)

    def end(self, gap: bool = True) -> None:
        """Write the rows of a group, and an empty line after them."""
        for line in self._lines:
            line.rstrip()
        if self._lines:
            lines = [*self._lines, self._text()] if gap else self._lines
            self._console.print(self._text("\n").join(lines), soft_wrap=True)
        self._lines = []

    def _wrapped(self, runs: tuple[Run, ...], width: int) -> list[Any]:
        text = self._text.assemble(*((visible(string), style) for string, style in runs))
        return list(text.wrap(self._console, width, overflow="fold")) or [text]
