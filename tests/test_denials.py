"""What a text denies: surely, perhaps or not at all."""

import pytest

from tqcheck import Checker
from tqcheck.analysis.denials import denials, may_deny
from tqcheck.model import Document, Text, segment

# language, text, the words that surely deny, whether another may
DENIALS = [
    ("en", "He didn't resign.", ["didn't"], False),
    ("en", "He didn’t resign.", ["didn’t"], False),
    ("en", "They do not.", ["not"], False),
    ("en", "It was not only him.", [], True),
    ("en", "They left without a word.", [], True),
    ("en", "The tireless man came.", [], True),
    ("en", "He came.", [], False),
    ("es", "Es el No. 1.", [], False),
    ("es", "Él no vino.", ["no"], False),
    ("ru", "Он не ушёл.", ["не"], False),
    ("ru", "Погибли не менее пяти человек.", [], True),
    ("ru", "Ответ неизвестен.", [], True),
    ("kk", "Ол келмейді.", ["келмейді"], False),
    ("kk", "Ол келмеді.", ["келмеді"], False),
    ("kk", "Ақпарат расталмады.", ["расталмады"], False),
    ("kk", "Дүкен есігін кеш жабады.", [], True),
    ("tr", "Hükümet yasayı kabul etmedi.", ["etmedi"], False),
    ("ja", "可決しなかった。", ["なかった"], False),
    ("kk", "Бұл жаңалық емес.", ["емес"], False),
    ("kk", "Ол келді.", [], False),
    ("fr", "Il n'est pas venu.", ["pas"], True),
    ("zh", "他没有来。", ["没有"], False),
    ("zh", "他不仅来了。", [], True),
    # what looks like a denial and is none
    ("kk", "Полиция күдіктіні қамайды.", [], False),
    ("kk", "Ол Мамайды көрді.", [], True),
    ("kk", "Ол жұмысқа келмепті.", [], True),
    ("tr", "Köylüler ölülerini bahçeye gömüyor.", [], False),
    ("tr", "Nergis Muhammedi ödülü aldı.", [], True),
    ("tr", "Onlar öğrenci değiller.", ["değiller"], False),
    ("en", "Gerard 't Hooft won the prize.", [], False),
    ("en", "The work is incomplete.", [], True),
    ("en", "She has an income.", [], False),
    ("pl", "Ludzie czekali na nie trzy godziny.", [], True),
    ("fr", "Le premier pas a été franchi.", [], True),
    ("ja", "人口が少なかった。", [], True),
    ("zh", "他来了。", [], False),
]


@pytest.mark.parametrize(("tag", "text", "sure", "possible"), DENIALS, ids=[f"{one[0]}: {one[1]}" for one in DENIALS])
def test_what_a_text_denies(tag: str, text: str, sure: list[str], possible: bool) -> None:
    one = Text(text, tag)
    assert [text[each.start : each.end] for each in denials(one)] == sure
    assert may_deny(one) is (possible or bool(sure))


# languages, source, target, the word that is told, its severity
TOLD = [
    ("en ru", "He did not resign.", "Он ушёл в отставку.", "not", "major"),
    ("ru en", "Суд признал его виновным.", "The court did not find him guilty.", "not", "major"),
    (
        "ru en",
        "В среду в Астане министр рассказал журналистам, что новые правила уже работают во всех областях страны.",
        "In Astana on Wednesday the minister told reporters that the new rules are not working in any region.",
        "not",
        "minor",
    ),
    ("ru en", "Вы не придёте?", "Will you come?", None, None),
    ("ru en", "Он написал песню Don't Go.", "He wrote the song Don't Go.", None, None),
    ("ru en", "Он отказался уйти.", "He did not leave.", None, None),
    ("ru fi", "Он не пришёл.", "Hän tuli.", None, None),
]


@pytest.mark.parametrize(("languages", "source", "target", "word", "severity"), TOLD)
def test_a_negation_of_one_side_is_told(languages, source, target, word, severity) -> None:
    one = segment(source, target, languages)
    document = Document("1", *languages.split(), (one,), article=False)
    found = [issue for issue in Checker().check(document).issues if issue.code == "negation-mismatch"]
    assert [(issue.values["word"], issue.severity.label) for issue in found] == ([(word, severity)] if word else [])
