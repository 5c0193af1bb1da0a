"""Letters that a machine broke: mojibake, entities, escapes, the residue of tokenisers."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from html.entities import html5
from typing import NamedTuple

from tqcheck.analysis.codes import links
from tqcheck.analysis.scripts import scripts_of
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Message, Segment, Severity, Text

# What UTF-8 looks like in the encoding of one byte a letter that it was taken for. In cp1252 one pair of a lead byte
# and a following one is enough; the letters of cp1251 are common in Cyrillic, so it takes two pairs.
_FOLLOWING = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CYRILLIC_FOLLOWING = "\u00a0¤¦§©«¬\u00ad®°±µ¶·»ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈҐЁЄЇІіґё№єјЅѕї"
_MISREAD = re.compile(f"[Â-ß][{_FOLLOWING}]|[à-ï][{_FOLLOWING}]{{2}}|(?:[РСТУ][{_CYRILLIC_FOLLOWING}]){{2}}|вЂ.")
_STRETCH = re.compile(r"[^ \n]+")
# Cyrillic of cp1251 read as cp1252 makes words that no language of Latin letters has.
_ONE_BYTE = re.compile(r"[À-ÿ]+(?:[^\w\n]{1,3}[À-ÿ]+)*")
_NO_WORD = re.compile(r"[À-ÿ]{4}|[À-ÿ]{2,}\W+[À-ÿ]{2,}")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}\d{0,2});")
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrt\"'](?![a-z]))"
)
_PERCENT = re.compile(r"(?:%[0-9A-F]{2}){3,}")
_LOST = re.compile(r"\N{REPLACEMENT CHARACTER}+|(?<=[^\W\d_])\?+(?=[^\W\d_])|\?{4,}")
_RESIDUE = re.compile(
    r"\s?@(?P<mark>[-,.:/])@\s?|(?P<part>\w+)@@ (?=\w)|\u2581+|-[LR][RSC]B-|</?s>|<unk>|<pad>|\[UNK\]"
    r"|(?:^|(?<= ))##(?=[a-z])"
)
_OF_RESIDUE = ("@", "\u2581", "B-", "<", "[UNK]", "##")  # of which all residue has one
_MISTAKEN = Message("“{words}” was read in another encoding")
_NO_LETTERS = frozenset({"Cc", "Cs", "Co", "Cn"})
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}


class _Fault(NamedTuple):
    """A broken stretch, what it is, and how it should read where that is certain."""

    start: int
    end: int
    template: Message
    edit: str | None


@segment_check(
    "garbled-text",
    "linguistic-conventions/character-encoding",
    Severity.MAJOR,
    needs_source=False,
    gives_way_to=["untranslated-text"],
    examples=[
        bad("kk en", "Президенттің сөзі жарияланды.", "The [[presidentâ€™s]] speech was published."),
        bad("en ru", "The court has ruled.", "[[РЎСѓРґ]] вынес решение."),
        bad("en ru", "The court has ruled.", "[[Ñóä âûíåñ]] решение."),
        bad("en ru", "He is a judge.", "Он [[вЂ”]] судья."),
        bad("ru en", "«Рога и копыта» закрылись.", "Horns [[&amp;]] Hooves has closed."),
        bad("fr en", "Le café ouvre.", "The Caf[[\N{REPLACEMENT CHARACTER}]] opens."),
        bad("ru en", "Он не пришёл.", "He didn[[?]]t come."),
        bad("ru en", "Известный врач уехал.", "The well[[ @-@ ]]known doctor left."),
        bad("de en", "Er sagte es.", "[[▁]]He said it."),
        bad("ru en", "Он сказал: «Нет».", "He said: [[\\u201c]]No”."),
        good("fr en", "Le café ouvre.", "The café in São Paulo opens."),
        good("en ru", "AT&T and R&D; more", "AT&T и НИОКР; прочее"),
        good("en kk", "Are you coming? Yes.", "Келесің бе? Иә."),
        good("ru en", "Ссылка: example.org/?q=a&b;", "The link: example.org/?q=a&b;"),
        good("en ru", "He lived in the USSR – for years.", "Он жил в СССР – годы."),
    ],
)
def garbled_text(segment: Segment) -> Iterable[Finding]:
    """Letters of the translation were broken by a machine on their way.

    Text in one encoding that was read in another (presidentâ€™s), a letter that got lost (�, didn?t), entities of HTML
    (&amp;), escapes of a program (\\u201c) and what tokenisers leave behind (@-@, ▁). Where the source is broken in the
    same way it is a neutral note.
    """
    raw = segment.target.raw
    faults = list(_faults(segment)) if _suspicious(raw) else []
    return _findings(segment, faults) if faults else ()


def _suspicious(raw: str) -> bool:
    """Whether a text has a character that a fault could have: most have none."""
    return (
        not raw.isascii()
        or "?" in raw or "&" in raw or "%" in raw or "@" in raw or "\\" in raw or "<" in raw or "##" in raw
        or "RB-" in raw or "[UNK]" in raw
    )  # fmt: skip


def _findings(segment: Segment, faults: Iterable[_Fault]) -> Iterator[Finding]:
    inside = [(one.start, one.end) for one in links(segment.target)]
    end = 0
    for fault in sorted(faults):
        if fault.start < end or any(start <= fault.start < stop for start, stop in inside):
            continue
        end = fault.end
        span = segment.target.span(fault.start, fault.end)
        severity = Severity.NEUTRAL if span.text in segment.source.raw else None
        yield Finding(fault.template, {"words": span.text}, [span], edit=fault.edit, severity=severity)


def _faults(segment: Segment) -> Iterator[_Fault]:
    raw = segment.target.raw
    if not raw.isascii():
        yield from _misread(raw)
        yield from _one_byte(segment.target)
    if "&" in raw:
        for match in _ENTITY.finditer(raw):
            name = match[0][1:]
            if name[0] == "#" or name in html5:
                yield _Fault(
                    *match.span(), Message("“{words}” is an entity of HTML"), _letters(html.unescape(match[0]))
                )
    if "\\" in raw:
        for match in _ESCAPE.finditer(raw):
            yield _Fault(*match.span(), Message("“{words}” is an escape of a program"), _unescaped(match[0]))
    if "%" in raw:
        yield from (
            _Fault(*m.span(), Message("“{words}” is a text as links write it"), None) for m in _PERCENT.finditer(raw)
        )
    if "?" in raw or "\N{REPLACEMENT CHARACTER}" in raw:
        yield from (_Fault(*m.span(), Message("a letter got lost here: “{words}”"), None) for m in _LOST.finditer(raw))
    for match in _RESIDUE.finditer(raw) if any(sign in raw for sign in _OF_RESIDUE) else ():
        yield _Fault(*match.span(), Message("“{words}” is left over from a tokeniser"), _rejoined(match))


def _misread(raw: str) -> Iterator[_Fault]:
    """Stretches of UTF-8 that was read in an encoding of one byte a letter, as ftfy mends them."""
    if not _MISREAD.search(raw):
        return
    import ftfy  # 0.3 s that only broken text costs

    for match in _STRETCH.finditer(raw):
        if _MISREAD.search(match[0]):
            mended = ftfy.fix_encoding(match[0])
            if mended == match[0]:
                mended = _cyrillic(mended)
            if mended != match[0]:
                whole = not _MISREAD.search(mended) and "\N{REPLACEMENT CHARACTER}" not in mended
                yield _Fault(*match.span(), _MISTAKEN, mended if whole else None)


def _cyrillic(stretch: str) -> str:
    """A short word that ftfy is not sure of, where its letters in cp1251 are valid UTF-8 throughout."""
    try:
        return stretch.encode("cp1251").decode("utf-8")
    except UnicodeError:
        return stretch


def _one_byte(text: Text) -> Iterator[_Fault]:
    """Cyrillic letters of one byte that were read as Latin ones."""
    own = language(text.language).scripts
    if not _NO_WORD.search(text.raw):
        return
    for match in _ONE_BYTE.finditer(text.raw):
        if not _NO_WORD.search(match[0]):
            continue
        try:
            mended = match[0].encode("cp1252").decode("cp1251")
        except UnicodeError:
            mended = ""
        fits = mended and scripts_of(mended) <= own
        yield _Fault(*match.span(), _MISTAKEN, mended if fits else None)


def _unescaped(written: str) -> str | None:
    if written[1] in "ux":  # two of them are one letter of UTF-16
        units = "".join(chr(int(unit, 16)) for unit in written[2:].split("\\u"))
        return _letters(units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
    return written[1] if written[1] in "\"'" else None


def _letters(text: str) -> str | None:
    """A text, unless it has what cannot stand in one: control characters, or no character at all."""
    fit = all(unicodedata.category(one) not in _NO_LETTERS and one != "\N{REPLACEMENT CHARACTER}" for one in text)
    return text if fit else None


def _rejoined(match: re.Match[str]) -> str | None:
    """What a tokeniser took apart, put together: well @-@ known is well-known."""
    if match["mark"]:
        return match["mark"]
    return match["part"] or _BRACKETS.get(match[0])
