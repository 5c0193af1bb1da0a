"""Which form of an article fits the sound that follows it, as a language file has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# A beginning that is a whole word ends in this sign.
WHOLE = "$"


@dataclass(frozen=True, slots=True, eq=False)
class Sounds:
    """The forms of articles and other small words by the sound of the next word.

    `forms` says what a form must become before a class of sounds: "a" → {"vowel": "an"}. `beginnings` pairs the
    beginnings of words, of `longest` letters at most, with their class; the longest decides, and a class that no form
    changes before is one that nobody is sure of. `letters` has the class of each capital's name, for acronyms that
    are spelled out, which those that begin with none of `onsets` are. `figures` are digits that begin as a class does
    when spoken, those of two digits by themselves alone (8 → vowel: 8, 80, 8,000; 11 → vowel: 11, 11,000). Before
    the words `not_before` the form is no article, but a letter's name.
    """

    forms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    beginnings: Mapping[str, str] = field(default_factory=dict)
    longest: int = 0
    letters: Mapping[str, str] = field(default_factory=dict)
    onsets: frozenset[str] = frozenset()
    figures: Mapping[str, str] = field(default_factory=dict)
    other_figures: str = ""
    not_before: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.forms)

    def of(self, word: str) -> str:
        """The class of a word's first sound, by its spelling; empty where it is not known."""
        found = self.beginnings.get(word + WHOLE)
        for length in range(min(self.longest, len(word)), 0, -1):
            found = found or self.beginnings.get(word[:length])
        return found or ""

    def of_acronym(self, word: str) -> str:
        """The class of the first sound of capitals; empty where they may be read as a word or spelled out."""
        listed = self.beginnings.get(word + WHOLE)
        if listed or not self.letters:
            return listed or ""
        spelled, read = self.letters.get(word[0], ""), self.of(word.lower())
        if spelled == read or len(word) == 1:
            return spelled
        return "" if word[:2].lower() in self.onsets or self._vowel_second(word) else spelled

    def of_figure(self, figure: str) -> str:
        """The class of the first sound of a figure in digits, with the marks between its groups."""
        digits = figure.replace(",", ".").partition(".")[0]
        if digits[0] == "0" or (len(digits) > len("999") and digits[:2] in self.figures):
            return ""
        return self.figures.get(digits[0]) or self.figures.get(digits) or self.other_figures

    def _vowel_second(self, word: str) -> bool:
        return self.of(word[1].lower()) == self.of("a") or word[1] == "Y"


def sounds_of(table: Mapping[str, Any]) -> Sounds:
    """What the table [articles] of a language file says."""
    forms: dict[str, dict[str, str]] = {}
    for change in table.get("change", "").split():
        form, sound, right = change.split("/")
        forms.setdefault(form, {})[sound] = right
    beginnings = {start: sound for sound, starts in table.get("sounds", {}).items() for start in starts.split()}
    figures = {digits: sound for sound, found in table.get("figures", {}).items() for digits in found.split()}
    others = [sound for digits, sound in figures.items() if digits == "other"]
    return Sounds(
        forms=forms,
        beginnings=beginnings,
        longest=max(map(len, beginnings), default=0),
        letters={letter: sound for sound, names in table.get("letters", {}).items() for letter in names},
        onsets=frozenset(table.get("onsets", "").split()),
        figures=figures,
        other_figures=others[0] if others else "",
        not_before=frozenset(table.get("not_before", "").split()),
    )
