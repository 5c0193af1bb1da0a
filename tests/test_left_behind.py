"""The borders of what counts as left behind: words, clauses, quotations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.analysis.clauses import doubtful_stretches
from tqcheck.analysis.identification import Identifier
from tqcheck.analysis.lexicon import is_noun, knows
from tqcheck.analysis.shared import quotes_source
from tqcheck.checks.acronym_carried_over import acronym_carried_over
from tqcheck.checks.mixed_script import mixed_script
from tqcheck.checks.untranslated_word import untranslated_word
from tqcheck.checks.wrong_language import wrong_language
from tqcheck.glossary.concepts import Glossary
from tqcheck.language import language
from tqcheck.model import Severity, Text, segment


@pytest.mark.parametrize(
    ("languages", "source", "target", "words"),
    [
        ("de en", "Er nannte die Kritik falsch.", "He called the Kritik wrong.", ["Kritik"]),
        ("de en", "Das Angebot von Samsung ist gut.", "The offer from Samsung is good.", []),
        ("de en", "Die Deutsche Zeitung schrieb das.", "Deutsche Zeitung wrote that.", []),
        ("de en", "Viren und Viruslast im Hospital", "Virus and viral load in hospital", []),
        ("es en", "Pero ningún alumno vino.", "Pero no student came.", ["Pero"]),
        ("es en", "Dijo: «la casa».", "She said “la casa”.", []),
        ("es en", "Vive en la calle (calle).", "She lives in the street (calle).", []),
        ("it en", "Vedi prevenzione.it per i dati.", "See prevenzione.it for the data.", []),
        ("fr en", "La ville a travaillé dur.", "The town travaillé hard.", ["travaillé"]),
        ("en de", "The lockdown went viral online.", "Der Lockdown ging online viral.", []),
        ("en de", "He came with the dog.", "Er kam with dem Hund.", ["with"]),
        ("en ru", "The Hill reported the vote.", "The Hill сообщила о голосовании.", []),
        ("en tl", "The form of the virus", "Ang form ng virus at the bagay", []),
        ("ru uk", "Он пришёл вместе с другом.", "Він прийшов вместе з другом.", ["вместе"]),
        ("ru kk", "Министр и полиция", "Министр және полиция", []),
        # surnames that are nouns too, beside “said”; but not with an article
        ("de en", "„Das ist gut“, sagte Richter.", "“That is good,” Richter said.", []),
        ("de en", "Der Geschäftsführer sagte das.", "The Geschäftsführer said so.", ["Geschäftsführer"]),
        ("de en", "Danach schwieg Schmidt.", "Then Schmidt himself was silent.", []),
        # small words in a name, joined or led by a word with a capital; “and” is left all the same
        ("de en", "Das sagte von Thal.", "Von Thal said so.", []),
        ("en fr", "He read The Daily Star.", "Il a lu The Daily Star.", []),
        ("en de", "Norway and Malta won.", "Norwegen and Malta siegten.", ["and"]),
        # number words, set phrases, words of the web, addresses and entities
        ("en tr", "He left on Monday, ten days ago.", "Pazartesi günü, on gün önce gitti.", []),
        ("en ru", "It was tested in vitro.", "Это проверили in vitro.", []),
        ("es en", "Se probó in vivo.", "It was tested in vivo.", []),
        ("en el", "The menu is vegan.", "Το μενού είναι vegan.", []),
        ("en ru", "It is on $site and at http://a.example.", "Это на $site и на http://a.example.", []),
        ("es en", "La llamada ‘zona de sombra’.", "The so-called 'zona de sombra'.", []),
    ],
)
def test_words(languages: str, source: str, target: str, words: list[str]) -> None:
    found = list(untranslated_word.run(segment(source, target, languages)))
    assert [finding.spans[0].text for finding in found] == words


@pytest.mark.parametrize(
    ("source", "target", "severities"),
    [
        ("Об этом сообщили в МЧС.", "This was reported by the MChS.", [Severity.MAJOR]),
        ("Об этом сообщило БЕЛТА.", "This was reported by BELTA.", [Severity.MINOR]),  # nobody has listed it
        ("Победил ПАПЕНКОВ.", "The winner was PAPENKOV.", []),  # a word in capitals
    ],
)
def test_acronyms_that_are_carried_over(source: str, target: str, severities: list[Severity]) -> None:
    found = acronym_carried_over.run(segment(source, target, "ru en"), Glossary())
    assert [finding.severity or acronym_carried_over.severity for finding in found] == severities


@pytest.mark.parametrize(
    ("word", "noun"),
    [("Kritik", True), ("Eroberung", True), ("Sicherheitsberater", True), ("Samsung", False), ("Merkel", False)],
)
def test_nouns(word: str, noun: bool) -> None:
    assert is_noun(word, language("de")) is noun


def test_only_a_dictionary_denies_a_word() -> None:
    assert knows("en", "restaurant") is True
    assert knows("en", "współpracę") is False
    assert knows("kk", "współpracę") is None


@pytest.mark.parametrize(
    ("languages", "target", "clauses"),
    [
        ("ru en", "The minister said that the law would be changed, но никто не знает, когда это будет.", 1),
        ("ru en", "The minister told the newspaper on Monday: “но никто не знает, когда это будет”.", 0),
        ("en zh", "政府说，新法律将生效 the minister said that today 而且没有人知道。", 1),
        ("en zh", "他在 New York Times 和 Wall Street Journal 工作。", 0),
        ("en ru", "Он работал в The New York Times и в Wall Street Journal много лет.", 0),
    ],
)
def test_clauses(languages: str, target: str, clauses: int) -> None:
    found = list(wrong_language.run(segment("0", target, languages), Identifier()))
    assert len(found) == clauses
    assert all(finding.spans[0].text != target for finding in found)


def test_a_quotation_that_was_translated_is_none() -> None:
    pair = segment("Er rief: „Das ist nicht wahr“.", "He cried: “That is nicht true”.", "de en")
    start = pair.target.raw.index("nicht")
    assert not quotes_source(pair, start, start + 5)


@settings(max_examples=100)
@given(st.text(max_size=120), st.sampled_from(["en", "kk", "zh", "de"]))
def test_stretches_lie_in_the_text(raw: str, tag: str) -> None:
    for start, end in doubtful_stretches(Text(raw, tag)):
        assert 0 <= start < end <= len(raw)


@pytest.mark.parametrize(
    ("source", "severity"), [("Певица МакSим приехала.", Severity.NEUTRAL), ("Певица Максим приехала.", None)]
)
def test_a_mixed_word_that_the_source_has_is_a_neutral_note(source: str, severity: Severity | None) -> None:
    (finding,) = mixed_script.run(segment(source, "Әнші МакSим келді.", "ru kk"))
    assert finding.severity == severity
