"""Phrases that are looked for in any of their forms, as terms are: a row's `near`, and `forms` in a desk's rules."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from tqcheck.analysis.scripts import scripts_of
from tqcheck.analysis.wording import find_words, words_of
from tqcheck.analysis.words import words
from tqcheck.glossary.concepts import Concept, Glossary, Term
from tqcheck.glossary.index import Index, index
from tqcheck.language import Language, language
from tqcheck.model import Text


def find_phrase(phrase: str, text: Text) -> tuple[int, int] | None:
    """The first place of a phrase in a text: code points, half-open. One in another script stands as it is written."""
    compiled = _index(phrase, text.language)
    if compiled is None:
        return find_words(words_of(phrase, text.language), text)
    found = words(text)
    return next(((found.start[first], found.end[last]) for first, last, _ in compiled.find(found)), None)


@lru_cache(maxsize=1 << 10)
def _index(phrase: str, tag: str) -> Index | None:
    """A glossary of the phrase alone: what has once been compiled is found on the disk, as glossaries are."""
    tongue = language(tag)
    if not in_script(phrase, tongue):
        return None
    term = Term(phrase)
    digest = hashlib.sha256(phrase.encode()).hexdigest()
    concepts = (Concept({tag: (term,)}, "", "", "", "", 0),)
    return index(Glossary(concepts, frozenset({tag}), digest, terms_in=lambda _: ((0, 0, term),)), tag, tongue)


def in_script(phrase: str, tongue: Language) -> bool:
    """Whether a phrase may stand in a language by its letters."""
    scripts = scripts_of(filter(str.isalpha, phrase))
    return not scripts or not scripts.isdisjoint(tongue.scripts)
