"""The lines of a file exactly as they stand in it: plain or gzipped, UTF-8 or UTF-16."""

from __future__ import annotations

import codecs
import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, NamedTuple, Protocol

from tqcheck.errors import InputError

BLOCK = 1 << 18  # larger ones are slower: the operating system clears their memory anew each time
LONGEST_LINE = 1 << 26
MOST_DIGITS = 4300  # Python turns no longer run of digits into a number

BOMS = ((codecs.BOM_UTF8, "UTF-8"), (codecs.BOM_UTF16_LE, "UTF-16-LE"), (codecs.BOM_UTF16_BE, "UTF-16-BE"))
_UNDECODED = re.compile("[\udc80-\udcff]")
_FIGURE = re.compile(r"\d+(?:[\s.,'’]\d{2,3})*")


class Block(NamedTuple):
    """Some lines, the number of the first one, and whether one of them may have a flaw (see `flaw`)."""

    first: int
    lines: list[str]
    suspect: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """A file's encoding (UTF-8, UTF-16-LE or UTF-16-BE) and its lines, without their line feeds.

    Only a line feed ends a line. A carriage return, U+0085 and U+2028 are text; a byte that is not in the
    encoding becomes a lone surrogate.
    """

    encoding: str
    blocks: Iterator[Block]


def file_label(path: str) -> str:
    """What reports and errors call the file: its path, or <stdin> for "-"; InputError for a name that none can hold."""
    if not _UNDECODED.search(path):
        return "<stdin>" if path == "-" else path
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    raise InputError("the name of this file is not UTF-8", path=shown, remedy="give it another name")


def bytes_of(path: str) -> bytes:
    """A whole file, unzipped, or standard input for "-"; InputError as for `lines_of`."""
    return b"".join(_bytes(path))


def lines_of(path: str, content: bytes | None = None) -> Lines:
    """The lines of a file, or of standard input for "-", a quarter of a mebibyte at a time.

    `content` is given where the file has been read already. InputError if there is no such file, it is a folder, it
    cannot be unzipped, or a line exceeds 64 MiB.
    """
    _, encoding, pieces = pieces_of(path, content)
    if encoding != "UTF-8":
        pieces = _recoded(pieces, encoding)
    return Lines(encoding, _blocks(path, pieces))


def pieces_of(path: str, content: bytes | None = None) -> tuple[bytes, str, Iterator[bytes]]:
    """The byte order mark of a file ("" if it has none), its encoding, and the bytes that follow, unzipped.

    InputError as for `lines_of`, when the bytes are asked for. `content` is the file's, where it has been read already.
    """
    pieces = _bytes(path) if content is None else iter((content,))
    start = next(pieces, b"")
    bom, encoding = next((known for known in BOMS if start.startswith(known[0])), (b"", "UTF-8"))
    return bom, encoding, chain([start[len(bom) :]], pieces)


@contextmanager
def kept_input() -> Iterator[None]:
    """In it, standard input is kept and can be read again, each time from its beginning."""
    piped = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(piped.buffer.read())))
    try:
        yield
    finally:
        sys.stdin = piped


def is_zipped(path: str) -> bool:
    """Whether `lines_of` would unzip the file, which is there."""
    with _as_it_is(path) as stream:
        return _zipped(path, stream)


def flaw(text: str, encoding: str) -> tuple[str, str] | None:
    """What makes a text unfit to be scored, and the remedy: a NUL, a broken byte, an endless figure."""
    if "\0" in text:
        place = text.index("\0") + 1
        return f"a NUL character at position {place}", "remove it, or save the file as UTF-8 again"
    if broken := _UNDECODED.search(text):
        place = broken.start() + 1
        if encoding == "UTF-8":
            what = f"byte 0x{ord(broken.group()) - 0xDC00:02X} at position {place} is not UTF-8"
        else:
            what = f"half a character at position {place}: this is not {encoding}"
        return what, "save the file as UTF-8; in Excel, as “CSV UTF-8”"
    if len(text) > MOST_DIGITS:
        for figure in _FIGURE.finditer(text):
            digits = sum(map(str.isdecimal, figure.group()))
            if digits > MOST_DIGITS:
                return f"a figure of {digits:,} digits; at most {MOST_DIGITS:,} can be read", "shorten it"
    return None


class _Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


def _bytes(path: str) -> Iterator[bytes]:
    label = file_label(path)
    try:
        with _opened(path) as stream:
            while piece := stream.read(BLOCK):
                yield piece
    except FileNotFoundError as error:
        raise InputError("no such file", path=label, remedy="check the path") from error
    except IsADirectoryError as error:
        raise InputError("this is a folder", path=label, remedy="name the files in it") from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"cannot be unzipped: {error}", path=label, remedy="zip it again with gzip") from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=label) from error


@contextmanager
def _opened(path: str) -> Iterator[_Stream]:
    with _as_it_is(path) as stream:
        if _zipped(path, stream):
            with gzip.GzipFile(fileobj=stream) as unzipped:
                yield unzipped
        else:
            yield stream


def _as_it_is(path: str) -> AbstractContextManager[IO[bytes]]:
    if path != "-":
        return Path(path).open("rb")
    if isinstance(getattr(sys.stdin.buffer, "raw", None), io.BytesIO):
        sys.stdin.buffer.seek(0)
    return nullcontext(sys.stdin.buffer)


def _zipped(path: str, stream: object) -> bool:
    """Whether a file is gzipped: by its name, else by how it begins."""
    begun = stream.peek(2)[:2] if isinstance(stream, io.BufferedReader) else b""
    return path.lower().endswith(".gz") or begun == b"\x1f\x8b"


def _recoded(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """UTF-16 as UTF-8, so that lines are cut in one way; half a character stays one that UTF-8 refuses."""
    decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
    for piece in pieces:
        yield decoder.decode(piece).encode("utf-8", "surrogatepass")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        yield b"\xff"


def _blocks(path: str, pieces: Iterable[bytes]) -> Iterator[Block]:
    first = 1
    rest = b""
    for piece in pieces:
        whole, line_feed, tail = piece.rpartition(b"\n")
        if not line_feed:
            rest += piece
            if len(rest) > LONGEST_LINE:
                raise InputError(
                    f"longer than {LONGEST_LINE >> 20} MiB, so the file is no table of sentences",
                    path=file_label(path),
                    line=first,
                    remedy="break it into lines",
                )
            continue
        block = _block(first, rest + whole)
        yield block
        first += len(block.lines)
        rest = tail
    if rest:
        yield _block(first, rest)


def _block(first: int, data: bytes) -> Block:
    try:
        text, suspect = data.decode("utf-8"), b"\0" in data
    except UnicodeDecodeError:
        text, suspect = data.decode("utf-8", "surrogateescape"), True
    lines = text.split("\n")
    return Block(first, lines, suspect or max(map(len, lines)) > MOST_DIGITS)
