"""The HTML of an article as a CMS keeps it: nothing round it, so that all of it is text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tqcheck.errors import InputError
from tqcheck.formats.article import Part
from tqcheck.model import Role

# After them the parser drops what browsers go on to show.
END_OF_PAGE = re.compile(r"</(?:body|html)\b[^>]*>", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n")
_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "svg", "math"}
    | {"iframe", "object", "select", "textarea", "button"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_PARAGRAPHS = frozenset({"p", "li", "dt", "dd", "td", "th", "pre", "summary"}) | _HEADINGS | _CAPTIONS
_GROUPS = frozenset(
    {"html", "body", "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure"}
    | {"footer", "form", "header", "hr", "main", "nav", "ol", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"}
)
_BLOCKS = _PARAGRAPHS | _GROUPS


def body_parts(content: str, path: str) -> list[Part]:
    """The headings and paragraphs of an article's HTML, with the roles that their elements give them.

    The first h1 is the headline and other headings are subheads. Comments, scripts and what else nobody sees are left
    out. Outside a paragraph's element a blank line parts two paragraphs, as it does where a CMS sets them in later.
    InputError, with `path`, for elements so deep in each other that the parser gives up: their text would be lost.
    """
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(b"<body>" + END_OF_PAGE.sub("", content).encode(), parser)
    if was_cut_off(parser):
        raise InputError("its elements stand too deep in each other", path=path, remedy="send less markup, or text")
    parts: list[Part] = []
    headed = False
    for raw, tag in _paragraphs(root) if root is not None else ():
        text = _SPACE.sub(" ", raw).strip()
        if text:
            role = _role(tag, headed)
            headed = headed or role == "headline"
            parts.append(Part(text, role))
    return parts


def was_cut_off(parser: etree.HTMLParser) -> bool:
    """Whether a parser has given up on what it read."""
    return any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)


def _role(tag: str, headed: bool) -> Role:
    if tag in _HEADINGS:
        return "headline" if tag == "h1" and not headed else "subhead"
    return "caption" if tag in _CAPTIONS else "body"


def _paragraphs(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The texts between the edges of blocks, in their order, each with the block's name it stands in."""
    open_blocks = ["body"]
    pieces: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag)
        starts = event == "start"
        if tag in _BLOCKS:
            yield "".join(pieces), open_blocks[-1]
            pieces = []
            if starts:
                open_blocks.append(tag)
            else:
                open_blocks.pop()
        elif tag in _UNSEEN:
            unseen += 1 if starts else -1
        elif tag == "br" and starts:
            pieces.append("\n")
        text = (element.text if starts else element.tail) or ""
        if unseen:
            continue
        first, *others = [text] if open_blocks[-1] in _PARAGRAPHS else _BLANK_LINE.split(text)
        pieces.append(first)
        for other in others:
            yield "".join(pieces), open_blocks[-1]
            pieces = [other]
    yield "".join(pieces), open_blocks[-1]
