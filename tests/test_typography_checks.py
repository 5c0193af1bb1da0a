"""The checks of repeated words, quotation marks, brackets and capitals: what they flag and suggest."""

from __future__ import annotations

import pytest

from tqcheck.check import Check
from tqcheck.checks.number_format import number_format
from tqcheck.checks.quotation_marks import quotation_marks
from tqcheck.checks.repeated_word import repeated_word
from tqcheck.checks.sentence_case import sentence_case
from tqcheck.checks.unpaired_bracket import unpaired_bracket
from tqcheck.model import segment

Found = list[tuple[str, str | None]]


def found(check: Check, languages: str, source: str, target: str) -> Found:
    findings = list(check.run(segment(source, target, languages)))
    for finding in findings:
        assert finding.template.format_map(finding.values)
        for span in finding.spans:
            assert (source if span.side == "source" else target)[span.start : span.end] == span.text
    return [(finding.spans[0].text, finding.suggestion or finding.edit) for finding in findings]


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("kk en", "Ол кетті.", "He has has left.", [("has has", "has")]),
        ("kk en", "Ол кетті.", "The the man left.", [("The the", "The")]),
        ("ru en", "Часть плана.", "A part of the of the plan.", [("of the of the", "of the")]),
        ("ru en", "Это было в 1995 году.", "It was in 1995 1995.", [("1995 1995", "1995")]),
        ("ru en", "Счёт дня.", "It spread Covid-19 Covid-19 fast.", [("Covid-19 Covid-19", "Covid-19")]),
        ("ru en", "Он ушёл.", "He left left left left.", [("left left left left", "left")]),
        ("en kk", "He came.", "Ол келді келді келді.", [("келді келді келді", "келді")]),
        ("en kk", "He came.", "Ол келді келді.", [("келді келді", None)]),
        ("en vi", "He came.", "Ông ấy đến đến đến.", [("đến đến đến", "đến")]),
        # may be right
        ("en hi", "Stay 2 metres away from others.", "लोगों से कम से कम 2 मीटर दूर रहें।", []),
        ("ru en", "Он имел это.", "He had had it, and that that was so.", []),
        ("en kk", "Slowly.", "Ақырын-ақырын жүрді.", []),
        ("en kk", "Slowly, slowly.", "Ақырын ақырын жүрді.", []),
        ("en tr", "Slowly.", "Yavaş yavaş gitti.", []),
        ("en vi", "Slowly.", "Anh ấy đi từ từ.", []),
        ("ru en", "Зарплата 100 тысяч.", "A pay of 100 100 roubles.", []),
        ("ru en", "Группа «Дюран Дюран».", "The band Duran Duran.", []),
        ("ja en", "バーデン・バーデンで。", "In Baden Baden.", []),
        ("ru en", "Пока-пока, сказал он.", "Ciao ciao, he said.", []),
        ("ru en", "В мае могут прийти.", "In May may come rain.", []),
        ("ru en", "Он ушёл. Ушёл.", "He left. Left, left.", []),
        ("en zh", "They discussed it.", "他们讨论讨论。", []),
        # initials; a title, if the source has it twice; letters of a foreign acronym
        ("ru en", "Книга Волкова А. А. вышла.", "The book by Volkov A A is out.", []),
        ("ru en", "Песня «Здесь здесь опять».", "“Here Here Again” is a song.", []),
        ("ru en", "Песня «Опять».", "“Here Here Again” is a song.", [("Here Here", "Here")]),
        ("en ar", "He works for the BBC.", "يعمل في بي بي سي.", []),
        ("en it", "A lollipop", "Un lecca lecca", []),
    ],
)
def test_repeated_word(languages: str, source: str, target: str, expected: Found) -> None:
    assert found(repeated_word, languages, source, target) == expected


@pytest.mark.parametrize(
    ("target", "edit"),
    [
        ("They met Mira Mira there.", "Mira"),
        ("They met Adamu Adamu there.", None),
        ("Police Police came.", "Police"),
        ("He said: Then Then he left.", "Then"),
    ],
)
def test_a_name_may_be_double_and_has_no_edit(target: str, edit: str | None) -> None:
    (finding,) = repeated_word.run(segment("Он ушёл с Mira.", target, "ru en"))
    assert (finding.edit, finding.suggestion) == (edit, finding.values["words"])


@pytest.mark.parametrize(
    ("source", "target", "edits"),
    [
        ("Es kamen 3.146 Besucher.", "3.146 visitors came.", ["3,146"]),
        ("Es waren 4,2 bis 3,9 Millionen.", "There were 4.2 to 3.9 million.", []),
        ("人们在 420 万至 390 万年前", "People of 4.2-3.9 million years ago", []),
        # converted from what can be read in two ways; the number of a version
        ("Es kamen 281.754 Besucher.", "281,754 visitors came.", []),
        ("Die Version Linux 6,12 ist da.", "Linux 6,12 is out.", []),
    ],
)
def test_number_format(source: str, target: str, edits: list[str]) -> None:
    languages = "zh en" if "万" in source else "de en"
    assert [finding.edit for finding in number_format.run(segment(source, target, languages))] == edits


def test_a_mark_before_another_mark_has_no_edit() -> None:
    target = '"The cabinet:" It is a disaster", she said, "so it is."'
    findings = list(quotation_marks.run(segment("«Это беда», – сказал он.", target, "ru en")))
    assert ('"', None) in [(finding.spans[0].text, finding.edit) for finding in findings]


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("kk en", "«Біз қаламыз», – деді ол.", "“We stay, ”she said.", [("stay, ”she", "stay,” she")]),
        ("kk en", "«Біз қаламыз», – деді ол.", "“We stay, “she said.", [("stay, “she", "stay,” she")]),
        ("kk en", "«Біз қаламыз», – деді ол.", "“We stay,“ she said.", [("“", "”")]),
        ("ru en", "Он сказал «нет».", 'He said" no" then.', [('said" no"', 'said "no"')]),
        ("ru en", "Он сказал «нет».", "He said ”no”.", [("”", "“")]),
        ("ru en", "Он сказал «нет».", 'He said “no".', [('"', "”")]),
        ("en ru", "He said “no” again.", "Он сказал «нет снова.", [("«", None)]),
        ("en de", "“No”, he said.", "Nein“, sagte er.", [("“", None)]),
        ("ru en", "По статье «264 «Сбыт» его осудили».", "The “264” trade “of goods” law.", [("“264”", "264")]),
        # turned round where the source's quotation began before, or goes on
        ("en kk", "It is late.”", "Кеш болды«.", [("«", "»")]),
        ("en ru", "It is late,” she said.", "Уже поздно,« — сказала она.", [("«", "»")]),
        # another language's marks, as the source has them
        (
            "ru en",
            "Фирмы «Заря» и «Вечер».",
            "The firms «Zarya» and «Vecher».",
            [("«Zarya»", "“Zarya”"), ("«Vecher»", "“Vecher”")],
        ),
        ("en ru", "The firm “Zarya”.", "Фирма „Заря”.", [("„Заря”", "«Заря»")]),
        ("de en", "„Ja“ heißt “yes”.", "„Ja“ is German for “yes”.", []),
        # one of two single marks, one of two quotations
        ("en ru", "They called it 'a lie' again.", "Они назвали это «ложью опять.", [("«", None)]),
        ("en ru", "She likes 'Zarya' and 'Vecher'.", "Ей нравятся «Заря и «Вечер».", [("«", None)]),
        ("en ru", "She likes the students' ‘Zarya.", "Ей нравится «Заря.", []),
        # the only mark of a quotation that the segment shares with its neighbours
        ("en ru", "He wrote: “We stay.", "Он написал: мы остаёмся.", [("“", None)]),
        ("en ru", "And we stay,” he wrote.", "И мы остаёмся, написал он.", [("”", None)]),
        ("en ru", "“We stay.", "— Мы остаёмся.", []),
        ("en ru", "The judges” verdict is due.", "Ждут решения судей.", []),
        ("en ru", 'A 27" screen.', "Экран в 27 дюймов.", []),
        # two that end together are closed by one mark, and a single one inside another is no second
        ("en ru", '"She said: "We stay,"" he told us.', "«Она сказала: «Мы остаёмся», — передал он.", []),
        ("en ru", "“She calls it ‘home’,” he said.", "«Она называет это «домом», — сказал он.", []),
        # the source turned its own marks, which are no excuse for others
        ("kk ru", "“Заря“ газеті жабылды.", "Газета «Заря« закрыта.", [("«", "»")]),
        ("kk ru", "“Заря“ газеті жабылды.", "Газета “Заря“ закрыта.", []),
        # the source has the fault, or its quotation goes on elsewhere
        ("ru en", "«Мы остаёмся, сказала она.", "“We stay, she said.", []),
        ("ru en", "Мы остаёмся.", "“We stay.", []),
        ("en ru", "'We stay.", "«Мы остаёмся.", []),
        ("ru en", "Это «3» место.", "It is place “3”.", []),
        ("ru en", "Так было.", "It was so in Oraz’s view, wasn't it, in the ’90s?", []),
    ],
)
def test_quotation_marks(languages: str, source: str, target: str, expected: Found) -> None:
    assert found(quotation_marks, languages, source, target) == expected


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("kk en", "Ол (кеше) келді.", "He came (yesterday.", [("(", None)]),
        ("kk en", "Ол (кеше) келді.", "He came yesterday) late.", [(")", None)]),
        ("ru en", "Он пришёл.", "He [(came] late.", [("(", None)]),
        ("en zh", "He came (in 1998).", "他来了（1998年。", [("（", None)]),
        ("ru en", "Он (Иванов, 28) пришёл.", "He (Ivanov, 28) came.", []),
        ("ru en", "1) да; 2) нет.", "1) yes; 2) no. a) maybe.", []),
        ("ru en", "Да :-) нет :(", "Yes :-) no :(", []),
        ("ru en", "На отрезке [0, 1).", "On [0, 1) it holds.", []),
        ("en zh", "He came (late).", "他来了（晚了)。", []),
        ("ru en", "Он (вчера пришёл.", "He (yesterday came.", []),
    ],
)
def test_unpaired_bracket(languages: str, source: str, target: str, expected: Found) -> None:
    assert found(unpaired_bracket, languages, source, target) == expected


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("kk en", "Ол кетті.", "he left.", [("he", "He")]),
        ("kk en", "Ол кетті.", "“he left.", [("he", "He")]),
        ("ru en", "Он ушёл. Потом вернулся.", "He left. then he came back.", [("then", "Then")]),
        ("en tr", "It goes on.", "işler sürüyor.", [("işler", "İşler")]),
        ("zh en", "他走了。", "he left.", [("he", "He")]),
        ("ru en", "В Москве тихо.", "in Moscow it is quiet.", [("in", "In")]),
        ("zh en", "胡锦涛说了。", "hu Jintao spoke.", [("hu", "Hu")]),
        ("ru en", "Сейчас Иван дома.", "now Ivan is home.", [("now", "Now")]),
        # a fragment, a name, an abbreviation, an initial, an ordinal, a quotation that goes on
        ("ru en", "и ушёл.", "and left.", []),
        ("zh en", "大选结果", "results of the vote", []),
        ("zh en", "戴高乐走了。", "de Gaulle left.", []),
        ("ru en", "Компания выросла.", "iPhone sales grew.", []),
        ("ru en", "Марка adidas выросла.", "adidas grew.", []),
        ("ru en", "Сайт закрыт.", "example.org is closed.", []),
        ("en ru", "It was in 1998 and later.", "Это было в 1998 г. и позже.", []),
        ("en ru", "Written by A. ben Tov.", "Автор А. бен Тов.", []),
        ("en de", "On 3 October.", "Am 3. oktober.", []),
        ("en de", "He lived in the year 50 BC.", "Er lebte im Jahr 50 v. Chr. und später.", []),
        ("en pl", "The director for trade left.", "Dyrektor ds. handlu odszedł.", []),
        # “said” goes on from the segment before, unless the source has a capital
        ("zh en", "王法官说。", "said Judge Wang.", []),
        ("ru en", "Сказал судья Орлов.", "said Judge Orlov.", [("said", "Said")]),
        ("ru en", "«Куда?» — спросил он.", "“Where?” he asked.", []),
        ("ru en", "Он… ушёл.", "He... left.", []),
        ("ru en", "Он ушёл. потом вернулся.", "He left. then he came back.", []),
        ("ru en", "– Второе дело.", "– the second case.", []),
        ("en ka", "He left.", "ის წავიდა.", []),
    ],
)
def test_sentence_case(languages: str, source: str, target: str, expected: Found) -> None:
    assert found(sentence_case, languages, source, target) == expected
