"""Misspelt words: by the common words of a language, and, where somebody asks for more, by a speller."""

from __future__ import annotations

import builtins
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance.OSA import distance

from tqcheck.analysis import spelling
from tqcheck.analysis.slips import Misspelt, slips
from tqcheck.analysis.spelling import Speller, one_slip_away
from tqcheck.config import Settings
from tqcheck.engine import Checker
from tqcheck.errors import ConfigError
from tqcheck.model import Text
from tqcheck.orthography import orthography_of


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("goverment", "government", True),
        ("goovernment", "government", True),
        ("gavernment", "government", True),
        ("govenrment", "government", True),
        ("government", "government", True),
        ("govermant", "government", False),
        ("mosquitos", "mosquitoes", True),
        ("bhajans", "bhajan", False),
        ("word", "", False),
    ],
)
def test_one_slip(word: str, other: str, expected: bool) -> None:
    assert one_slip_away(word, other) is expected


@pytest.mark.parametrize("thorough", [False, True])
def test_places_are_code_points(thorough: bool) -> None:
    text = Text("🙂 The goverment met.", "en")
    assert Speller(thorough=thorough).misspelt(text) == [Misspelt(6, 15, "government")]


def test_the_speller_knows_slips_of_rarer_words() -> None:
    text = Text("The goverment fell by defenistration.", "en")
    assert [one.likely for one in Speller().misspelt(text)] == ["government"]
    assert [one.likely for one in Speller(thorough=True).misspelt(text)] == ["government", "defenestration"]


@pytest.mark.parametrize(
    ("tag", "raw", "likely"),
    [
        # a letter lost, added, changed, out of place
        ("en", "The parliment was disolved.", ["parliament", "dissolved"]),
        ("en", "They met yestterday.", ["yesterday"]),
        ("en", "It was seperated.", ["separated"]),
        ("en", "It failed becuase of them.", ["because"]),
        ("ru", "Сегодня праивтельство не соберётся.", ["правительство"]),
        ("ru", "Это стоновится нормой.", ["становится"]),
        # where the dictionary lacks many forms, a letter that was changed tells nothing
        ("uk", "Сьогодні мінастр не прийшов.", []),
        ("uk", "Сьогодні міінстр не прийшов.", ["міністр"]),
        ("fr", "L’annnée dernière, le gouvernment est tombé.", ["année", "gouvernement"]),
        ("es", "El gobireno cayó ayer.", ["gobierno"]),
        ("it", "Il govenro è caduto.", ["governo"]),
        ("tr", "Hükümet dün istfia etti, toplanıtda anlaştı.", ["istifa", "toplantıda"]),
        ("pl", "Wczoraj prezyednt odszedł.", ["prezydent"]),
        # what ends or begins in letters that no word ends or begins in
        ("en", "A governmentt was formed.", ["government"]),
        ("en", "They rarely mkae it.", ["make"]),
        # a short word may be one of the commonest alone
        ("en", "The virs spread, and thier vilage is poor.", ["their", "village"]),
        # names, short words, endings, both spellings, words that hold others, parts of words
        ("en", "The parlamento met in Goverment Street.", []),
        ("en", "He runnes and eatss.", []),
        ("en", "It was realised; it was realized; labour, labor; a cancelation.", []),
        ("fr", "Les chaînes et les chaines, août et aout.", []),
        ("es", "Hay que pagarle y decirlo.", []),
        ("tr", "Hikâye ve hikaye: Türkiye’den.", []),
        ("en", "A semi-goverment and goverment’s.", []),
        ("en", "See www.goverment.kz/parlament or info@minstry.kz, #becuase {user_goverment} goverment.kz", []),
        ("ru", "Волонтерства и трехкомнатная; {имя_праивтельство}", []),
        ("en", "He said: “prezident, parlament, goverment”.", []),
        ("en", "They doesnt know; the multicentre study of anaemia, and leukaemia.", []),
        ("en", "goverment" * 2_000, []),
        # words that a dictionary lacks
        ("fr", "Deux ouvriers ont péri dans un puits de pétrole, étrangement.", []),
        ("es", "Había doscientas personas.", []),
        ("uk", "Зафіксовано влучення, долар зміцнився.", []),
        ("pl", "To niezwykłe odkrycie, jakkolwiek niezależne.", []),
        # accents, and letters that are doubled
        ("fr", "La réprésentation de nos collegues, chaque anée.", ["représentation", "collègues", "année"]),
        ("es", "Los paises lo quieren todavia.", ["países", "todavía"]),
        ("it", "Sono neccessari.", ["necessari"]),
        # languages of which no dictionary is at hand, or one that lacks too much
        ("kk", "Үкіметт бүгін жиналды.", []),
        ("cs", "Vlaada se sešla.", []),
        ("de", "Sie haben nciht gelacht.", []),
    ],
)
def test_slips_of_common_words(tag: str, raw: str, likely: list[str]) -> None:
    assert [one.likely for one in slips(Text(raw, tag))] == likely


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz’- é", max_size=60), st.sampled_from(["en", "fr", "ru", "tr"]))
def test_slips_lie_in_the_text_and_are_no_words(raw: str, tag: str) -> None:
    for start, end, likely in slips(Text(raw, tag)):
        assert raw[start:end].islower()
        assert raw[start:end] != likely
        assert distance(raw[start:end], likely) == 1


def test_what_was_asked_for_stands_in_the_signature() -> None:
    assert Checker().signature() != Checker(Settings(spelling=True)).signature()
    assert [check.code for check in Checker(Settings(spelling=True, select=("name-missing",))).checks] == [
        "misspelt-word",
        "name-missing",
    ]


def test_it_is_a_check_like_others() -> None:
    assert "misspelt-word" in {check.code for check in Checker().checks}
    assert "misspelt-word" not in {
        check.code for check in Checker(Settings(spelling=True, ignore=("misspelt-word",))).checks
    }


def test_a_kind_of_slip_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="swapped"):
        orthography_of({"slips": "turned swapped"})


def test_without_the_speller_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "harper":
            raise ImportError(name)
        return found(name, *rest, **more)

    spelling._linters.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ConfigError) as raised:
        Checker(Settings(spelling=True))
    assert "tqcheck[spelling]" in str(raised.value)
