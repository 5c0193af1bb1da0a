"""Articles as somebody saved them, plain or as a page of the web: one alone, or a source and its translation."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tqcheck.align import Link, align
from tqcheck.analysis.sentences import sentences
from tqcheck.errors import InputError
from tqcheck.formats.article import Article, article, paragraphs
from tqcheck.formats.body import body_parts
from tqcheck.formats.file_name import file_name, tag_in_name
from tqcheck.formats.languages_of import Detect, Known, Side, detected, given
from tqcheck.formats.lines import bytes_of, file_label, flaw, lines_of
from tqcheck.formats.reading import Report, complaint
from tqcheck.formats.table import Complain
from tqcheck.formats.webpage import is_page, page_parts
from tqcheck.language import language
from tqcheck.model import Document, Role, Segment, Text

_TABLES = frozenset({"tsv", "tab", "csv"})


def read_article(
    path: str,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    strict: bool = False,
    report: Report,
    detect: Detect | None = None,
    published: datetime.date | None = None,
) -> Iterator[Document]:
    """The document of one article without its source, with a segment a paragraph; its sources are empty texts.

    A file is plain text or a page of the web, plain or gzipped; "-" is standard input. A line that cannot be used is
    handed to `report` and skipped, or raised if `strict`. The article's day is `published`, else the one it gives. The
    language is `target_lang`, else the one that the file's name or `detect` tells; `source_lang` is not looked at.
    InputError if there is no text to score.
    """
    name = file_name(path)
    if name.extension in _TABLES:
        raise InputError(
            "a table of pairs is no plain article", path=file_label(path), remedy="score it without --target-only"
        )
    pair = name.pair or (None, None)
    known, found = _read(path, given(target_lang, tag_in_name(path) or pair[1]), "target", strict, report, detect)
    yield document_alone(_stem(path), file_label(path), known, found, published)


def read_unaligned(
    source_path: str,
    target_path: str,
    *,
    source_lang: str | None = None,
    target_lang: str | None = None,
    strict: bool = False,
    report: Report,
    detect: Detect | None = None,
    published: datetime.date | None = None,
) -> Iterator[Document]:
    """The document of an article and its translation, their sentences aligned; otherwise like `read_article`.

    A sentence that nothing answers has an empty translation, and one that only the translation has an empty source.
    """
    if source_path == target_path:
        raise InputError("source and target are the same file", path=file_label(source_path))
    pair = file_name(source_path).pair or file_name(target_path).pair or (None, None)
    one = given(source_lang, tag_in_name(source_path) or pair[0])
    other = given(target_lang, tag_in_name(target_path) or pair[1])
    known, source = _read(source_path, one, "source", strict, report, detect)
    known_target, target = _read(target_path, other, "target", strict, report, detect)
    read = (known, source), (known_target, target)
    yield document_aligned(_stem(source_path), file_label(target_path), *read, published)


def read_posted(
    content: str, *, side: Side, html: bool, tag: str | None, detect: Detect | None, field: str
) -> tuple[Known, Article]:
    """The language and the article of a text or an HTML body that came without a file, in the field of this name.

    InputError if it holds no text, or its language is neither given nor told by `detect`.
    """
    known = Known(language(tag).tag, "given") if tag else None
    roles: Sequence[Role] = ()
    day = None
    if not html:
        found = paragraphs(content.replace("\r\n", "\n").split("\n"))
    else:
        raw = content.encode()
        parts, day = page_parts(raw, field) if is_page(raw) else (body_parts(content, field), None)
        found, roles = [part.raw for part in parts], [part.role for part in parts]
    return _understood(found, roles, day, known, side, detect, field, f"name it in {side}_lang")


def document_alone(
    name: str, path: str, known: Known, found: Article, published: datetime.date | None = None
) -> Document:
    """The document of an article without its source; its day is `published`, else the one that it gives."""
    day = published or found.published
    segments = tuple(
        Segment(
            str(number),
            Text("", known.tag, "source", str(number)),
            Text(part.raw, known.tag, "target", str(number)),
            part.role,
            published=day,
        )
        for number, part in enumerate(found.parts, 1)
    )
    return Document(name, known.tag, known.tag, segments, path, day, languages_from=known.origin, target_only=True)


def document_aligned(
    name: str,
    path: str,
    source: tuple[Known, Article],
    target: tuple[Known, Article],
    published: datetime.date | None = None,
    most: int | None = None,
) -> Document:
    """The document of an article and its translation, their sentences aligned; its day as in `document_alone`.

    InputError if one of them has more sentences than `most`, for aligning takes the longer the more there are.
    """
    (known, found), (known_target, found_target) = source, target
    day = published or found_target.published or found.published
    left, right = _Sentences.of(found, known.tag), _Sentences.of(found_target, known_target.tag)
    longer = max(len(left.texts), len(right.texts))
    if most is not None and longer > most:
        raise InputError(f"{longer:,} sentences; at most {most:,} are aligned", path=path, remedy="send it in parts")
    segments = tuple(
        _segment(str(number), link, left, right, day) for number, link in enumerate(align(left.texts, right.texts), 1)
    )
    origin = " and ".join(dict.fromkeys((known.origin, known_target.origin)))
    return Document(name, known.tag, known_target.tag, segments, path, day, languages_from=origin)


def link_kind(segment: Segment) -> str:
    """How many sentences of the source and of the translation a segment of aligned articles holds: "1-1", "2-1" …"""
    return "-".join(str(len(sentences(text))) for text in (segment.source, segment.target))


class _Sentences(NamedTuple):
    """The sentences of an article: each a text that knows its paragraph, its place there, and its role."""

    found: Article
    texts: list[Text]
    places: list[tuple[int, int, int]]

    @classmethod
    def of(cls, found: Article, tag: str) -> _Sentences:
        """The sentences of an article in a language."""
        places = [
            (at, start, end) for at, part in enumerate(found.parts) for start, end in sentences(Text(part.raw, tag))
        ]
        texts = [Text(found.parts[at].raw[start:end], tag, segment=str(at)) for at, start, end in places]
        return cls(found, texts, places)

    def joined(self, first: int, end: int) -> str:
        """Neighbouring sentences as they stand in the article; a space between those of two paragraphs."""
        pieces: list[tuple[int, int, int]] = []
        for at, start, stop in self.places[first:end]:
            if pieces and pieces[-1][0] == at:
                pieces[-1] = (at, pieces[-1][1], stop)
            else:
                pieces.append((at, start, stop))
        space = " " if self.texts and language(self.texts[0].language).spaced else ""
        return space.join(self.found.parts[at].raw[start:stop] for at, start, stop in pieces)

    def role(self, at: int) -> Role:
        """The role of a sentence's paragraph."""
        return self.found.parts[self.places[at][0]].role


def _segment(name: str, link: Link, left: _Sentences, right: _Sentences, day: datetime.date | None) -> Segment:
    source, target = left.joined(link.source, link.source_end), right.joined(link.target, link.target_end)
    role = left.role(link.source) if link.source < link.source_end else right.role(link.target)
    return Segment(
        name,
        Text(source, left.texts[0].language, "source", name),
        Text(target, right.texts[0].language, "target", name),
        role,
        published=day,
    )


def _read(
    path: str, known: Known | None, side: Side, strict: bool, report: Report, detect: Detect | None
) -> tuple[Known, Article]:
    """A file's language and the article in it; InputError if it holds none."""
    label = file_label(path)
    content = bytes_of(path)
    roles: Sequence[Role] = ()
    day = None
    if is_page(content) or file_name(path).extension in ("html", "htm", "xhtml"):
        parts, day = page_parts(content, label)
        found, roles = [part.raw for part in parts], [part.role for part in parts]
    else:
        found = paragraphs(_lines(path, content, complaint(report, strict)))
    remedy = f"name it with --{side}-lang, or in the file's name: news.en.txt"
    return _understood(found, roles, day, known, side, detect, label, remedy)


def _understood(
    found: Sequence[str],
    roles: Sequence[Role],
    day: datetime.date | None,
    known: Known | None,
    side: Side,
    detect: Detect | None,
    label: str,
    remedy: str,
) -> tuple[Known, Article]:
    """The language of some paragraphs and the article they make; InputError if there is no text in them."""
    if not any(character.isalnum() for raw in found for character in raw):
        raise InputError("there is no text to score", path=label, remedy="give it at least one sentence")
    tongue = known or detected(found, side, detect, label, remedy)
    read = article(found, tongue.tag, roles)
    return tongue, read._replace(published=day or read.published)


def _lines(path: str, content: bytes, complain: Complain) -> Iterator[str]:
    lines = lines_of(path, content)
    for first, texts, suspect in lines.blocks:
        for number, text in enumerate(texts, first):
            if suspect and (problem := flaw(text, lines.encoding)):
                complain(InputError(problem[0], path=file_label(path), line=number, remedy=problem[1]))
            else:
                yield text.removesuffix("\r")


def _stem(path: str) -> str:
    name, tag = file_name(path), tag_in_name(path)
    return name.stem.removesuffix(f".{tag}") if tag else name.stem
