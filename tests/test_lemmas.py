"""simplemma's dictionary, both ways: read from its own file, and from the table that is kept of a large one."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tqcheck.analysis.lemmas import lemmas_of

EVERY = 97  # of 800,000 forms


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of this module's own, empty at first."""
    with pytest.MonkeyPatch.context() as patch:
        path = tmp_path_factory.mktemp("cache")
        patch.setenv("XDG_CACHE_HOME", str(path))
        yield path / "tqcheck"


@pytest.fixture(scope="module")
def spanish() -> Mapping[str, str]:
    """Simplemma's own: form → dictionary form."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    return dict(DefaultDictionaryFactory(cache_max_size=0).get_dictionary("es").items())


def test_a_large_dictionary_is_read_once(spanish: Mapping[str, str], cache: Path) -> None:
    first = lemmas_of("es")
    (path,) = cache.glob("lemmas-es-*.json")
    with pytest.MonkeyPatch.context() as without:
        without.setitem(sys.modules, "simplemma.strategies.dictionaries.dictionary_factory", None)
        lemmas_of.cache_clear()
        again = lemmas_of("es")
    small = [form for form in spanish if form.islower() and " " not in form and " " not in spanish[form]]
    of: defaultdict[str, set[str]] = defaultdict(set)
    for form in spanish:
        of[spanish[form].lower()].add(form.lower())
    for form in small[::EVERY]:
        lemma = spanish[form]
        assert lemma.lower() == first.of(form)[0] == again.of(form)[0], form
        assert (lemma == form) is first.has(form) is again.has(form), form
        if lemma.islower():
            assert {one for one in of[lemma] if " " not in one} == {*again.forms(lemma)} == {*first.forms(lemma)}
    path.write_bytes(b"{}")
    lemmas_of.cache_clear()
    assert "fuimos" in lemmas_of("es").forms("ir")


@pytest.mark.parametrize(
    ("code", "word", "of", "form", "lemma"),
    [
        ("es", "fueron", "ser", "vayamos", "ir"),
        ("es", "casas", "casa", "casas", "casa"),
        ("en", "mice", "mouse", "mice", "mouse"),
        ("en", "went", "go", "goes", "go"),
    ],
)
def test_words_are_traced_back_and_forms_are_listed(code: str, word: str, of: str, form: str, lemma: str) -> None:
    lemmas = lemmas_of(code)
    assert of in lemmas.of(word)
    assert form in lemmas.forms(lemma)
    assert lemmas.has(lemma)
    assert not lemmas.has("qqq")
    assert lemmas.of("qqq") == []
    assert not lemmas.forms("qqq")


def test_a_language_that_simplemma_does_not_have_has_no_lemmas() -> None:
    assert lemmas_of("xx").of("word") == []
