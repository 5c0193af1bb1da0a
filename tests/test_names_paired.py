"""Names across scripts: what is one name, what was altered, lost or replaced, and what raises nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.analysis.acronyms import acronyms, explained
from tqcheck.analysis.added_names import added_names
from tqcheck.analysis.letter_links import unlikeness
from tqcheck.analysis.letter_triples import oddness
from tqcheck.analysis.name_sounds import ALIKE, alike, share_a_key, sounds, spelt_alike, turned_round
from tqcheck.analysis.named import lost_names, paired_names, replaced_names
from tqcheck.analysis.places import places_of, sure_places_of
from tqcheck.analysis.romanising import romanised
from tqcheck.analysis.spellings import is_spelling
from tqcheck.model import Text, segment


def may_be_one(one: str, other: str) -> bool:
    return share_a_key(sounds(one), sounds(other)) or alike(one, other) >= ALIKE


@pytest.mark.parametrize(
    ("word", "tag", "english"),
    [
        ("Тоқаев", "kk", "Tokayev"),
        ("Жомарт", "kk", "Jomart"),
        ("Құлыбаевтың", "kk", "Kulibayev"),
        ("Говарда", "ru", "Howard"),
        ("Хельсинки", "ru", "Helsinki"),
        ("Хусейн", "ru", "Hussein"),
        ("Ювентус", "ru", "Juventus"),
        ("Цин", "ru", "Qing"),
        ("Зеленський", "uk", "Zelensky"),
        ("Χριστοφόρου", "el", "Christoforou"),
    ],
)
def test_spellings_of_one_name(word: str, tag: str, english: str) -> None:
    assert may_be_one(romanised(word, tag), romanised(english, "en"))


@pytest.mark.parametrize(("one", "other"), [("Бекжанов", "Sadykov"), ("Алматы", "Tashkent"), ("Иванов", "Petersen")])
def test_names_that_are_not_one(one: str, other: str) -> None:
    assert not may_be_one(romanised(one, "ru"), romanised(other, "en"))


@pytest.mark.parametrize(
    ("written", "right", "place"),
    [
        ("mishutsin", "mishustin", 5),
        ("bezkhanov", "bekzhanov", 2),
        ("bekzhanov", "bekzhanov", None),
        ("nicholas", "nikolas", None),  # a silent h has not changed its place
        ("tokaev", "tokayev", None),
    ],
)
def test_two_letters_that_changed_places(written: str, right: str, place: int | None) -> None:
    assert turned_round(written, right) == place


@pytest.mark.parametrize(
    ("word", "tag", "code"),
    [
        ("россии", "ru", "RU"),
        ("russian", "en", "RU"),
        ("dänische", "de", "DK"),
        ("қазақстанның", "kk", "KZ"),
        ("пекине", "ru", "Beijing"),
        ("köln", "de", "Cologne"),
    ],
)
def test_a_place_is_known_in_its_forms(word: str, tag: str, code: str) -> None:
    assert code in places_of(word, tag)


@pytest.mark.parametrize(
    ("word", "tag"), [("если", "ru"), ("use", "en"), ("uefa", "fr"), ("abone", "tr"), ("euros", "fr"), ("еуро", "kk")]
)
def test_initials_of_a_country_are_whole_words_and_money_is_no_country(word: str, tag: str) -> None:
    assert not places_of(word, tag)


# languages, source, target, what is missing, what was added, what was altered into what
PAIRED = [
    ("ru en", "Приехал Арман Бекжанов.", "Arman Bekzhanov has come.", [], [], []),
    ("ru en", "Приехал майор Арман Бекжанов.", "Major Arman Sadykov has come.", ["Бекжанов"], ["Sadykov"], []),
    ("ru en", "Делегация прилетела из Пекина.", "The delegation flew in from Beijing.", [], [], []),
    ("de en", "Der Bürgermeister von Köln trat zurück.", "The mayor of Cologne resigned.", [], [], []),
    ("kk en", "Кездесу кеше Ташкентте өтті.", "The meeting was held yesterday.", ["Ташкентте"], [], []),
    ("en ru", "He met Jonathan Pearson.", "Он встретил Джонатана Пирсона.", [], [], []),
    ("ru en", "Об этом сказал Михаил Мишустин.", "Mikhail Mishutsin said so.", [], [], [("Мишустин", "Mishutsin")]),
    ("en ru", "Chancellor Merkel said so.", "Так сказала канцлер Мерклеь.", [], [], [("Merkel", "Мерклеь")]),
    ("en ru", "They went to Spain and Canada.", "Они поехали в Испанию и Канаду.", [], [], []),
    ("ru en", "Приехал Василий Шупранов.", "Vasliy Shupranov has come.", [], [], [("Василий", "Vasliy")]),
    ("en ru", "Kelly James has come.", "Приехала Келли Джйемс.", [], [], [("James", "Джйемс")]),
    ("en ru", "She sold her Toyota.", "Она продала свою Tyoota.", [], [], [("Toyota", "Tyoota")]),
    ("en ru", "Andrew Marr wrote it.", "Это написал Эндрю.", ["Marr"], [], []),
    ("ru en", "Он читает о Петре Великом.", "He reads about Peter the Great.", [], [], []),
    ("ru en", "Об этом сообщил Панков.", "He said so.", ["Панков"], [], []),
    # feasts, books and former countries, which languages call by other words
    ("tr en", "Bunu Paskalya sabahı söyledi.", "He said so on Easter morning.", [], [], []),
    ("uk en", "Він прийшов на Різдво.", "He came at Christmas.", [], [], []),
    ("uk en", "Він прийшов на Різдво.", "He came at Easter.", ["Різдво"], ["Easter"], []),
    ("en kk", "He lived in the Soviet Union.", "Ол КСРО-да тұрды.", [], [], []),
    ("tr en", "Beyaz Saray sessiz kaldı.", "The White House kept silent.", [], [], []),
    ("uk en", "Вони бачили плато Гізи.", "They saw the Giza Plateau.", [], [], []),
    ("en uk", "Ignacio Hidalgo has come.", "Приїхав Інгасіо Ідальго.", [], [], [("Ignacio", "Інгасіо")]),
    ("en uz", "Captain Thomas Bjorn said so.", "Kapitan Tomas Byorn shunday dedi.", [], [], []),
    ("en tr", "She was the only Scot.", "Tek İskoç oydu.", [], [], []),
    ("ru kk", "Землетрясение у берегов Суматры.", "Суматрадағы жер сілкінісі.", [], [], []),
    ("ru en", "Заседал Верховный суд.", "The Supreme Court sat.", [], [], []),
    ("ru en", "Встреча прошла в понедельник.", "The meeting was held on Monday.", [], [], []),
    # names by what their letters become, in any form
    ("en ru", "The mayor of Brighton met Bridget.", "Мэр Брайтона встретил Бриджит.", [], [], []),
    ("en kk", "Willoughby lives in Birkenhead.", "Уиллоби Биркенхедте тұрады.", [], [], []),
    ("en ru", "Analyst Lee said so.", "Так сказал аналитик Ли.", [], [], []),
    ("ru en", "Это Южная Корея.", "This is South Korea.", [], [], []),
    ("ru en", "Он в Южной Корее.", "He is in North Korea.", ["Южной Корее"], ["North Korea"], []),
    ("ru en", "Власти Южной Кореи ответили.", "South Korean authorities replied.", [], [], []),
    ("ru en", "Южный коридор открыли в мае.", "The southern corridor was opened in May.", [], [], []),
    ("en ru", "Captain Vernon has come.", "Капитан Вернон пришёл.", [], [], []),
    ("ru en", "Он родом из Кабо-Верде.", "He is from Cape Verde.", [], [], []),
    ("es en", "Vivían en Sudamérica.", "They lived in South America.", [], [], []),
    ("ru en", "Замгендиректора ответил.", "The deputy head replied.", [], [], []),
    ("ru en", "Груз прибыл.", "The cargo has arrived.", [], [], []),
    ("cs en", "Je to 150 britských liber.", "It is £150.", [], [], []),
    ("es en", "Somos dos.", "Us two.", [], [], []),
    ("fr en", "Je suis dans la maison.", "Switzerland replied.", [], ["Switzerland"], []),
    ("kk en", "Нұр\u00adтай Са\u00adбильянов келді.", "Nurtay Sabilyanov has come.", [], [], []),
    ("de en", "Er lebt in Hannover.", "He lives in Hanover.", [], [], []),
    ("it en", "Abita in Romagna.", "He lives in Romagna.", [], [], []),
    ("de en", "Auf 120 Metern Länge.", "Over 120 metres.", [], [], []),
    ("ru en", "Горела церковь в Сент-Этьене.", "A church in Saint-Étienne burned.", [], [], []),
    ("ru en", "Приехал Пётр Торатау.", "He went to Paris.", ["Пётр Торатау"], ["Paris"], []),
    # a further mention, and what is a country's, written small
    ("en ru", "Anna met Zhukov, but Zhukov was silent.", "Анна встретила Жукова, тот молчал.", ["Zhukov"], [], []),
    ("en ru", "Anna met Zhukov, but Zhukov was silent.", "Анна встретила Жукова, но Жуков молчал.", [], [], []),
    ("ru en", "Суд оправдал итальянских врачей.", "The court acquitted doctors.", ["итальянских"], [], []),
    ("ru en", "Суд оправдал итальянских врачей.", "The court acquitted doctors from Italy.", [], [], []),
    ("ru en", "Это на пользу украденным картинам.", "It helps the stolen paintings.", [], [], []),
    # behind an initial no sentence begins
    ("kk en", "Сотта күзетші А.И. Бекжанов шағым түсірді.", "In court the guard complained.", ["Бекжанов"], [], []),
    # what is made from a place's name, and has a capital
    ("ru en", "Губернатор Тюменской области уехал.", "The governor of the region has left.", ["Тюменской"], [], []),
    ("ru en", "Губернатор Тюменской области уехал.", "The governor of Tyumen Region has left.", [], [], []),
    ("ru en", "Учения прошли в Каспийском море.", "The drill was held in the Caspian Sea.", [], [], []),
    # in a headline most words have a capital
    (
        "en ru",
        "Abercrombie Wins Award After Long Wait",
        "После долгого ожидания вручена награда",
        ["Abercrombie"],
        [],
        [],
    ),
    # a word with a small letter that only looks a little like it
    ("en ru", "Mr Panos has a plan.", "У него есть план.", ["Panos"], [], []),
    # a word with a capital that the language writes small in another sense, or in an institution
    ("ru en", "Это сказал вчера Путин.", "This was said yesterday.", ["Путин"], [], []),
    ("en ru", "He spoke at the United Nations.", "Он выступил в ООН.", [], [], []),
    ("ru en", "Сказал это Дмитрий Песков.", "Dmitry said this.", ["Песков"], [], []),
    # a place that goes by another name
    ("ru en", "Он уехал в Китай.", "He left for China.", [], [], []),
    ("de en", "Der US-amerikanische Präsident sprach.", "The U.S. president spoke.", [], [], []),
    ("en de", "The prices fell in Italy.", "In Süditalien fielen die Preise.", [], [], []),
    ("ru en", "Южнокорейский врач молчал.", "The doctor from Korea was silent.", [], [], []),
    ("ru en", "Самолёт сел в подмосковном аэропорту.", "It landed near Moscow.", [], [], []),
    ("en de", "The United Kingdom votes.", "Großbritannien wählt.", [], [], []),
    ("ru en", "Выступил Папа Римский Франциск.", "Pope Francis spoke.", [], [], []),
    ("en ru", "Pope Francis spoke.", "Выступил папа Франциск.", [], [], []),
    # a noun before a country's name, and a verb that begins its sentence, though both are on lists of names
    ("de en", "Seit Jahren schützt die Marine Russland.", "The navy has protected Russia for years.", [], [], []),
    ("es en", "¡Miren al alcalde!", "Look at the mayor!", [], [], []),
    ("de en", "Die Spannung steigt.", "The tension rises.", [], [], []),  # begins as Spanien does
    ("pl en", "To stanowi problem.", "This is a problem.", [], [], []),  # as Stany Zjednoczone begins
    ("pl en", "Wrócił ze Stanów Zjednoczonych.", "He is back from the US.", [], [], []),
    # misspelt
    ("ru en", "Паром идёт в Коулун.", "The ferry goes to Kowolon.", [], [], [("Коулун", "Kowolon")]),
    ("en ru", "She met Jonathan Pearson.", "Она встретила Джонатана Писрона.", [], [], [("Pearson", "Писрона")]),
    ("en kk", "She lives in Birkenhead.", "Ол Бирекнхедте тұрады.", [], [], [("Birkenhead", "Бирекнхедте")]),
    ("ru en", "Он летит в Индию.", "He flies to Inida.", [], [], [("Индию", "Inida")]),
    # signs that have no sound, in an order in which they never stand
    ("en ru", "Sebastian won.", "Победил Себастяьн.", [], [], [("Sebastian", "Себастяьн")]),
    ("en ru", "Sebastian won.", "Победил Себастьян.", [], [], []),
    # a place that nothing else in the translation tells of, though a list has such a name
    ("en ru", "He was arrested in Canada.", "Его арестовали в Кандае.", [], [], [("Canada", "Кандае")]),
    ("en kk", "The Syrian army left.", "Сииря әскері кетті.", [], [], [("Syrian", "Сииря")]),
    (
        "en ru",
        "He left Canada, and Canada let him.",
        "Он уехал из Канады, и Канада это позволила.",
        [],
        [],
        [],
    ),
    (
        "ru en",
        "Суд оправдал итальянских врачей.",
        "The court freed Itlaian doctors.",
        [],
        [],
        [("итальянских", "Itlaian")],
    ),
    ("kk en", "Мұны Арман Бекжанов айтты.", "Arman Bekzhan said this.", [], [], [("Бекжанов", "Bekzhan")]),
    ("ru en", "Тут был дворец Габсбургов.", "The palace of the Habsburg family was here.", [], [], []),
]


@pytest.mark.parametrize(("languages", "source", "target", "missing", "added", "altered"), PAIRED)
def test_names_answer_each_other(
    languages: str, source: str, target: str, missing: list[str], added: list[str], altered: list[tuple[str, str]]
) -> None:
    found = paired_names(segment(source, target, languages))
    assert [one.word for one in found.missing] == missing
    assert [one.word for one in found.added] == added
    assert [(one.word, other.word) for one, other, _ in found.altered] == altered


@pytest.mark.parametrize(("word", "tag"), [("regime", "it"), ("management", "en"), ("centre", "fr"), ("chink", "en")])
def test_an_ordinary_word_that_begins_like_a_place_tells_of_none(word: str, tag: str) -> None:
    assert not sure_places_of(word, tag)
    assert not any("/" in code for code in places_of(word, tag))


@pytest.mark.parametrize(
    ("languages", "source", "target", "replaced", "lost", "added"),
    [
        ("ru en", "Он прибыл из Алматы.", "He came from Tashkent.", [("Алматы", "Tashkent")], [], []),
        ("ru en", "Суд оправдал его.", "The court in Belgrade acquitted him.", [], [], ["Belgrade"]),
        ("en ru", "Merkel left.", "Ангела Меркель ушла.", [], [], []),  # a first name that the translator knows
        ("ru en", "Приехали врачи.", "The Italian doctors have come.", [], [], ["Italian"]),
        ("ru en", "Приехали врачи из Италии.", "The Italian doctors have come.", [], [], []),
        ("ru en", "Правительство ответило.", "The Russian government has replied.", [], [], []),  # readers abroad
        ("fr en", "Le chef d’état est parti.", "The American leader has left.", [], [], ["American"]),  # no État
        ("zh en", "他昨天离开了。", "He left Pakistan yesterday.", [], [], ["Pakistan"]),
        # names that nobody knows: of several words, and in the place of another
        ("es en", "El alcalde dimitió ayer.", "Yesterday Dorvan Kelpuri resigned.", [], [], ["Dorvan Kelpuri"]),
        ("ja en", "市長は昨日辞任した。", "Yesterday Dorvan Kelpuri resigned.", [], [], ["Dorvan Kelpuri"]),
        ("it en", "Il sindaco di Orgosolo era qui.", "The mayor of Kelpuri was here.", [], ["Orgosolo"], ["Kelpuri"]),
        ("it en", "Il sindaco era qui.", "The mayor of Kelpuri was here.", [], [], []),
        # the words beside a name are no names that the source has: but a surname it has may have got a first name
        ("pl en", "Rynek był zamknięty.", "The market of Saint Petersburg was closed.", [], [], ["Petersburg"]),
        ("en pl", "The success of Corbyn is clear.", "Sukces Jeremy’ego Corbyna jest jasny.", [], [], []),
        ("ja en", "市長は昨日辞任した。", "Dorvan Kelpuri Congress resigned.", [], [], ["Dorvan Kelpuri"]),
        ("de en", "Das sagte Merkel gestern.", "Merkel Rudnicki said so yesterday.", [], [], ["Rudnicki"]),
        ("zh en", "我国经济增长。", "The economy of China grows.", [], [], []),
        # words that only begin like a place: a course and Kursk, a mechanic and Mecca; a word made from another stem
        ("ru en", "Курсы закрыты.", "The courses are closed.", [], [], []),
        ("it en", "Il meccanico è partito.", "The man left.", [], [], []),
        ("en it", "American firms left.", "Le aziende statunitensi sono partite.", [], [], []),
        # and the peoples that begin as ordinary words do are told of all the same
        ("es en", "El embajador coreano se fue.", "The ambassador left.", [], ["coreano"], []),
        ("it en", "Il ministro coreano è partito.", "The minister left.", [], ["coreano"], []),
        ("fr en", "Le juge australien est parti.", "The judge left.", [], ["australien"], []),
        ("es en", "El embajador ruso se fue.", "The ambassador left.", [], ["ruso"], []),
        ("cs en", "Přijel ruský velvyslanec.", "The ambassador has come.", [], ["ruský"], []),
        ("fr en", "Le juge tchèque est parti.", "The judge left.", [], ["tchèque"], []),
        # beside a person's name that was added, what is a country's was left out, and has not become it
        (
            "fr en",
            "La banque tchèque a fermé.",
            "The bank of Pavel Novák has closed.",
            [],
            ["tchèque"],
            ["Pavel Novák"],
        ),
        ("fr en", "La banque tchèque a fermé.", "The Polish bank has closed.", [("tchèque", "Polish")], [], []),
        # a name of a place that is several words is one name, whatever spaces are between them
        (
            "it en",
            "Il sindaco vive in Brasile.",
            "The mayor lives in the United States.",
            [("Brasile", "United States")],
            [],
            [],
        ),
        ("es en", "Vive en Estados\u00a0Unidos.", "He lives in the United States.", [], [], []),
        ("pl en", "Kościół św. Marcina jest stary.", "The church of St. Martin is old.", [], [], []),
        # short names of countries are names
        ("fr en", "Le maire est parti.", "The mayor of China left.", [], [], ["China"]),
        # what all news know is known without a list of people; a German noun that no list has may have been a name
        ("fr en", "Le maire a remercié la banque.", "The mayor thanked Volkswagen.", [], [], ["Volkswagen"]),
        ("de en", "Sie wohnt seit Mai in Dorvansbüll.", "She has lived in Kelpuri since May.", [], [], ["Kelpuri"]),
        ("de en", "Sie wohnt seit Mai in der Stadt.", "She has lived in Kelpuri since May.", [], [], []),
        # letters of a script without capitals tell how a name sounds, even one that is misspelt there
        ("hi en", "महापौर ने कल इस्तीफ़ा दिया।", "Yesterday the mayor of Dorvansk resigned.", [], [], ["Dorvansk"]),
        ("hi en", "डोरवास्क के महापौर ने इस्तीफ़ा दिया।", "The mayor of Dorvansk resigned.", [], [], []),
        # initials of countries, where the other language's words for them are known
        ("en kk", "He pays tax in the UK.", "Ол салық төлейді.", [], ["UK"], []),
        ("en kk", "He pays tax in the UK.", "Ол Ұлыбританияда салық төлейді.", [], [], []),
        ("ru en", "Он живёт в США.", "He lives in America.", [], [], []),
        ("en es", "It costs US$20 today.", "Hoy cuesta USD 20.", [], [], []),
        ("en ru", "The fine is $20.", "Штраф составляет 20 долларов США.", [], [], []),
        ("en ru", "The fine is a big one.", "В США это крупный штраф.", [], [], ["США"]),
        # where it is known what Han characters call a name, they are not listened to; other scripts are
        ("zh en", "他昨天说，增长很快。", "Yesterday Sichuan grew fast.", [], [], ["Sichuan"]),
        ("en hi", "Cambridge is a city.", "कैंब्रिज एक शहर है।", [], [], []),
        # a word like another name of the source is no further mention of a name, whatever it sounds like
        (
            "en ru",
            "Sims met Simpson, and Sims lost.",
            "Симс встретился с Симпсоном и проиграл.",
            [],
            ["Sims"],
            [],
        ),
    ],
)
def test_names_that_became_others(
    languages: str, source: str, target: str, replaced: list[tuple[str, str]], lost: list[str], added: list[str]
) -> None:
    pair = segment(source, target, languages)
    assert [(one.word, other.word) for one, other in replaced_names(pair)] == replaced
    assert [one.word for one in lost_names(pair)] == lost
    assert [one.word for one in added_names(pair)] == added


@pytest.mark.parametrize(
    ("word", "tag", "english", "likely"),
    [
        ("бриджит", "ru", "bridget", True),
        ("хэнкок", "kk", "hancock", True),
        ("каванаугтың", "kk", "kavanaugh", True),  # without its ending
        ("китаю", "ru", "chicago", False),
        ("бірлескен", "kk", "birkenhead", False),
        ("торатау", "ru", "to", False),
    ],
)
def test_what_a_name_may_be_written_as(word: str, tag: str, english: str, likely: bool) -> None:
    assert (unlikeness(word, tag, english) < 2.4) is likely


@pytest.mark.parametrize(
    ("odd", "usual", "script"), [("нйаджел", "найджел", "Cyrillic"), ("mcosow", "moscow", "Latin")]
)
def test_letters_that_never_follow_each_other_look_odd(odd: str, usual: str, script: str) -> None:
    assert oddness(odd, script) > oddness(usual, script)


def test_a_script_that_was_not_learned_looks_like_nothing() -> None:
    assert oddness("αθήνα", "Greek") == 0


@pytest.mark.parametrize(
    ("word", "tag", "codes"),
    [
        ("итальянских", "ru", {"IT"}),
        ("италиялық", "kk", {"IT"}),
        ("кубка", "ru", set()),  # a cup, and no Cuba
        ("финансовый", "ru", set()),
        ("palatial", "en", set()),
    ],
)
def test_a_place_that_a_word_surely_tells_of(word: str, tag: str, codes: set[str]) -> None:
    assert sure_places_of(word, tag) == codes


@pytest.mark.parametrize(
    ("word", "known"), [("johnson", True), ("jonhson", False), ("вашингтон", True), ("вашингтона", True), ("", False)]
)
def test_known_spellings(word: str, known: bool) -> None:
    assert is_spelling(word) is known


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Members of the OPG met.", ["OPG"]),
        ("The MChS (Emergencies Ministry) said so.", ["MChS"]),
        ("SHOUTED HEADLINE OF THE DAY", []),
        ("He left.", []),
    ],
)
def test_acronyms(raw: str, expected: list[str]) -> None:
    text = Text(raw, "en")
    assert [raw[start:end] for start, end in acronyms(text)] == expected


def test_an_acronym_with_its_words_is_explained() -> None:
    text = Text("The organised criminal group (OCG) fled; the OPG did not.", "en")
    assert [explained(text, *span) for span in acronyms(text)] == [True, False]


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14))
def test_a_name_is_spelt_like_itself(latin: str) -> None:
    assert spelt_alike(latin, latin)
    assert turned_round(latin, latin) is None
    assert sounds(latin).whole
    assert len(latin) < 3 or alike(latin, latin) == 1.0


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_read(source: str, target: str) -> None:
    found = paired_names(segment(source, target, "ru en"))
    for one in found.missing:
        assert source[one.start : one.end] == one.word
