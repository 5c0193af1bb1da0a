"""What a file's name says: what it is called, what kind it is, and its languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from tqcheck.errors import LanguageError
from tqcheck.formats.columns import meaning
from tqcheck.language import language

EXTENSIONS = frozenset({"tsv", "tab", "csv", "txt", "html", "htm", "xhtml"})

_TAG = r"[A-Za-z]{2,3}(?:[-_][A-Z][a-z]{3})?(?:[-_][A-Z]{2})?"
_ONE = re.compile(_TAG)
# Tried first so that the second half of "KK-EN" is not taken for a region.
_PLAIN_PAIR = re.compile(r"([A-Za-z]{2,3})[-_]([A-Za-z]{2,3})")
_PAIR = re.compile(rf"({_TAG})[-_]({_TAG})")


@dataclass(frozen=True, slots=True)
class FileName:
    """A name taken apart: "samples/briefing.kk-en.tsv.gz" is the briefing, a tsv, in kk and en."""

    stem: str
    extension: str
    pair: tuple[str, str] | None


def file_name(path: str) -> FileName:
    """The parts of a path's name; the folder's name gives the pair where the file's does not."""
    if path == "-":
        return FileName("stdin", "", None)
    parts, extension = _parts(path)
    pair = None
    for part in reversed(parts):
        pair = pair_of(part)
        if pair:
            parts = [other for other in parts if other != part] or parts
            break
    return FileName(".".join(parts), extension, pair or pair_of(PurePath(path).parent.name))


def tag_in_name(path: str) -> str | None:
    """The language in the name of a file of one side: kk in "news.kk" and "news.kk.txt"."""
    for part in reversed(_parts(path)[0][1:]):
        # "news.mt" and "news.ref" name a side; that mt is Maltese as well must not matter.
        if _ONE.fullmatch(part) and not meaning(part) and (tag := _known(part)):
            return tag
    return None


def pair_of(text: str) -> tuple[str, str] | None:
    """The two tags of "kk-en" or "zh-Hans-en", if both are languages."""
    found = _PLAIN_PAIR.fullmatch(text) or _PAIR.fullmatch(text)
    if not found:
        return None
    source, target = _known(found[1]), _known(found[2])
    return (source, target) if source and target else None


def _parts(path: str) -> tuple[list[str], str]:
    parts = PurePath(path).name.split(".")
    if len(parts) > 1 and parts[-1].lower() == "gz":
        parts.pop()
    extension = parts.pop().lower() if len(parts) > 1 and parts[-1].lower() in EXTENSIONS else ""
    return parts, extension


def _known(tag: str) -> str | None:
    try:
        return language(tag).tag
    except LanguageError:
        return None
