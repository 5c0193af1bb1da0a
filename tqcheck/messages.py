"""What tqcheck says, in the reader's language: the English text is the key, gettext's catalogues have the rest.

The catalogues lie in locale/TAG/LC_MESSAGES: tqcheck.po for people and tqcheck.mo, made from it, for the program. Both
are in the repository and in the wheel: the standard library reads a .mo in a millisecond, and a build needs no step
of its own. `make messages` gathers what is new and makes the .mo again; docs/translating.md says how.
"""

from __future__ import annotations

import gettext
from functools import lru_cache
from pathlib import Path

from tqcheck.check import Check
from tqcheck.language import canonical, language
from tqcheck.model import Issue, Message, Severity
from tqcheck.scoring import Verdict

DOMAIN = "tqcheck"
FOLDER = Path(__file__).parent / "locale"
LANGUAGES = ("en", "kk", "ru")

Catalogue = gettext.NullTranslations
ENGLISH = Catalogue()


@lru_cache(maxsize=64)
def catalogue(tag: str) -> Catalogue:
    """The catalogue of a language, by its tag or the nearest more general one; English where there is none.

    It has gettext's own methods (`gettext`, `ngettext`, `pgettext`): Jinja's `install_gettext_translations` takes it.
    """
    parts = canonical(tag).split("-")
    names = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    for name in names:
        if name in LANGUAGES:
            return ENGLISH if name == "en" else gettext.translation(DOMAIN, FOLDER, [name])
    return ENGLISH


def tag_of(catalogue: Catalogue) -> str:
    """The tag of the language of a catalogue."""
    return catalogue.info().get("language", LANGUAGES[0])


def number(text: str, catalogue: Catalogue) -> str:
    """A figure as English writes it, with the marks of the catalogue's language: "1,204.5" is "1 204,5" in Kazakh."""
    if catalogue is ENGLISH:
        return text
    habits = language(tag_of(catalogue)).numbers
    return text.translate({ord(","): habits.groups[:1].replace(" ", "\u00a0"), ord("."): habits.decimal})


def counted(one: str, many: str, count: int, catalogue: Catalogue) -> str:
    """A count with its noun, of the templates "{count} issue" and "{count} issues"."""
    return catalogue.ngettext(one, many, count).format(count=number(f"{count:,}", catalogue))


def message(issue: Issue, catalogue: Catalogue) -> str:
    """The reason of an issue. Of its values those that are words of ours are translated, and quoted text is not."""
    values = {
        name: catalogue.gettext(value) if isinstance(value, Message) else value for name, value in issue.values.items()
    }
    return catalogue.gettext(issue.template).format_map(values)


def category_label(category: str, catalogue: Catalogue) -> str:
    """An MQM category in words: "accuracy: mistranslation"."""
    return ": ".join(catalogue.pgettext("MQM", part.replace("-", " ")) for part in category.split("/"))


def severity_label(severity: Severity, catalogue: Catalogue) -> str:
    """A severity in words: "major"."""
    return catalogue.pgettext("severity", severity.label)


def verdict_label(verdict: Verdict, catalogue: Catalogue) -> str:
    """A verdict in words: "review"."""
    return catalogue.pgettext("verdict", verdict)


def language_label(tag: str, catalogue: Catalogue) -> str:
    """The name of a language: "Kazakh"."""
    return catalogue.gettext(language(tag).name)


def summary(check: Check, catalogue: Catalogue) -> str:
    """What a check says, in one sentence."""
    return catalogue.gettext(check.summary)
