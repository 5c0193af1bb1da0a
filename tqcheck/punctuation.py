"""How a language sets its marks: the facts that its file gives of them, or its script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# The full stop and the question mark of a script or, before that, of a language, where they are not those of Latin.
# Where sentences end without a mark, as in Thai, they have none: what needs them is switched off.
_HABITS = {
    "Arabic": (".", "؟"),
    "Armenian": ("։", "՞"),
    "Bengali": ("।", "?"),
    "Devanagari": ("।", "?"),
    "Ethiopic": ("።", "?"),
    "Greek": (".", ";"),
    "Gurmukhi": ("।", "?"),
    "Han": ("。", "？"),
    "Khmer": ("។", "?"),
    "Lao": ("", ""),
    "Myanmar": ("။", ""),
    "Oriya": ("।", "?"),
    "Thai": ("", ""),
    "Tibetan": ("", ""),
    "mr": (".", "?"),
    "ur": ("۔", "؟"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Punctuation:
    """The marks of a language.

    `stop` ends a sentence and `question` ends one that asks; an empty one says that the language needs none, or sets it
    elsewhere. `asks` are ends of sentences that ask without the mark (か, 吗). `before` gives the space that stands
    before a mark, and `after` the one behind it; an empty string there says that none does. `dash` is the one set
    between spaces, `enclitics` are endings that belong to the word before ('s, n't), and `bare_apostrophes` are the
    ends of words that an apostrophe may follow (the boys'). `leading` are words that no
    mark follows (the), `joining` and `prepositions` those that no colon, semicolon, exclamation or question mark
    follows (and; of), and `joined` those that follow no colon or semicolon (than). Between a preposition and its noun
    stands no comma either.
    """

    stop: str = "."
    question: str = "?"
    asks: tuple[str, ...] = ()
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    dash: str = "–"
    enclitics: frozenset[str] = frozenset()
    bare_apostrophes: tuple[str, ...] = ()
    leading: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()


def punctuation_of(table: Mapping[str, Any], tag: str, scripts: list[str]) -> Punctuation:
    """The marks of a language by the table `[punctuation]` of its file and, for what that lacks, by its script."""
    script = scripts[0] if scripts else ""
    stop, question = _HABITS.get(tag.partition("-")[0]) or _HABITS.get(script, (".", "?"))
    return Punctuation(
        stop=table.get("stop", stop),
        question=table.get("question", question),
        asks=tuple(table.get("asks", "").split()),
        before=table.get("before", {}),
        after=table.get("after", {}),
        dash=table.get("dash", "–"),
        enclitics=_words(table, "enclitics"),
        bare_apostrophes=tuple(table.get("bare_apostrophes", "").split()),
        leading=_words(table, "leading"),
        joining=_words(table, "joining"),
        prepositions=_words(table, "prepositions"),
        joined=_words(table, "joined"),
    )


def _words(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(table.get(key, "").split())
