"""How a language inflects its words, as values read from its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Inflection:
    """How forms of a word are found.

    `method` is one of: suffixes (chains of the `slots`), pymorphy3, simplemma, prefix, none. `endings` pairs
    an inflectional ending with what stands in its place in the dictionary form; they decide whether two words
    of one text are the same word. `alternations` gives, for a stem's last letter before a vowel, the letters
    of the dictionary form it may stand for; `elided` are vowels that the last syllable may lose there. `spellings`
    pairs ends of words that are spelt in two ways (centre, center). `also` pairs an ending with one of a form that
    the form follows from; `paradigm` are endings that go together: a word with the first of them and another has
    all. `compounds` says that words are written together and inflect as their last part does; `joined` that two
    words of a term may be written as one (air strike, airstrike); `uncounted`, for a language
    whose nouns have no form but the plural, are words and, behind a hyphen, endings of words that have none.

    To write a form: `affixes` are the suffixes in their order, each as it is behind the classes of last letters
    that `finals` lists, and, last, behind a `possessive` ("-": not there). They are spelt as `harmony`'s first entry
    has them: last vowels, and the letters that stand for those of the first.
    """

    method: str = "prefix"
    slots: tuple[tuple[str, ...], ...] = ()
    back: frozenset[str] = frozenset()
    front: frozenset[str] = frozenset()
    alternations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    elided: frozenset[str] = frozenset()
    endings: tuple[tuple[str, str], ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    paradigm: tuple[str, ...] = ()
    compounds: bool = False
    joined: bool = False
    uncounted: frozenset[str] = frozenset()
    finals: tuple[frozenset[str], ...] = ()
    affixes: tuple[tuple[str, ...], ...] = ()
    possessive: tuple[str, ...] = ()
    harmony: tuple[tuple[str, str], ...] = ()


def inflection_of(table: Mapping[str, Any]) -> Inflection:
    """The facts of a language file's table `inflection`."""
    return Inflection(
        method=table.get("method", "prefix"),
        slots=tuple(tuple(slot.split()) for slot in table.get("slots", ())),
        back=_words(table, "back"),
        front=_words(table, "front"),
        alternations=_alternations(table.get("alternations", "")),
        elided=_words(table, "elided"),
        endings=_pairs(table.get("endings", "")),
        spellings=_pairs(table.get("spellings", "")),
        also=_pairs(table.get("also", "")),
        paradigm=tuple(table.get("paradigm", "").split()),
        compounds=table.get("compounds", False),
        joined=table.get("joined", False),
        uncounted=_words(table, "uncounted"),
        finals=tuple(frozenset(letters.split()) for letters in table.get("finals", ())),
        affixes=tuple(tuple(forms.split()) for forms in table.get("affixes", ())),
        possessive=tuple(table.get("possessive", "").split()),
        harmony=_pairs(table.get("harmony", "")),
    )


def _alternations(pairs: str) -> dict[str, tuple[str, ...]]:
    """From "қ/ғ к/г": what a letter before a vowel stands for in the dictionary form."""
    found: dict[str, tuple[str, ...]] = {}
    for pair in pairs.split():
        original, _, changed = pair.partition("/")
        if changed:
            found[changed] = (*found.get(changed, ()), original)
    return found


def _pairs(items: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, _, other in (item.partition("/") for item in items.split()))


def _words(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(table.get(key, "").split())
