"""Inflection: the forms of dictionary words, and whether two words are one."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.analysis.form_table import form_table, stemmed
from tqcheck.analysis.forms import expand, finder, inflects_surely, same_word
from tqcheck.language import language

FORMS = [
    ("kk", "топ", "топ топтың топтары топтарының тобы тобын тобына тобымен топқа", "топырақ топшы тоб"),
    ("kk", "ұрлық", "ұрлығы ұрлықтың ұрлықтардан ұрлығын", "ұрлады ұрлығ ұры"),
    ("kk", "халық", "халық халқы халқының халқына халықтар", "халқ халықаралық"),
    ("kk", "орын", "орны орнында орындар орыннан", "орындау"),
    ("kk", "министр", "министрдің министрлер министрге министрмен", "министрлік"),
    ("tr", "kitap", "kitaplar kitabı kitabın kitaplarında kitaptaki", "kitapçı"),
    ("ru", "грабёж", "грабёж грабежа грабежом грабежи грабежей", "грабитель"),
    ("ru", "осуждён", "осуждён осужден осуждена осуждённого осужденных", "осудил осуждает"),
    ("ru", "изъять", "изъять изъял изъяли изъято изъятые", "изъян"),
    ("ru", "дело", "дело дела делу делами дел", "дели деть"),
    ("ru", "токаев", "токаев токаева токаеву токаевым", "токарь"),
    ("en", "robbery", "robbery robberies", "robber robbed"),
    ("en", "akim", "akim akims", "akimat"),
    ("en", "sentenced", "sentenced", "sentence sentences"),
    ("de", "ausschuss", "ausschuss ausschusses ausschüsse ausschüssen", "ausschluss"),
    ("de", "angeklagter", "angeklagter angeklagte angeklagten angeklagtem", "anklage"),
    ("de", "system", "systems systeme systemen", "syste systes"),
    ("de", "drogenpolizeigesetz", "drogenpolizeigesetze drogenpolizeigesetzes", "gesetz"),
    ("fi", "lakko", "lakko lakon lakossa lakkoon lakot", "laki"),
    ("fi", "kotimaa", "kotimaassa kotimaassaan kotimaansa", "maa"),
    ("tr", "renk", "rengi rengin renkler", "rende"),
    ("tr", "kayıp", "kaybı kayıplar", "kayık"),
    ("tr", "milletvekili", "milletvekilleri milletvekillerinin milletvekiline", "milletler"),
    ("tr", "kapı", "kapılar kapıda", "kapları"),
    ("ar", "القضية", "القضية القضيةكم", "القضي"),
]
IN_LONGER_TERMS = [
    ("de", "bewaffneter", "bewaffneten"),
    ("de", "kritische", "kritischer"),
    ("fi", "yhdistyneet", "yhdistyneiden"),
    ("tr", "bankası", "bankaları"),
    ("kk", "құқығы", "құқықтары"),
    ("kk", "орны", "орындары"),
    ("uz", "yurti", "yurtlari"),
]


def headwords_of(tag: str, headwords: dict[str, bool], stems: dict[str, str] | None = None):
    tongue = language(tag)
    return finder(expand(headwords, tongue), stems or {}, tongue)


@cache
def alone(tag: str):
    """The forms of all headwords below of a language: its dictionary is loaded once."""
    return headwords_of(tag, {row[1]: True for row in FORMS if row[0] == tag})


@cache
def in_longer_terms(tag: str):
    """The same of words of longer terms."""
    return headwords_of(tag, {row[1]: False for row in IN_LONGER_TERMS if row[0] == tag})


@pytest.mark.parametrize(("tag", "headword", "forms", "strangers"), FORMS)
def test_forms(tag, headword, forms, strangers):
    found = alone(tag)
    assert [form for form in forms.split() if headword not in (found(form) or ())] == []
    assert [word for word in strangers.split() if headword in (found(word) or ())] == []


def test_a_word_of_a_longer_term_is_traced_back_to_its_dictionary_form():
    tongue = language("en")
    assert ("killing", "killed") in expand({"killing": False}, tongue).forms()
    assert ("killing", "killed") not in expand({"killing": True}, tongue).forms()


@given(st.dictionaries(st.text("абвг", min_size=1, max_size=4), st.sets(st.text("абвгд", min_size=1, max_size=6))))
def test_a_table_holds_the_forms_it_was_made_of_and_no_others(forms):
    made = form_table((word, stemmed(of)) for word, of in forms.items())
    assert sorted(made.forms()) == sorted((word, form) for word, of in forms.items() for form in of)
    for word, of in forms.items():
        for form in of:
            cuts = ((form[:cut], form[cut:]) for cut in range(len(form) + 1))
            assert any(
                word in made.headwords(stem, rest, any_ending=False) for stem, rest in cuts if stem in made.stems
            )


@pytest.mark.parametrize(("tag", "word", "form"), IN_LONGER_TERMS)
def test_a_word_of_a_longer_term_is_found_as_the_language_changes_it_there(tag, word, form):
    assert word in in_longer_terms(tag)(form)


def test_a_stem_may_go_on_with_any_letters():
    found = headwords_of("ru", {"банк": True}, {"наркотик": "наркотик*"})
    assert found("наркотиками") == ("наркотик*",)
    assert found("наркотик") == ("наркотик*",)
    assert found("наркот") == ()


@pytest.mark.parametrize(
    ("tag", "a", "b", "one"),
    [
        ("en", "robbery", "robberies", True),
        ("en", "theft", "thefts", True),
        ("en", "crash", "crashes", True),
        ("en", "robber", "robbery", False),
        ("en", "police", "policy", False),
        ("ru", "кража", "кражи", True),
        ("ru", "взрыв", "взрывов", True),
        ("ru", "разбой", "разбойник", False),
        ("kk", "ұрлық", "ұрлығы", True),
        ("kk", "тонау", "тонаудың", True),
        ("kk", "ұрлықтың", "ұрлыққа", True),
        ("kk", "қылмысты", "қылмыстық", False),
        ("tr", "hırsızlık", "hırsızlığı", True),
        ("zh", "抢", "抢", True),
        ("sw", "mtu", "mtoto", False),
    ],
)
def test_same_word(tag, a, b, one):
    assert same_word(a, b, language(tag)) is one
    assert same_word(b, a, language(tag)) is one


@given(st.text(st.sampled_from("абқғдеіклнорстуы"), max_size=14))
def test_any_word_may_be_looked_up(word):
    found = headwords_of("kk", {"топ": True, "қала": True}, {"пара": "пара*"})(word)
    assert set(found) <= {"топ", "қала", "пара*"}


def test_only_the_prefix_rule_is_unsure():
    assert inflects_surely(language("kk"))
    assert not inflects_surely(language("sw"))
