"""Letters and words of another script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from tqcheck.analysis.scripts import LATIN, script, scripts, scripts_of
from tqcheck.analysis.words import WORD, words
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Message, Segment, Severity, Text

GREEK, CYRILLIC = "Greek", "Cyrillic"
_SAYS = {
    CYRILLIC: Message("“{word}” mixes Latin and Cyrillic letters"),
    GREEK: Message("“{word}” mixes Latin and Greek letters"),
}
# Latin letters and the letters of two other scripts that look like them and are typed for them.
_LOOK_ALIKES = {
    CYRILLIC: "aа cс eе iі oо pр xх yу sѕ jј əә hһ ëё ïї AА BВ CС EЕ HН IІ KК MМ OО PР SЅ TТ XХ YУ JЈ ƏӘ ËЁ ÏЇ",
    GREEK: "oο vν AΑ BΒ EΕ HΗ IΙ KΚ MΜ NΝ OΟ PΡ TΤ XΧ YΥ ZΖ",
}
_FROM_LATIN = {other: {ord(pair[0]): pair[1] for pair in pairs.split()} for other, pairs in _LOOK_ALIKES.items()}
_INTO_LATIN = {other: {ord(pair[1]): pair[0] for pair in pairs.split()} for other, pairs in _LOOK_ALIKES.items()}
_L, _C, _G = "A-Za-zÀ-ʯḀ-ỿⱠ-Ɀ", "\u0400-\u052f", "\u0370-\u03ff"
_LATIN, _CYRILLIC_OR_GREEK = re.compile(f"[{_L}]"), re.compile(f"[{_C}{_G}]")
_SEAM = re.compile(f"[{_L}][{_C}{_G}]|[{_C}{_G}][{_L}]")
_GLOSS = re.compile(r"[(\[（][^)\]）]{0,300}[)\]）]")
_ROMAN = frozenset("IVXLCDMІХСМ")


@segment_check(
    "mixed-script",
    "accuracy/untranslated",
    Severity.MAJOR,
    needs_source=False,
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad("ru en", "Полиция задержала членов ОПГ.", "Police detained members of an [[ОПГ]]."),
        bad("kk en", "Сот шешімі шықты.", "The [[cоurt]] has ruled."),
        bad("en kk", "The court has ruled.", "Сот [[шешiмi]] шықты."),
        bad("ru uk", "Он живёт в Киеве.", "Він живе у [[Kиєві]]."),
        bad("zh en", "他在武汉工作。", "He works in [[武汉]]."),
        good("en ru", "NATO and iPhone", "НАТО, а также NATO и iPhone"),
        good("ru en", "Бета-блокатор, 5 мкм, 3 кОм", "A β-blocker, 5 μm, 3 kΩ"),
        good("en ru", "A beta blocker", "β-блокатор и USB-кабель, XVIII–ХIХ вв."),
        good("en ky", "He wrote on Facebook.", "Ал Facebookта жазды."),
        good("en ko", "NATO met.", "NATO는 회의를 열었다."),
        good("ru en", "Кремль ответил.", "The Kremlin (Кремль) answered."),
    ],
)
def mixed_script(segment: Segment) -> Iterable[Finding]:
    """A word has a letter of another script in it, or was left in the script of the source.

    Whole Latin words are at home in every script, and single letters are signs (β, Ω). A mixed word that the source has
    as well is a neutral note.
    """
    target = segment.target
    if target.raw.isascii():
        return ()
    own = language(target.language).scripts
    sources = language(segment.source.language).scripts - own - {LATIN}
    left = sources & scripts(target) if sources else sources
    found: list[Finding] = []
    if _LATIN.search(target.raw) and _CYRILLIC_OR_GREEK.search(target.raw) and _SEAM.search(target.raw):
        found.extend(_mixed_words(target, own, segment.source.raw))
    if left:
        shortest = 2 if language(segment.source.language).spaced else 1  # a letter alone is a sign, a character a word
        found.extend(_left_words(target, left, shortest))
    return found


def _mixed_words(text: Text, own: frozenset[str], source: str) -> Iterator[Finding]:
    found = words(text)
    for i, word in enumerate(found.text):
        if word.isascii() or found.kind[i] != WORD:
            continue
        others = scripts_of(word) - {LATIN}
        if len(others) == 1 and others < scripts_of(word):
            other = next(iter(others))
            if other in _LOOK_ALIKES and not _rightly_mixed(word, other):
                span = text.span(found.start[i], found.end[i])
                suggestion = _respelled(word, other, own)
                severity = Severity.NEUTRAL if word in source else None
                yield Finding(_SAYS[other], {"word": word}, [span], suggestion, severity=severity)


def _rightly_mixed(word: str, other: str) -> bool:
    """Units (kΩ), Roman numerals, and Latin words with an ending of the text's language (Facebookта)."""
    if (other == GREEK and len(word) <= 4) or _ROMAN.issuperset(word):
        return True
    stem = "".join(takewhile(lambda letter: script(letter) == LATIN, word))
    ending = word[len(stem) :]
    if len(stem) < 2 or len(ending) < 2 or LATIN in scripts_of(ending):
        return False
    acronym = stem.isupper() and ending.islower()
    return acronym or not _FROM_LATIN[other].keys() >= set(map(ord, stem))


def _respelled(word: str, other: str, own: frozenset[str]) -> str | None:
    """The word in one script, if look-alikes can make it so; the text's own script comes first."""
    latin, foreign = word.translate(_INTO_LATIN[other]), word.translate(_FROM_LATIN[other])
    spellings = [(latin, LATIN), (foreign, other)]
    spellings.sort(key=lambda spelling: spelling[1] not in own)
    return next((spelling for spelling, name in spellings if scripts_of(spelling) == {name}), None)


def _left_words(text: Text, left: frozenset[str], shortest: int) -> Iterator[Finding]:
    """Words of the source's script, neighbours together, of `shortest` letters and more; no gloss in brackets."""
    found = words(text)
    stretches: list[list[int]] = []
    for i, word in enumerate(found.text):
        if found.kind[i] == WORD and script(word[0]) in left:
            if stretches and not text.raw[stretches[-1][1] : found.start[i]].strip(" -"):
                stretches[-1][1] = found.end[i]
            else:
                stretches.append([found.start[i], found.end[i]])
    glosses = [match.span() for match in _GLOSS.finditer(text.raw)]
    for start, end in stretches:
        if end - start >= shortest and not any(opened <= start and end <= closed for opened, closed in glosses):
            span = text.span(start, end)
            yield Finding("“{words}” was left in the script of the source", {"words": span.text}, [span])
