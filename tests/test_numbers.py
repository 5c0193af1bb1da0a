"""What figures are worth, and which answers which."""

import datetime
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from tqcheck import Checker
from tqcheck.analysis.digits import readings
from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.pairing import paired_numbers
from tqcheck.model import Document, Text, segment

# language, text, the figures in it: (words, value, unit)
READ = [
    ("en", "On 5 May 3,454 crimes", [("5", 5, ""), ("3,454", 3454, "")]),
    ("en", "worth $1.2 million", [("1.2 million", 1_200_000, "USD")]),
    ("en", "twenty-five thousand people", [("twenty-five thousand", 25_000, "")]),
    ("en", "two hundred and fifty-six", [("two hundred and fifty-six", 256, "")]),
    ("en", "in 2021, 35 houses", [("2021", 2021, ""), ("35", 35, "")]),
    ("kk", "73 мыңнан астам доза", [("73 мыңнан", 73_000, "")]),
    ("kk", "1 038 мың теңге", [("1 038 мың", 1_038_000, "KZT")]),
    ("kk", "үш мың төрт жүз адам", [("үш мың төрт жүз", 3400, "")]),
    ("kk", "пойыз 19-ға дейін", [("19", 19, "")]),
    ("ru", "1 250 000,5 тонны", [("1 250 000,5", Decimal("1250000.5"), "t")]),
    ("ru", "2 млн 300 тыс. рублей", [("2 млн 300 тыс", 2_300_000, "RUB")]),
    ("ru", "двадцать пять тысяч", [("двадцать пять тысяч", 25_000, "")]),
    ("tr", "yirmi beş bin kişi", [("yirmi beş bin", 25_000, "")]),
    ("uk", "три мільйони гривень", [("три мільйони", 3_000_000, "UAH")]),
    ("ar", "٣٤٥ كتابا", [("٣٤٥", 345, "")]),
    ("kk", "екі жарым мың адам", [("екі жарым мың", 2500, "")]),
    ("ru", "полтора миллиона", [("полтора миллиона", 1_500_000, "")]),
    ("en", "two and a half million", [("two and a half million", 2_500_000, "")]),
    ("de", "zweihundertsechsundfünfzig Millionen", [("zweihundertsechsundfünfzig Millionen", 256_000_000, "")]),
    ("es", "dos mil quinientos millones", [("dos mil quinientos millones", 2_500_000_000, "")]),
    ("fr", "quatre-vingt-dix-sept", [("quatre-vingt-dix-sept", 97, "")]),
    ("zh", "三千五百万元", [("三千五百万", 35_000_000, "CNY")]),
    ("ja", "3万5千円", [("3万5千", 35_000, "JPY")]),
    ("hi", "२.५ करोड़ रुपये", [("२.५ करोड़", 25_000_000, "INR")]),
    ("fi", "kaksisataa", [("kaksisataa", 200, "")]),
    ("ko", "7월 26일 120억 원", [("7", 7, ""), ("26", 26, "d"), ("120억", 12_000_000_000, "KRW")]),
    ("en", "at 15:30 sharp", [("15:30", Decimal("15.3"), "")]),
    ("tr", "XIX yüzyılda", [("XIX", 19, "100y")]),
    ("az", "XI əsrdə", [("XI", 11, "100y")]),
]


@pytest.mark.parametrize(("tag", "text", "expected"), READ, ids=[text for _, text, _ in READ])
def test_figures_are_read_by_their_worth(tag: str, text: str, expected: list[tuple[str, object, str]]) -> None:
    found = [one for one in quantities(Text(text, tag)) if not one.weak]
    assert [(text[one.start : one.end], one.value, one.unit) for one in found] == expected


# What is no count of anything, or only now and then: it may answer a figure, and raises nothing.
WEAK = [
    ("en", "COVID-19"),
    ("en", "one of them"),
    ("en", "a third way"),
    ("en", "thousands of people"),
    ("en", "in May"),
    ("ru", "Ми-8"),
    ("ru", "Людовик XIV"),
    ("kk", "бір адам"),
    ("zh", "三菱"),
    ("it", "disegnata da Otto Rossi"),
    ("en", "It is upstream of the Three Gorges"),
]


@pytest.mark.parametrize(("tag", "text"), WEAK)
def test_what_is_no_figure_is_weak(tag: str, text: str) -> None:
    assert all(one.weak for one in quantities(Text(text, tag)))


@pytest.mark.parametrize(
    ("figure", "tag", "expected"),
    [
        ("3,454", "en", (3454, Decimal("3.454"))),
        ("3,454", "ru", (Decimal("3.454"), 3454)),
        ("0.500", "en", (Decimal("0.5"),)),
        ("1,234,567.89", "en", (Decimal("1234567.89"),)),
        ("1.234.567", "en", (1234567,)),
        ("12,34,567", "hi", (1234567,)),
        ("1'000", "de", (1000,)),
        ("12.05.2021", "ru", ()),
        ("23,2000", "en", ()),  # of a date that lacks its space
        ("23,2000", "ru", (Decimal("23.2"),)),
        ("٣٫٥", "ar", (Decimal("3.5"),)),
    ],
)
def test_readings_of_digits(figure: str, tag: str, expected: tuple[object, ...]) -> None:
    assert readings(figure, tag) == expected


# pair of languages, source, translation, what changed, what is missing, what was added
PAIRED = [
    ("kk en", "Ол 73 мыңнан астам доза.", "That is more than 73,000 doses.", [], [], []),
    ("ru en", "Ущерб 1 038 тыс. рублей.", "Damage of 1.038 million roubles.", [], [], []),
    ("en ru", "It starts at 3 pm.", "Начало в 15:00.", [], [], []),
    ("en ru", "The 1990s were hard.", "90-е годы были трудными.", [], [], []),
    ("ru en", "В 2020–2021 годах", "In 2020–21", [], [], []),
    ("zh en", "7月26日，13万人参加。", "On July 26, 130,000 people took part.", [], [], []),
    ("ru en", "До границы 100 км.", "The border is 62 miles away.", [], [], []),
    ("en kk", "Two people and 15 cars.", "2 адам мен он бес көлік.", [], [], []),
    (
        "ru en",
        "В 2021 году было 5, а в 2022 году 7.",
        "There were 5 in 2021 and 7 a year later (2022).",
        [],
        [],
        [],
    ),
    ("kk en", "3 454 қылмыс", "3,354 crimes", [("3 454", "3,354")], [], []),
    ("kk en", "25 мың теңге", "25 tenge", [("25 мың", "25")], [], []),
    ("en de", "37 people, 4 cars", "37 Menschen, 5 Autos", [("4", "5")], [], []),
    # parts in words, and what only looks like one; two figures that a hyphen joins
    ("de en", "Der Absatz sank um fast ein Sechstel.", "Sales fell by almost a sixth.", [], [], []),
    ("es en", "Bajó en una tercera parte.", "It fell by about a third, he said.", [], [], []),
    ("ru en", "Пришёл третий человек.", "A third person came.", [], [], []),
    ("ru en", "Он уехал на две-три недели.", "He left for 2 or 3 weeks.", [], [], []),
    ("kk en", "Ол екі-үш күнге кетті.", "He left for 2 or 3 days.", [], [], []),
    # a night is said to be the day's before it or the day's behind it
    ("ru en", "В ночь на вторник выпал снег.", "It snowed on Monday night.", [], [], []),
    ("cs en", "V noci na neděli sněžilo.", "It snowed in the night to Sunday.", [], [], []),
    ("de en", "Er lebte in den 60er Jahren.", "He lived in the 'sixties.", [], [], []),
    ("ru en", "Сентябрьский номер вышел.", "The September issue is out.", [], [], []),
    ("ru en", "Телевидение работает круглые сутки.", "Television works 24/7.", [], [], []),
    ("de en", "Es dauert mindestens ein Jahrzehnt.", "It takes at least a decade.", [], [], []),
    ("ru en", "Называлась цифра 6 тыс.", "The number 6 thousand was named.", [], [], []),
    ("ru en", "Задержаны 37 человек.", "Several people were detained.", [], ["37"], []),
    ("ru en", "Несколько человек.", "37 people.", [], [], ["37"]),
]


@pytest.mark.parametrize(("pair", "source", "target", "changed", "missing", "added"), PAIRED)
def test_figures_answer_each_other(
    pair: str, source: str, target: str, changed: list[tuple[str, str]], missing: list[str], added: list[str]
) -> None:
    found = paired_numbers(segment(source, target, pair))
    assert [(source[a.start : a.end], target[b.start : b.end]) for a, b in found.changed] == changed
    assert [source[one.start : one.end] for one in found.missing] == missing
    assert [target[one.start : one.end] for one in found.added] == added


def test_values_are_exact() -> None:
    (found,) = quantities(Text("0.1 million", "en"))
    assert found.value == 100_000
    assert isinstance(quantities(Text("1½", "en"))[0].value, int | Fraction)


# How the two sides answer: languages, source, target, what became what, what is missing, what is added.
ANSWERS = [
    ("ru en", "Скорость ветра – 15–20 м/с.", "Winds of 15 to 20 m/s.", [], [], []),
    ("en ru", "The limit is 35-40 mph.", "Предел – 60 км/ч.", [], [], []),
    ("en ru", "The limit is 35-40 mph.", "Предел – 90 км/ч.", [("35", "90")], ["40"], []),
    ("en de", "a week's leave", "7 Tage Urlaub", [], [], []),
    ("en de", "It was 95 degrees.", "Es waren 35 Grad.", [], [], []),
    ("ru en", "за два десятилетия", "over 20 years", [], [], []),
    ("ru en", "за два десятилетия", "over 30 years", [("два", "30")], [], []),
    ("en ru", "Call 0800 555 111.", "Звоните: 0800-555-111.", [], [], []),
    ("zh en", "2020年7月26日15时30分", "at 15:30 on July 26, 2020", [], [], []),
    ("en ru", "three weeks and four weeks", "четыре недели и четыре недели", [("three", "четыре")], [], []),
    ("en kk", "the 1930s", "30-жылдар", [], [], []),
    ("en ru", "the 1930s", "1830-е годы", [("1930", "1830")], [], []),
    ("en ru", "6,387 km (3,969 miles)", "6387 км", [], [], []),
    ("kk en", "шамамен 300 адам", "400 people", [("300", "400")], [], []),
    ("zh en", "他们工作到凌晨四点半。", "They worked until half past four in the morning.", [], [], []),
    ("en de", "at quarter to five", "um 4:45 Uhr", [], [], []),
    ("zh en", "还有十多名志愿者。", "About a dozen volunteers came.", [], [], []),
    ("en ru", "three or more passengers", "более 2 пассажиров", [], [], []),
    ("de en", "in den 50ern des 19. Jahrhunderts", "in the 1850s", [], [], []),
    ("zh en", "18世纪初", "in the early 1700s", [], [], []),
    ("cs en", "pandemií covidu-19", "the covid-91 pandemic", [("19", "91")], [], []),
    ("ru en", "Ту-154 и Як-40", "Tu-154 and Yak-40", [], [], []),
    ("zh en", "应急响应提升至Ⅱ级", "The response was raised to Level III", [("Ⅱ", "III")], [], []),
    ("ru en", "счёт 5, 4 гола и 4 передачи", "score 5, 5 goals and 4 assists", [("4", "5")], [], []),
    ("tr en", "1,5 kilometre hızla (saatte 3000 mil)", "at 0.93 miles", [], [], []),
    ("zh en", "130万立方米", "1.3 million m?, which is little", [], [], []),
    ("ru en", "после 11 сентября 2001 года", "after 9/11", [], [], []),
    ("ru en", "после 12 сентября", "after 9/11", [("12", "9/11")], [], []),
    ("en fr", "327 pounds of cocaine", "148 kg de cocaïne", [], [], []),
    ("en fr", "327 pounds of cocaine", "248 kg de cocaïne", [("327", "248")], [], []),
    ("en cs", "nearly 30 feet", "téměř 10 metrů", [], [], []),
    ("en ru", "a 10-page report", "десятистраничный отчёт", [], [], []),
    ("en de", "a 12-page report", "ein zehnseitiger Bericht", [], ["12"], []),
    ("en ru", "at 1 a.m.", "в час ночи", [], [], []),
    ("ru en", "с 17:00 до 17:30", "5pm to 5.30pm", [], [], []),
    ("kk en", "3 мың 454 қылмыс", "3,354 crimes", [("3 мың 454", "3,354")], [], []),
    # a thousand and what follows it are one figure or two
    ("ru en", "Из 5 тысяч 300 погибли.", "Of 5 thousand, 300 died.", [], [], []),
    ("ru en", "Пришли 5 тысяч 300 человек.", "Some 5,300 people came.", [], [], []),
    ("ru en", "Из 5 тысяч 300 погибли.", "Of 5 thousand, 400 died.", [("5 тысяч 300", "5 thousand")], [], ["400"]),
    ("ru en", "Есть 5 млн. 300 тысяч ушло.", "There are 5 million. 300 thousand went.", [], [], []),
    ("kk en", "5 мың 700-ден астам адам", "more than 5,800 people", [("5 мың 700", "5,800")], [], []),
    ("ru en", "6 тысяч 300-летних дубов", "6 thousand 300-year-old oaks", [], [], []),
    # what a number that became another begins like
    ("en ru", "8 men", "восемьдесят мужчин", [("8", "восемьдесят")], [], []),
    ("en de", "3 men", "dreihundert Männer", [("3", "dreihundert")], [], []),
    ("en fr", "7 men came", "ils sont venus en septembre", [], ["7"], []),
    # halves
    ("en fr", "He is 12 and a half.", "Il a 12 ans et demi.", [], [], []),
    ("en ru", "It took 2½ hours.", "Это заняло 2,5 часа.", [], [], []),
    ("en ru", "2½ million people", "2,5 миллиона человек", [], [], []),
    ("en de", "1½ hours", "2,5 Stunden", [("1½", "2,5")], [], []),
    ("en fr", "Teams of 5 and half the crowd left.", "Des équipes de 5 et la moitié du public.", [], [], []),
    # measures in a larger and a smaller unit
    ("en ru", "The 6-foot-2 forward grew up here.", "Форвард ростом 1,88 м вырос здесь.", [], [], []),
    ("en ru", "The 6-foot-2 forward", "форвард ростом 1,58 м", [("6-foot-2", "1,58")], [], []),
    ("en kk", "The 6-foot-6 forward", "6 фут 6 дюймдік форвард", [], [], []),
    ("kk en", "Бойы 1 метр 85 сантиметр.", "He is 185 cm tall.", [], [], []),
    ("en ru", "The baby weighed 7 lb 3 oz.", "Ребёнок весил 3 кг 260 г.", [], [], []),
    ("ru en", "Изъяли 5 кг и 3 пистолета.", "Police seized 3 pistols and 5 kg.", [], [], []),
    ("ru en", "Изъяли 5 кг, 12 человек задержали.", "They held 12 people and seized 5 kg.", [], [], []),
    ("ru en", "Он победил на 1 км и 500 м.", "He won the 500-metre and 1-km races.", [], [], []),
    ("kk ru", "Жобаға 2 жарым миллион теңге бөлінді.", "На проект выделили 2,5 млн тенге.", [], [], []),
    ("tr en", "2 buçuk milyon lira harcandı.", "They spent 2.5 million lira.", [], [], []),
    ("zh en", "家里1000多斤粮食。", "Over 500 kg of grain at home.", [], [], []),
    ("zh en", "他走了1000多公里。", "He walked over 600 miles.", [], [], []),
    ("en kk", "It will be 41C (106F) in Spain.", "Испанияда 41 градус болады.", [], [], []),
    ("en ru", "It will be 41C in Spain.", "В Испании будет 31 градус.", [("41", "31")], [], []),
    # what may be a unit or the end of a number, and what holds a number
    ("vi en", "Trong hơn một nghìn năm qua.", "For over a thousand years.", [], [], []),
    ("en ja", "A teenage boy was found.", "10代の少年が発見された。", [], [], []),
    # parts of several, in any order
    ("en kk", "Nine out of ten patients wait.", "Он науқастың тоғызы күтеді.", [], [], []),
    ("en de", "Four in ten patients wait.", "40 Prozent der Patienten warten.", [], [], []),
    ("en zh", "Four-in-ten patients wait.", "十分之四的患者在等待。", [], [], []),
    ("ru en", "Из 10 машин угнали 4.", "They stole 4 of 10 cars.", [], [], []),
    ("en ru", "He won 3 of 5 games.", "Он выиграл 2 из 5 игр.", [("3 of 5", "2 из 5")], [], []),
    # parts and multiples as per cent
    ("ru en", "Поставки упали в 100 раз.", "Deliveries fell to 1% of previous levels.", [], [], []),
    ("en ru", "One in four is poor.", "25 % бедны.", [], [], []),
    ("en kk", "25% are poor.", "Әрбір төртінші адам кедей.", [], [], []),
    ("de en", "Jeder Vierte ist arm.", "35% are poor.", [], [], ["35"]),
    ("en de", "Prices tripled.", "Die Preise stiegen um 200 Prozent.", [], [], []),
    ("en de", "Prices tripled.", "Die Preise stiegen um 400 Prozent.", [], [], ["400"]),
]


@pytest.mark.parametrize(("languages", "source", "target", "changed", "missing", "added"), ANSWERS)
def test_what_answers_after_conversion_in_parts_and_ranges(
    languages: str,
    source: str,
    target: str,
    changed: list[tuple[str, str]],
    missing: list[str],
    added: list[str],
) -> None:
    found = paired_numbers(segment(source, target, languages))
    assert [(source[a.start : a.end], target[b.start : b.end]) for a, b in found.changed] == changed
    assert [source[one.start : one.end] for one in found.missing] == missing
    assert [target[one.start : one.end] for one in found.added] == added


@pytest.mark.parametrize(
    ("source", "target", "day", "severity"),
    [
        ("В этом году откроют пять школ.", "Five schools will open in 2026.", "2026-11-27", None),
        ("В этом году откроют пять школ.", "Five schools will open in 2024.", "2026-11-27", "major"),
        ("В этом году откроют пять школ.", "Five schools will open in 2024.", "", "minor"),
        ("Цены росли быстрее, чем в прошлом году.", "Prices rose faster than in 2025.", "2026-11-27", None),
        ("Форум пройдёт 11 ноября.", "The forum will be held on November 11, 2026.", "2026-11-01", "minor"),
        ("Форум пройдёт 11 ноября.", "The forum will be held on November 11, 2006.", "2026-11-01", "major"),
        ("Вчера в Астане прошёл форум.", "A forum was held in Astana on November 26.", "2026-11-27", None),
        ("Вчера в Астане прошёл форум.", "A forum was held in Astana on November 23.", "2026-11-27", "major"),
        ("Вчера прошёл форум.", "A forum was held on November 26.", "", "minor"),
        ("Форум пройдёт в Астане.", "The forum will be held in Astana in 2026.", "", "major"),
        ("К концу года построят 2000 домов.", "By the end of the year 3,000 houses will be built.", "", None),
    ],
)
def test_a_date_that_is_told_otherwise_is_held_against_the_day(source, target, day, severity):
    one = segment(source, target, "ru en")
    published = datetime.date.fromisoformat(day) if day else None
    document = Document("1", "ru", "en", (replace(one, published=published),), published=published)
    found = [issue.severity.label for issue in Checker().check(document).issues if issue.code == "number-added"]
    assert found == [severity] * (severity is not None)
