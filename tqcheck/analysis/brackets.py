"""Brackets, and those among them that have no partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.model import Text

# A half-width and a full-width bracket of one shape may pair: Chinese and Japanese newsrooms mix them.
_SHAPES = (
    ("(（", ")）"),
    ("[［", "]］"),
    ("{｛", "}｝"),
    ("【", "】"),
    ("〔", "〕"),
    ("〖", "〗"),
    ("《", "》"),
    ("〈", "〉"),
)
CLOSING = {opening: closes for opens, closes in _SHAPES for opening in opens}
_OPENING = {closing: opens for opens, closes in _SHAPES for closing in closes}
_BRACKET = re.compile("[" + "".join(map(re.escape, (*CLOSING, *_OPENING))) + "]")

_NONE: tuple[int, ...] = ()
# "a)", "12)", "iv)" at the start of a text, a line or an item of a list within it.
_LABEL = re.compile(r"(?:(^|\n\s*)|[\s;,:(])(?:[^\W\d_]|\d{1,3}|[ivxIVX]{1,5})\.?$")
# Faces made of marks, ":-(" and "=)", and laughs, "))".
_FACE = re.compile(r"[:;=]['-]?$")
_INTERVAL = re.compile(r"[(\[][^()\[\]]{1,30}[,;][^()\[\]]{1,30}[)\]]")


def unpaired_brackets(text: Text) -> tuple[int, ...]:
    """Where a bracket without a partner stands.

    Labels of list items, half-open intervals such as [0, 1), and faces made of marks are none. What looks like a label
    is one at the start of a line, or where there are several.
    """
    return tuple(_unpaired(text.raw)) if _BRACKET.search(text.raw) else _NONE


def _unpaired(raw: str) -> Iterator[int]:
    if "[" in raw or "]" in raw:
        raw = _INTERVAL.sub(lambda match: " " * len(match[0]), raw)
    open_ones: list[int] = []
    labels: list[tuple[int, bool]] = []  # where one stands, and whether a line begins there
    for match in _BRACKET.finditer(raw):
        place, bracket = match.start(), match[0]
        if bracket in CLOSING:
            if not _is_face(raw, place):
                open_ones.append(place)
        elif open_ones and raw[open_ones[-1]] in _OPENING[bracket]:
            open_ones.pop()
        elif len(open_ones) > 1 and raw[open_ones[-2]] in _OPENING[bracket]:
            yield open_ones.pop()  # the inner one was never closed
            open_ones.pop()
        elif not _is_face(raw, place):
            label = _LABEL.search(raw, max(0, place - 8), place)
            if label is None:
                yield place
            else:
                labels.append((place, label[1] is not None))
    yield from open_ones
    if len(labels) == 1 and not labels[0][1]:
        yield labels[0][0]


def _is_face(raw: str, place: int) -> bool:
    """Whether a bracket is the mouth of a face or one of several laughs."""
    after = raw[place + 1 : place + 2]
    if raw[place] in "()" and _FACE.search(raw, max(0, place - 2), place):
        return after in ("", ".") or after.isspace() or after == raw[place]
    return raw[place] == ")" and ")" in (after, raw[place - 1 : place])
