"""Renderings in the form that their place asks for, and terms in the shapes in which texts write them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tqcheck.analysis.suffixing import suffixed_like
from tqcheck.glossary.coverage import named_in
from tqcheck.glossary.fitting import fitted
from tqcheck.glossary.match import terms
from tqcheck.glossary.read import read_glossary
from tqcheck.language import language
from tqcheck.model import Text, segment


@pytest.fixture
def read(tmp_path: Path):
    def glossary(text: str):
        path = tmp_path / "g.tsv"
        path.write_text(text, "utf-8")
        return read_glossary([path])

    return glossary


@pytest.mark.parametrize(
    ("tag", "wrong", "right", "text", "suggestion"),
    [
        ("ru", "вредный алкоголь", "разовая доза", "Это 300 порций вредного алкоголя.", "разовой дозы"),
        ("ru", "банда", "преступная группа", "Он говорил с бандами.", "преступными группами"),
        ("ru", "разбой", "грабёж", "Обвинён в разбое.", "грабеже"),
        ("ru", "банда", "преступная группа", "Банде не уйти.", "Преступной группе"),
        ("ru", "грабёж", "кража", "Раскрыт грабёж.", "кража"),  # nominative or accusative: кража or кражу
        ("ru", "банда", "группа лиц", "Он говорил с бандами.", "группа лиц"),  # not adjectives and a noun
        ("en", "robbery", "theft", "Two robberies were solved.", "thefts"),
        ("en", "theft", "armed robbery", "Two thefts were solved.", "armed robberies"),
        ("en", "survey", "police", "Surveys are done.", "Police"),  # which has no plural
        ("en", "theft", "robbery", "A theft was solved.", "robbery"),
        ("kk", "тонау", "ұрлық", "Ол тонаумен айналысты.", "ұрлықпен"),
        ("kk", "қала", "аудан", "Ол қалаға барды.", "ауданға"),
        ("kk", "топ", "сот", "Олар тобы туралы айтты.", "сот"),  # топ has changed: not certain
        ("tr", "okul", "ev", "Okulda kaldı.", "Evde"),
        ("tr", "şehir", "ilçe", "Şehir büyüdü.", "İlçe"),
        ("tr", "iç bakanlığı", "İçişleri Bakanlığı", "O iç bakanlığı dedi.", "İçişleri Bakanlığı"),
        ("de", "Raub", "Diebstahl", "Wegen des Raubes.", "Diebstahl"),
    ],
)
def test_a_rendering_stands_in_the_form_of_what_it_replaces(read, tag, wrong, right, text, suggestion):
    glossary = read(f"{tag}\tuk\n{right} | !{wrong}\tх\n")
    found = Text(text, tag, "target", "1")
    match = next(match for match in terms(found, glossary) if match.term.text == wrong)
    assert fitted(right, match, found, glossary) == suggestion


@pytest.mark.parametrize(
    ("tag", "word", "model", "written", "form"),
    [
        ("kk", "адам", "топ", "топтың", "адамның"),
        ("kk", "топ", "адам", "адамдарға", "топтарға"),
        ("kk", "полиция", "топ", "топтан", "полициядан"),
        ("kk", "мектеп", "адам", "адамы", None),  # мектебі: its last consonant changes
        ("kk", "сарапшы", "маман", "маманға", None),  # its last letter may be a possessive
        ("tr", "kurul", "meclis", "meclislerden", "kurullardan"),
        ("tr", "polis", "asker", "askerin", None),  # of the soldier, or your soldier
        ("uz", "uy", "maktab", "maktabda", None),  # no data for it
    ],
)
def test_suffixes_go_on_to_another_word(tag, word, model, written, form):
    assert suffixed_like(word, model, written, language(tag).inflection) == form


def test_no_analyser_is_loaded_before_there_is_something_to_suggest():
    code = "import sys, tqcheck; tqcheck.Checker(); print('pymorphy3' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("tag", "term", "text", "found"),
    [
        ("en", "drug trafficking", "Drug-trafficking is up.", ["Drug-trafficking"]),
        ("en", "air strike", "Two airstrikes were reported.", ["airstrikes"]),
        ("en", "air strikes", "An airstrike was reported.", ["airstrike"]),
        ("en", "air strike zone", "An airstrike zone was set up.", []),
        ("en", "air stri*", "Two airstrikes were reported.", ["airstrikes"]),
        ("en", "e-mail", "Emails were sent.", ["Emails"]),
        ("en", "go on", "A goon came.", []),
        ("en", "go\u00a0on", "A goon came.", []),
        ("en", "air st*", "The airsticks broke.", []),
        ("en", "bank EU*", "A bankeuro came.", []),
        ("en", "co-op*", "Their cooperation ended.", ["cooperation"]),
        ("en", "con man", "Two conmen were held.", ["conmen"]),
        ("en", "re-build", "They are rebuilding it.", ["rebuilding"]),
        ("en", "e-mail", "Two e-mails and three emails came.", ["e-mails", "emails"]),
        ("en", "for get", "Do not forget it.", ["forget"]),
        ("en", "ceasefire", "Both cease-fires failed.", ["cease-fires"]),
        ("en", "cyberattack", "The cyber attacks went on.", ["cyber attacks"]),
        ("en", "ceasefire agreement", "A cease-fire agreement was signed.", ["cease-fire agreement"]),
        ("en", "inform", "Fill it in form by form.", []),
        ("en", "US", "They told us that the US won.", ["US"]),
        ("en", "US president", "The US presidents met; let us president be.", ["US presidents"]),
        ("en", "US", "The U.S. imposed it, the US said; you U.S", ["U.S.", "US"]),
        ("en", "US president", "The U.S. president spoke.", ["U.S. president"]),
        ("en", "US-led", "A U.S.-led force came.", ["U.S.-led"]),
        ("en", "=US", "The U.S. imposed it.", []),
        ("en", "NATO", "NATO's plan", ["NATO"]),
        ("en", "=SEZ", "Two SEZs were opened.", ["SEZs"]),
        ("en", "=SEZ", "A SEZon began.", []),
        ("kk", "ІІМ", "ІІМ-нің баспасөз қызметі, іім", ["ІІМ"]),
        ("kk", "=БҰҰ", "БҰҰ-да және БҰҰда", ["БҰҰ", "БҰҰда"]),
        ("ru", "МВД", "МВД сообщило", ["МВД"]),
        ("fi", "=Nato", "Nato:n kokous", ["Nato"]),
        ("uz", "IIV", "IIVning xabari", ["IIVning"]),
    ],
)
def test_terms_are_found_in_the_shapes_that_texts_write(read, tag, term, text, found):
    glossary = read(f"{tag}\tuk\n{term}\tх\n")
    matches = terms(Text(text, tag, "target", "1"), glossary)
    assert [text[match.start : match.end] for match in matches] == found


@pytest.mark.parametrize(
    ("source", "target", "named", "rendered"),
    [
        ("Организованная преступная группа (ОПГ) задержана.", "A gang was held.", 1, 0),
        ("Организованная преступная группа (далее – ОПГ) задержана.", "An OCG was held.", 1, 1),
        ("ОПГ (организованная преступная группа) задержана.", "An organised criminal group (OCG) was held.", 1, 1),
        ("ОПГ и ещё одна ОПГ", "An OCG and an OCG", 2, 2),
        ("ОПГ (в городе есть ОПГ, и не одна)", "An OCG", 2, 1),
    ],
)
def test_an_abbreviation_in_brackets_is_no_use_of_its_own(read, source, target, named, rendered):
    glossary = read("ru\ten\nорганизованная преступная группа | ОПГ\torganised criminal group | OCG\n")
    (use,) = named_in(segment(source, target, "ru en"), glossary)
    assert (len(use.places), use.rendered) == (named, rendered)
