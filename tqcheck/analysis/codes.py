"""What stands in a text for machines: links and addresses, placeholders, tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from tqcheck.model import Finding, Segment, Severity, Text

_DOMAINS = (
    ".com", ".org", ".net", ".info", ".edu", ".gov", ".int", ".io", ".kz", ".ru", ".kg", ".uz", ".ua", ".tr", ".az",
    ".by", ".de", ".fr", ".es", ".it", ".pl", ".uk", ".eu", ".cn", ".jp", ".tv",
)  # fmt: skip
_OUTSIDE = r"\s<>\"“”«»„{}\[\]\u3000-\u9fff\uff00-\uffef"


@lru_cache(maxsize=1)
def _link() -> re.Pattern[str]:
    """A link or an address: the pattern takes 4 ms to compile, and most texts have none."""
    return re.compile(
        rf"(?:https?|ftp)://[^{_OUTSIDE}]+|www\.[^{_OUTSIDE}]+"
        r"|[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
        rf"|(?<![\w@.-])[a-zA-Z0-9][a-zA-Z0-9-]*(?:\.[a-zA-Z0-9-]+)*(?:{'|'.join(map(re.escape, _DOMAINS))})"
        rf"(?!\w|\.\w)(?:/[^{_OUTSIDE}]*)?"
    )


_DOMAIN = re.compile("|".join(map(re.escape, _DOMAINS)))
_BEHIND = ".,;:!?)]}'’…。，、।॥؟،؛"  # marks of the sentence, and not of the link
_SCHEME = re.compile(r"^(?:https?|ftp)://(?:www\.)?|^www\.")
# A site has a page for each language: kk.example.org and example.org/ru are one.
_LANGUAGE = re.compile(r"^[a-z]{2}\.(?=[^/]*\.)|/[a-z]{2}(?=/|$)")
_PLACEHOLDER = re.compile(
    r"\$?\{\{?\s*[A-Za-z_0-9][\w.:-]*\s*\}?\}|%\([A-Za-z_]\w*\)[sdif]|%(?:\d+\$)?(?:l{0,2}[sdi]|\.\d+f)(?![^\W\d_])"
)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s+[A-Za-z-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*\s*/?>")
_TAG_NAME = re.compile(r"</?[A-Za-z0-9]+")


class Code(NamedTuple):
    """A stretch for machines: its span, and what of it has to stay the same.

    One that is not `sure` may be a name as well, as the domain of a newspaper is.
    """

    start: int
    end: int
    key: str
    sure: bool = True


_ALIKE = 0.6  # of two domains, that one is the other misspelt
Codes = Callable[[Text], tuple[Code, ...]]


def links(text: Text) -> tuple[Code, ...]:
    """The links and addresses of a text; what is compared of one leaves out its scheme and its language."""
    raw = text.raw
    if "." not in raw or not ("://" in raw or "www." in raw or "@" in raw or _DOMAIN.search(raw)):
        return ()
    return tuple(_links(raw))


def placeholders(text: Text) -> tuple[Code, ...]:
    """The placeholders of a text: {name}, {{name}}, ${name}, %s, %1$s, %(name)s."""
    if "{" not in text.raw and "%" not in text.raw:
        return ()
    return tuple(Code(*one.span(), "".join(one[0].split())) for one in _PLACEHOLDER.finditer(text.raw))


def tags(text: Text) -> tuple[Code, ...]:
    """The tags of a text, opening and closing, without their attributes: a link's address may be another."""
    if "<" not in text.raw:
        return ()
    return tuple(Code(*one.span(), _tag_key(one[0])) for one in _TAG.finditer(text.raw))


def changed_codes(segment: Segment, codes: Codes) -> tuple[list[Code], list[Code]]:
    """The codes of the source that the translation lacks, and those of the translation that the source lacks."""
    wanted, found = codes(segment.source), codes(segment.target)
    if not wanted and not found:
        return [], []
    return _without(wanted, found), _without(found, wanted)


def code_findings(segment: Segment, codes: Codes, missing: Severity) -> Iterable[Finding]:
    """What a check says of codes that became others, are missing (with that severity) or were added."""
    lost, new = changed_codes(segment, codes)
    return _findings(segment, lost, new, missing) if lost or new else ()


def _findings(segment: Segment, lost: list[Code], new: list[Code], missing: Severity) -> Iterator[Finding]:
    for one, other in zip_longest(lost, new):
        source = segment.source.span(one.start, one.end) if one else None
        target = segment.target.span(other.start, other.end) if other else None
        if (
            one
            and other
            and not (one.sure or other.sure or SequenceMatcher(None, one.key, other.key).ratio() >= _ALIKE)
        ):
            continue
        if source and target:
            values = {"one": source.text, "other": target.text}
            yield Finding("“{one}” became “{other}”", values, [target, source], edit=source.text)
        elif source and one and one.sure:
            values = {"one": source.text}
            yield Finding("“{one}” is missing from the translation", values, [source], severity=missing)
        elif target and other and other.sure:
            yield Finding("“{other}” is not in the source", {"other": target.text}, [target])


def _without(codes: Sequence[Code], others: Sequence[Code]) -> list[Code]:
    """Codes that the other side has not, or not as often: of one kept twice the last is missing."""
    known = Counter(other.key for other in others)
    left = []
    for one in codes:
        known[one.key] -= 1
        if known[one.key] < 0:
            left.append(one)
    return left


def _links(raw: str) -> Iterator[Code]:
    for match in _link().finditer(raw):
        link = match[0].rstrip(_BEHIND)
        if "(" in link and match[0][len(link) : len(link) + 1] == ")":  # …/Kazakh_(language)
            link += ")"
        key = _SCHEME.sub("", link.lower()).rstrip("/")
        sure = "@" in link or "/" in key or len(key) < len(link.rstrip("/"))
        yield Code(match.start(), match.start() + len(link), _LANGUAGE.sub("", key), sure)


def _tag_key(tag: str) -> str:
    """A tag by its name; <br/> and <br> are one."""
    name = _TAG_NAME.match(tag)
    return name[0].lower() if name else tag
