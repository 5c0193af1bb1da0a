"""Gather what tqcheck says into the catalogues of tqcheck/locale, and make the .mo of each: make messages.

Texts come from calls in Python (KEYWORDS), from Jinja templates, and from tables of the program: what checks say of
themselves, MQM's types, severities, roles, languages. Translations that are there stay; what nothing says any more
goes. The command ends with 1 if a catalogue lacks a translation, and names what it lacks.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tqcheck import mqm
from tqcheck.analysis.scripts import character_name
from tqcheck.language import known_tags, language
from tqcheck.messages import DOMAIN, FOLDER, LANGUAGES
from tqcheck.model import ROLES, Severity
from tqcheck.scoring import GRAVEST_VERDICT_FIRST
from tqcheck.selection import find_checks

PACKAGE = FOLDER.parent
METHODS = [("**.html", "jinja2"), ("**.js", "javascript")]
# Blanks and hidden characters that texts do have: messages and suggestions call them by name.
UNSEEN = (
    "\t\n\r\u00a0\u00ad\u061c\u2007\u2009\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
    "\u202f\u2060\u2066\u2067\u2068\u2069\u3000\ufe0e\ufe0f\ufeff"
)
# Which arguments of a call are texts, and of "pgettext" and its like the context before them.
KEYWORDS: dict[str, tuple[int, ...]] = {
    "Finding": (0,),
    "Message": (0,),
    "gettext": (0,),
    "ngettext": (0, 1),
    "counted": (0, 1),
    "_said": (0,),
}
WITH_CONTEXT = {"pgettext": (1,), "npgettext": (1, 2)}
IN_PAGES: dict[str, Any] = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "say": None}

Row = tuple[Any, str, str | None]  # a text, or a singular with its plural; its file; its context


def template() -> Catalog:
    """Every text that tqcheck has to say, in English, with the file that says it."""
    found = Catalog(project="tqcheck")
    for text, place, context in (*_calls(), *_pages(), *_tables()):
        found.add(text, locations=[(f"tqcheck/{place}", 0)], context=context)
    return found


def _calls() -> Iterator[Row]:
    """Texts in calls of Python. Babel's own reader finds none inside f-strings before Python 3.12."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            places = KEYWORDS.get(name) or WITH_CONTEXT.get(name, ())
            given = [argument.value if isinstance(argument, ast.Constant) else None for argument in node.args]
            texts = tuple(given[place] for place in places if place < len(given))
            if texts and all(isinstance(text, str) for text in texts):
                text = texts if len(texts) > 1 else texts[0]
                yield text, str(path.relative_to(PACKAGE)), given[0] if name in WITH_CONTEXT else None


def _pages() -> Iterator[Row]:
    """Texts in templates and scripts."""
    for path, _, text, _, context in extract_from_dir(PACKAGE, METHODS, keywords=IN_PAGES):
        yield text, path, context


def _tables() -> Iterator[Row]:
    """Texts that stand in tables and docstrings: each with its file and its context."""
    for check in find_checks().values():
        yield check.summary, f"checks/{check.code.replace('-', '_')}.py", None
    for dimension, types in mqm.TYPES.items():
        for name in (dimension, *types):
            yield name.replace("-", " "), "mqm.py", "MQM"
    for name in GRAVEST_VERDICT_FIRST:
        yield name, "scoring.py", "verdict"
    for severity in Severity:
        yield severity.label, "model.py", "severity"
    for role in ROLES:
        yield role, "model.py", None
    for tag in known_tags():
        yield language(tag).name, f"languages/{tag}.toml", None
    for character in UNSEEN:
        yield character_name(character), "analysis/scripts.py", None


def po_file(tag: str) -> Path:
    """Where people translate."""
    return FOLDER / tag / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(tag: str) -> Catalog:
    """A catalogue as people have written it."""
    with po_file(tag).open("rb") as file:
        found = read_po(file, locale=tag)
    # No dates and no names in the head: git has them, and they would change with every run.
    found.project, found.version = DOMAIN, "1"
    found.last_translator = found.msgid_bugs_address = found.language_team = DOMAIN
    return found


def lacking(catalogue: Catalog) -> list[Message]:
    """What a catalogue has no translation for, or a doubtful one."""
    return [one for one in catalogue if one.id and (one.fuzzy or not all(_texts(one)))]


def _texts(one: Message) -> tuple[str, ...]:
    return one.string if isinstance(one.string, tuple | list) else (one.string,)


def write(catalogue: Catalog, tag: str) -> None:
    """Both forms of a catalogue."""
    with po_file(tag).open("wb") as file:
        write_po(file, catalogue, width=120, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    with po_file(tag).with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


def main() -> None:
    """Bring every catalogue up to date."""
    wanted = template()
    untranslated = 0
    for tag in LANGUAGES[1:]:
        catalogue = read(tag)
        catalogue.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
        write(catalogue, tag)
        missing = lacking(catalogue)
        untranslated += len(missing)
        print(f"{tag}: {len(catalogue)} messages, {len(missing)} to translate")
        for one in missing:
            print(f"    {one.id!r}")
    sys.exit(1 if untranslated else 0)


if __name__ == "__main__":
    main()
