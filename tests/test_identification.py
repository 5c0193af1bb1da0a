import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.analysis import identification
from tqcheck.analysis.identification import Identifier
from tqcheck.errors import ConfigError
from tqcheck.model import Text

SENTENCES = {
    "en": "The government said on Monday that the new law would come into force next year.",
    "kk": "Үкімет жаңа заңның келесі жылы күшіне енетінін дүйсенбі күні мәлімдеді.",
    "kk-Latn": "Ükımet jaña zañnyñ kelesı jyly küşıne enetının düisenbı künı mälımdedı.",
    "ru": "Правительство сообщило в понедельник, что новый закон вступит в силу в следующем году.",
    "uk": "Уряд повідомив у понеділок, що новий закон набуде чинності наступного року.",
    "ky": "Өкмөт жаңы мыйзам кийинки жылы күчүнө кирерин дүйшөмбү күнү билдирди.",
    "uz": "Hukumat dushanba kuni yangi qonun kelasi yil kuchga kirishini ma’lum qildi.",
    "tr": "Hükümet, yeni yasanın gelecek yıl yürürlüğe gireceğini pazartesi günü açıkladı.",
    "de": "Die Regierung teilte am Montag mit, dass das neue Gesetz im nächsten Jahr in Kraft tritt.",
    "fr": "Le gouvernement a annoncé lundi que la nouvelle loi entrerait en vigueur l’année prochaine.",
    "es": "El Gobierno anunció el lunes que la nueva ley entrará en vigor el próximo año.",
    "it": "Il governo ha annunciato lunedì che la nuova legge entrerà in vigore il prossimo anno.",
    "pt": "O governo disse na segunda-feira que a nova lei entrará em vigor no próximo ano.",
    "pl": "Rząd poinformował w poniedziałek, że nowa ustawa wejdzie w życie w przyszłym roku.",
    "zh": "政府星期一宣布，新法律将于明年生效。",
    "ja": "政府は月曜日、新しい法律が来年から施行されると発表した。",
    "ar": "أعلنت الحكومة يوم الاثنين أن القانون الجديد سيدخل حيز التنفيذ في العام المقبل.",
    "hi": "सरकार ने सोमवार को कहा कि नया कानून अगले साल से लागू होगा।",
    "el": "Η κυβέρνηση ανακοίνωσε τη Δευτέρα ότι ο νέος νόμος θα τεθεί σε ισχύ το επόμενο έτος.",
    "ka": "მთავრობამ ორშაბათს განაცხადა, რომ ახალი კანონი მომავალ წელს ამოქმედდება.",
}


RELATIVES = {
    "be": "Урад паведаміў у панядзелак, што новы закон набудзе моц у наступным годзе.",
    "cs": "Vláda v pondělí oznámila, že nový zákon vstoupí v platnost příští rok, protože je to nutné.",
    "id": "Pemerintah mengumumkan pada hari Senin bahwa undang-undang baru akan berlaku karena alasan keamanan.",
    "ms": "Kerajaan mengumumkan pada Isnin bahawa undang-undang baharu akan berkuat kuasa kerana sebab keselamatan.",
    "sk": "Vláda v pondelok oznámila, že nový zákon začne platiť budúci rok, pretože je to potrebné.",
    "tt": "Хөкүмәт яңа закон киләсе елда гамәлгә керәчәген һәм барысы өчен дә мәҗбүри булачагын белдерде.",
    "uz-Cyrl": "Ҳукумат янги қонун келаси йил кучга киришини ва у барча учун мажбурий эканини маълум қилди.",
    "zh": "政府星期一宣布，新法律将于明年生效，这是总统的决定。",
    "zh-Hant": "政府星期一宣布，新法律將於明年生效，這是總統的決定。",
}
CLOSE = [
    ("be", "ru"), ("be", "uk"), ("ru", "be"), ("uk", "be"), ("cs", "sk"), ("sk", "cs"), ("id", "ms"), ("ms", "id"),
    ("tt", "kk"), ("kk", "tt"), ("tt", "ky"), ("ky", "tt"), ("uz-Cyrl", "kk"), ("kk", "uz-Cyrl"), ("uz-Cyrl", "uz"),
    ("zh", "zh-Hant"), ("zh-Hant", "zh"), ("zh", "zh-TW"), ("kk", "kk-Latn"), ("kk-Latn", "kk"),
]  # fmt: skip


@pytest.fixture(scope="module")
def identifier():
    return Identifier()


@pytest.mark.parametrize("tag", SENTENCES)
def test_a_sentence_is_in_its_own_language(identifier, tag):
    assert identifier.speaks(Text(SENTENCES[tag], tag), "en" if tag != "en" else "ru") is True


@pytest.mark.parametrize("tag", SENTENCES)
@pytest.mark.parametrize("declared", SENTENCES)
def test_and_in_no_other(identifier, tag, declared):
    if tag != declared:
        assert identifier.speaks(Text(SENTENCES[tag], declared), tag) is False


@pytest.mark.parametrize("tag", RELATIVES)
def test_a_relative_is_in_its_own_language(identifier, tag):
    assert identifier.speaks(Text(RELATIVES[tag], tag), "en") is True


@pytest.mark.parametrize(("tag", "declared"), CLOSE)
def test_relatives_are_told_apart(identifier, tag, declared):
    sentence = RELATIVES.get(tag) or SENTENCES[tag]
    of_one_language = {tag, declared} == {"uz", "uz-Cyrl"}  # Uzbek is printed in both scripts
    assert identifier.speaks(Text(sentence, declared), "en") is of_one_language


@pytest.mark.parametrize("tag", SENTENCES)
def test_detect(identifier, tag):
    assert identifier.detect([SENTENCES[tag]] * 3) == tag


def test_ordinary_sentences_load_no_model(monkeypatch):
    def refuse(method):
        raise AssertionError("the model was loaded")

    monkeypatch.setattr(identification, "language_model", refuse)
    for tag, sentence in SENTENCES.items():
        assert Identifier().speaks(Text(sentence, tag), "en") is True


@pytest.mark.parametrize(
    ("raw", "tag"),
    [
        ("", "en"),
        ("2:1, 3:0, 15:30", "ru"),
        ("No.", "de"),
        ("Manchester United, Real Madrid, Juventus", "kk"),
        ("Алексей Иванов, Пётр Смирнов, Иван Кузнецов", "kk"),
        ("The New York Times", "de"),
        ("www.example.com/one/two/three info@example.org", "ru"),
        ("Президент Қасым-Жомарт Тоқаев", "ru"),
    ],
)
def test_no_judgement(identifier, raw, tag):
    assert identifier.speaks(Text(raw, tag), "en") is None


@pytest.mark.parametrize(
    ("raw", "declared"),
    [
        ("Он не знал, что она уже уехала.", "uk"),
        ("Вона не знала, що він уже поїхав.", "ru"),
        ("Нина думает, что Олег живёт в Самаре.", "uk"),
        ("Біз ертең таңертең қалаға барамыз деп шештік.", "ky"),
        ("Не знаем, кто и когда это сделал.", "kk"),
        # told by a letter of a word in small letters
        ("Том живе у місті, Марія в горах.", "ru"),
        ("Почему бы нам не поздравить Тома?", "uk"),
    ],
)
def test_six_words_of_a_relative_are_enough(identifier, raw, declared):
    assert identifier.speaks(Text(raw, declared), "en") is False


@pytest.mark.parametrize(
    ("raw", "tag"),
    [
        ("Vincent Scully колоннадалар туралы айтты.", "kk"),
        ("Билл бизге миллион доллар берди.", "ky"),
        ("Os acordáis de todo.", "es"),
        ("François Hollande llegó ayer a Madrid.", "es"),  # a letter of Portuguese, but a name's
        ("日米首脳会談：共同声明全文", "ja"),
        # every word of it is in the dictionary, though a model takes it for a relative's
        ("La tina está sucia y rota.", "es"),
        ("Nubes oscuras nos impiden ver el mar.", "es"),
    ],
)
def test_a_few_words_are_not_denied_on_the_word_of_a_model(identifier, raw, tag):
    assert identifier.speaks(Text(raw, tag), "en") is not False


def test_a_quotation_is_less_than_the_sentence(identifier):
    raw = "Он назвал это “the beginning of the end” и добавил, что спорить с этим трудно."
    assert identifier.speaks(Text(raw, "ru"), "en") is True


def test_a_script_without_tables(identifier):
    raw = "Ҳукумат янги қонун келаси йил кучга киришини маълум қилди."
    assert identifier.speaks(Text(raw, "uz"), "en") is True


def test_a_language_nobody_knows_is_judged_by_its_script_alone(identifier):
    assert identifier.speaks(Text("ᓄᓇᕗᒻᒥ ᓯᓚᑦᑐᖅᓴᕐᕕᖕᒧᑦ ᒥᓂᔅᑕᖑᔪᖅ ᑐᓴᕐᓂᐊᖅᑐᖅ", "iu"), "en") is not False
    assert identifier.limits("kk-Latn") is not None
    assert identifier.limits("kk") is None


def test_langdetect_says_what_it_does_not_know():
    pytest.importorskip("langdetect")
    identifier = Identifier("langdetect")
    assert "langdetect does not know Kazakh" in (identifier.limits("kk") or "")
    assert identifier.limits("ru") is None
    assert identifier.speaks(Text(SENTENCES["kk"], "kk"), "ru") is True
    assert identifier.speaks(Text(SENTENCES["uk"], "ru"), "en") is False


def test_langdetect_that_is_not_installed(monkeypatch):
    identification.language_model.cache_clear()
    monkeypatch.setitem(sys.modules, "langdetect", None)
    with pytest.raises(ConfigError, match=r"pip install tqcheck\[langdetect\]"):
        Identifier("langdetect").limits("kk")


def test_an_unknown_method():
    with pytest.raises(ConfigError, match="py3langid"):
        Identifier("py3langit")


@pytest.mark.parametrize("tag", RELATIVES)
def test_detect_a_relative(identifier, tag):
    assert identifier.detect([RELATIVES[tag]] * 3) == tag


@settings(max_examples=50)
@given(st.text(max_size=200), st.sampled_from(["en", "kk", "ja", "el", "fa", "id", "zh-TW"]))
def test_any_text_gets_an_answer(raw, tag):
    assert Identifier().speaks(Text(raw, tag), "ru") in (True, False, None)
