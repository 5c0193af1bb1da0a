"""A glossary's rendering in the form that its place in the translation asks for, where that is certain."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tqcheck.analysis.declining import declined_like
from tqcheck.analysis.suffixing import suffixed_like
from tqcheck.analysis.words import fold, with_capital
from tqcheck.glossary.concepts import Glossary
from tqcheck.glossary.match import Match, headwords_of
from tqcheck.language import Language, language
from tqcheck.model import Text


def fitted(rendering: str, wrong: Match, text: Text, glossary: Glossary) -> str:
    """A rendering in the form in which a wrong term stands in a text: case and number, suffixes, or a plural.

    In its dictionary form where the form of the wrong one, or the form to give, is not certain. It begins with a
    capital where the wrong one does and its dictionary form does not.
    """
    tongue = language(text.language)
    there = text.raw[wrong.start : wrong.end]
    model, written = wrong.term.text.split(), there.split()
    found = rendering.split()
    if len(model) == len(written) and not (wrong.term.exact or wrong.term.open_ended):
        lower = [[fold(word, tongue) for word in words] for words in (found, model, written)]
        fitter = _FITTERS.get(tongue.inflection.method, _pluralised)
        new = fitter(lower[0], lower[1], lower[2], tongue, glossary)
        if new is not None:
            found = [_cased(word, own, tongue) for word, own in zip(new, found, strict=True)]
    result = " ".join(found)
    return with_capital(result, tongue) if there[:1].isupper() and wrong.term.text[:1].islower() else result


def _cased(word: str, own: str, tongue: Language) -> str:
    """A form with the capitals of its dictionary form."""
    lower = fold(own, tongue)
    if word.startswith(lower):
        return own + word.removeprefix(lower)
    if own.isupper() and len(own) > 1:
        return own
    return with_capital(word, tongue) if own[:1].isupper() else word


def _declined(
    found: Sequence[str], model: Sequence[str], written: Sequence[str], tongue: Language, _: Glossary
) -> list[str] | None:
    return declined_like(found, model, written, tongue.primary)


def _suffixed(
    found: Sequence[str], model: Sequence[str], written: Sequence[str], tongue: Language, _: Glossary
) -> list[str] | None:
    if model[:-1] != written[:-1]:
        return None
    last = suffixed_like(found[-1], model[-1], written[-1], tongue.inflection)
    return None if last is None else [*found[:-1], last]


def _pluralised(
    found: Sequence[str], model: Sequence[str], written: Sequence[str], tongue: Language, glossary: Glossary
) -> list[str] | None:
    """The last word in the plural where the wrong one is, in a language whose nouns have no other forms.

    It must be one that the index knows for a form of the word: policeman has no regular plural.
    """
    uncounted = tongue.inflection.uncounted
    if not uncounted or model[:-1] != written[:-1] or model[-1] == written[-1]:
        return None
    if found[-1] in uncounted or found[-1].endswith(tuple(end[1:] for end in uncounted if end[0] == "-")):
        return None
    if not any(_makes(model[-1], written[-1], pair) for pair in tongue.inflection.endings):
        return None
    headwords = headwords_of(glossary, tongue.tag)
    plurals = {
        form
        for end, base in tongue.inflection.endings
        if found[-1].endswith(base) and (form := found[-1].removesuffix(base) + end) != found[-1]
        if found[-1] in headwords(form)
    }
    return [*found[:-1], plurals.pop()] if len(plurals) == 1 else None


def _makes(model: str, written: str, pair: tuple[str, str]) -> bool:
    end, base = pair
    return model.endswith(base) and model.removesuffix(base) + end == written


Fitter = Callable[[Sequence[str], Sequence[str], Sequence[str], Language, Glossary], list[str] | None]
_FITTERS: dict[str, Fitter] = {"pymorphy3": _declined, "suffixes": _suffixed}
