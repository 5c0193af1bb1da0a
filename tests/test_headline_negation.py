"""Headlines that deny what the text affirms, or affirm what it denies, in several languages."""

from __future__ import annotations

import pytest

from tqcheck import Checker
from tqcheck.config import Settings
from tqcheck.model import Document, Segment, Text

CHECKER = Checker(Settings(select=("headline-negation",)))


def told(tag: str, headline: str, sentence: str) -> list[str]:
    """The words of the text that are told beside the headline."""
    texts = [("1", headline, "headline"), ("2", sentence, "body"), ("3", "…", "body")]
    segments = [
        Segment(name, Text("", tag, "source", name), Text(raw, tag, "target", name), role)  # type: ignore[arg-type]
        for name, raw, role in texts
    ]
    issues = CHECKER.check(Document("a", tag, tag, tuple(segments), target_only=True)).issues
    return [issue.spans[1].text for issue in issues]


@pytest.mark.parametrize(
    ("tag", "headline", "sentence"),
    [
        ("en", "Fares on city buses will rise in July", "Fares on city buses won’t rise in July, the mayor said."),
        ("en", "Fares on city buses won’t rise in July", "Fares on city buses will rise in July, the mayor said."),
        ("ru", "Тарифы на проезд в автобусах вырастут", "Тарифы на проезд в автобусах не вырастут, заявил мэр."),
        ("kk", "Қала автобусында жол ақысы көтеріледі", "Қала автобусында жол ақысы көтерілмейді, деді әкім."),
        ("uk", "Тарифи на проїзд автобусами зростуть", "Тарифи на проїзд автобусами не зростуть, сказав мер."),
        ("de", "Fahrpreise der Stadtbusse steigen im Juli", "Die Fahrpreise der Stadtbusse steigen im Juli nicht."),
        ("fr", "Les tarifs des bus municipaux augmentent", "Les tarifs des bus municipaux n’augmentent pas."),
        ("fr", "Les tarifs des bus municipaux n’augmentent pas", "Les tarifs des bus municipaux augmentent."),
        ("ru", "Пассажиры автобуса в аварии пострадали", "Никто, пассажиры автобуса в аварии не пострадали."),
        ("es", "Suben las tarifas de los autobuses urbanos", "No suben las tarifas de los autobuses urbanos."),
        ("it", "Aumentano le tariffe degli autobus urbani", "Le tariffe degli autobus urbani non aumentano."),
        ("pl", "Ceny biletów autobusowych wzrosną latem", "Ceny biletów autobusowych nie wzrosną latem."),
        ("tr", "Belediye otobüs biletleri temmuzda pahalı", "Belediye otobüs biletleri temmuzda pahalı değil."),
    ],
)
def test_a_sentence_that_says_the_opposite_is_told(tag: str, headline: str, sentence: str) -> None:
    assert len(told(tag, headline, sentence)) == 1


@pytest.mark.parametrize(
    ("tag", "headline", "sentence"),
    [
        # both deny, or neither does
        ("en", "Fares on city buses will not rise in July", "Fares on city buses won’t rise in July, the mayor said."),
        ("de", "Fahrpreise der Stadtbusse steigen im Juli", "Die Fahrpreise der Stadtbusse steigen im Juli."),
        # the one denies by a verb, and it is told with a not
        ("en", "Mayor rejects higher fares on city buses", "The mayor did not accept higher fares on city buses."),
        ("ru", "Мэр отказался повышать тарифы на проезд", "Мэр не стал повышать тарифы на проезд."),
        # what both have denies in both alike
        ("en", "Unlicensed bus drivers lose jobs in Almaty", "Unlicensed bus drivers lose jobs in Almaty, we hear."),
        # a no that is none
        ("en", "Fares on city buses will rise in July", "Fares on city buses will rise in July, and not only here."),
        # a no, or a without, that denies something else
        ("en", "School No. 5 reopens in Almaty after repairs", "School number 5 reopens in Almaty after repairs."),
        ("ru", "Найден пропавший без вести рыбак из Актау", "Найден пропавший рыбак из Актау."),
        (
            "de",
            "Autofahrer ohne Führerschein in Berlin gestoppt",
            "Autofahrer mit falschem Führerschein in Berlin gestoppt.",
        ),
        ("fr", "Le Sénat adopte le budget de la ville", "Sans surprise, le Sénat adopte le budget de la ville."),
        # another event
        ("en", "Fares on city buses will rise in July", "Parking fees will not rise."),
    ],
)
def test_what_may_be_true_of_both_is_not(tag: str, headline: str, sentence: str) -> None:
    assert told(tag, headline, sentence) == []
