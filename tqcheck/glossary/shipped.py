"""Forms of the default glossaries' words, made beforehand: a first run need not load a dictionary either."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import orjson

from tqcheck.analysis.form_table import FormTable
from tqcheck.analysis.forms import expand, in_dictionary
from tqcheck.language import Language

FOLDER = Path(__file__).parent / "forms"  # written by tools/expand_glossaries.py


def entry(word: str, alone: bool) -> str:
    """What a headword is listed under: by itself a term, or a word of longer ones (see `forms.expand`)."""
    return f"{word} {alone:d}"


def forms_of(headwords: Mapping[str, bool], tongue: Language) -> FormTable:
    """The forms of headwords, as `forms.expand` gives them; those of the default glossaries are read."""
    listed = _listed(tongue)
    known = {word: listed[name] for word, alone in headwords.items() if (name := entry(word, alone)) in listed}
    return expand(headwords, tongue, known)


def known_joined(headwords: Mapping[str, bool], joined: Collection[str], tongue: Language) -> list[str]:
    """Of the terms of two words as one, those that a dictionary has, with forms of their own: conman, conmen.

    It is not loaded for them alone, where all headwords are listed.
    """
    if not joined:
        return []
    listed = _listed(tongue)
    if all(entry(word, alone) in listed for word, alone in headwords.items()):
        return [word for word in joined if entry(word, True) in listed]
    return in_dictionary(joined, tongue)


def _listed(tongue: Language) -> Mapping[str, list[str]]:
    try:
        found: dict[str, list[str]] = orjson.loads((FOLDER / f"{tongue.base}.json").read_bytes())
    except OSError:
        return {}
    return found
