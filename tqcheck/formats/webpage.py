"""A page of the web as an article: what of it is text, told by the extractor trafilatura."""

from __future__ import annotations

import codecs
import datetime
import re
from collections.abc import Iterator
from typing import Any

from tqcheck.errors import ConfigError, InputError
from tqcheck.formats.article import Part

# A comment ends at its first end and nowhere else: blocks of a CMS are full of them, and to try all ends has no end.
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_WITHIN = 4096  # bytes in which a page says its charset
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BLOCKS = frozenset({"p", "head", "item", "quote", "ab", "list", "div"})


def is_page(content: bytes) -> bool:
    """Whether the content of a file is a page, whatever its name."""
    start = content[:_WITHIN]
    for bom, encoding in _BOMS:
        if start.startswith(bom):
            start = start[len(bom) :].decode(encoding, "replace").encode()
    return _PAGE.match(start) is not None


def page_parts(content: bytes, path: str) -> tuple[list[Part], datetime.date | None]:
    """The headings and paragraphs of a page, its headline first, and the day that its markup gives.

    InputError if nobody can tell its encoding, or it holds no article; ConfigError if trafilatura is not installed.
    """
    try:
        import trafilatura  # 0.4 s, and an extra, that only pages need
    except ImportError:
        raise ConfigError(
            "pages are read by trafilatura, which is not installed", path=path, remedy="pip install 'tqcheck[html]'"
        ) from None
    found: Any = trafilatura.bare_extraction(
        _decoded(content, path),
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    parts = list(_parts(found.body)) if found is not None else []
    if not any(role == "body" for _, role in parts):
        raise InputError("no article is found on this page", path=path, remedy="save its text as a plain file")
    return _headed(parts, found.title or ""), datetime.date.fromisoformat(found.date) if found.date else None


def _decoded(content: bytes, path: str) -> str:
    """A page as text: by its byte order mark, as UTF-8, or by the charset that it names."""
    bom, marked = next((known for known in _BOMS if content.startswith(known[0])), (b"", "utf-8"))
    try:
        return content[len(bom) :].decode(marked)
    except UnicodeDecodeError as error:
        place = error.start + 1
    named = _CHARSET.search(content, 0, _WITHIN)
    name = named[1].decode() if named else ""
    try:
        if named and codecs.lookup(name).name not in ("utf-8", marked):
            return content.decode(name)
    except (LookupError, UnicodeDecodeError):
        pass
    what = f"it is not {name} as it says" if name else "it names no charset"
    raise InputError(f"byte {place} is not {marked.upper()}, and {what}", path=path, remedy="save the page as UTF-8")


def _parts(body: Any) -> Iterator[Part]:
    """The headings and paragraphs under an element, as trafilatura names them."""
    for element in body:
        if any(child.tag in _BLOCKS for child in element):
            yield from _parts(element)
        elif element.tag in _BLOCKS and (raw := _SPACE.sub(" ", "".join(_pieces(element))).strip()):
            top = element.get("rend") == "h1"
            yield Part(raw, ("headline" if top else "subhead") if element.tag == "head" else "body")


def _pieces(element: Any) -> Iterator[str]:
    """The text of an element, piece by piece; a line break in it is a space."""
    yield element.text or ""
    for child in element:
        yield " " if child.tag == "lb" else ""
        yield from _pieces(child)
        yield child.tail or ""


def _headed(parts: list[Part], title: str) -> list[Part]:
    """Parts with one headline before them: the first of theirs, else the page's title."""
    first = next((at for at, part in enumerate(parts) if part.role == "headline"), None)
    if first is None:
        same = next((at for at, part in enumerate(parts) if part.raw == title), None)
        rest = [part for at, part in enumerate(parts) if at != same]
        return [Part(title, "headline"), *rest] if title else rest
    return [
        Part(part.raw, "subhead") if part.role == "headline" and at != first else part for at, part in enumerate(parts)
    ]
