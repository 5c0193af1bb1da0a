"""Words with other letters: without accents, or with two of them turned round."""

from __future__ import annotations

import unicodedata


def without_accents(word: str) -> str:
    """A word without diacritics."""
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def swapped(word: str, place: int) -> str:
    """A word in which the letter at a place and the next one have changed places."""
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
