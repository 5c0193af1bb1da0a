"""Names beside a text whose script has no capitals."""

import pytest

from tqcheck.analysis.han_readings import readings
from tqcheck.analysis.heard_text import sounds_in, sounds_like
from tqcheck.analysis.known_names import known_in, likely_in
from tqcheck.analysis.loose_sounds import slots_of
from tqcheck.analysis.named import paired_names
from tqcheck.analysis.uncased_names import has_capitals
from tqcheck.model import Text, segment

# A name in Latin letters, and a sentence in which it stands.
STANDS = [
    ("trump", "zh", "特朗普昨天抵达伦敦。"),
    ("chongqing", "zh", "暴雨袭击了重庆。"),
    ("clinton", "zh", "克林頓參加了會議。"),
    ("watanabe", "ja", "渡辺さんは東京に住んでいる。"),
    ("yoshida", "ja", "吉田市長が会見した。"),
    ("sasaki", "ja", "佐々木選手が優勝した。"),
    ("clinton", "ja", "クリントン氏が来日した。"),
    ("tokayev", "ko", "토카예프는 서울에 도착했다."),
    ("macron", "ar", "وصل الرئيس الفرنسي ماكرون أمس."),
    ("picchu", "ar", "زاروا ماتشو بيتشو أمس."),
    ("barghouti", "ar", "التقى الوزير بالبرغوثي أمس."),
    ("macron", "he", "הנשיא מקרון הגיע אתמול לפגישה."),
    ("washington", "hi", "वह कल वाशिंगटन पहुँचे।"),
    ("tokyo", "th", "เขาเดินทางไปโตเกียวเมื่อวานนี้"),
]
# A name in Latin letters, and a sentence in which it does not stand.
STANDS_NOT = [
    ("netanyahu", "zh", "暴雨袭击了重庆。"),
    ("nurmagomedov", "ja", "渡辺さんは東京に住んでいる。"),
    ("lukashenko", "ko", "토카예프는 서울에 도착했다."),
    ("netanyahu", "ar", "وصل الرئيس الفرنسي ماكرون أمس."),
    ("mihajlovic", "hi", "वह कल वाशिंगटन पहुँचे।"),
]
# A whole name in Latin letters, and in another script.
WHOLE = [
    ("xijinping", "习近平", "zh"),
    ("moonjaein", "文在寅", "zh"),
    ("roosevelt", "罗斯福", "zh"),
    ("ohtani", "大谷", "ja"),
    ("narita", "成田", "ja"),
    ("chiyonofuji", "千代の富士", "ja"),
    ("leejaemyung", "이재명", "ko"),
    ("hariri", "الحريري", "ar"),
    ("bengaluru", "बेंगलुरु", "hi"),
    ("churchill", "צ'רצ'יל", "he"),
    ("kvaratskhelia", "კვარაცხელია", "ka"),
]


@pytest.mark.parametrize(("latin", "tag", "raw"), STANDS)
def test_a_name_is_heard(latin: str, tag: str, raw: str) -> None:
    assert sounds_in(latin, Text(raw, tag)) is True


@pytest.mark.parametrize(("latin", "tag", "raw"), STANDS_NOT)
def test_another_name_is_not_heard(latin: str, tag: str, raw: str) -> None:
    assert sounds_in(latin, Text(raw, tag)) is False


@pytest.mark.parametrize(("latin", "name", "tag"), WHOLE)
def test_a_whole_name_is_known(latin: str, name: str, tag: str) -> None:
    assert sounds_like(latin, name, tag) > 0


def test_part_of_a_name_is_not_the_whole() -> None:
    assert sounds_like("roosevelt", "罗斯", "zh") == 0
    assert sounds_like("lukashenko", "لوكا", "ar") == 0


@pytest.mark.parametrize("latin", ["li", "yao", "wu", "oe", ""])
def test_a_name_with_too_few_consonants_cannot_be_judged(latin: str) -> None:
    assert slots_of(latin) is None
    assert sounds_in(latin, Text("暴雨袭击了重庆。", "zh")) is None


def test_characters_keep_the_reading_of_their_country() -> None:
    assert readings("辺").japanese[:1] and "nabe" in readings("辺").japanese
    assert readings("金").korean == ("geum", "gim")
    assert set(readings("东").japanese) <= set(readings("東").japanese), "simplified, and read as its traditional one"
    assert readings("特").foreign and not readings("的").foreign
    assert readings("a").mandarin == ()
    assert readings("重").mandarin[:2] == ("zhong", "chong")


@pytest.mark.parametrize(
    ("raw", "tag", "found"),
    [
        ("代表团昨天抵达北京。", "zh", ["北京"]),
        ("プーチンタワーは高い。", "ja", []),  # a word of its own
        ("プーチン氏が来日した。", "ja", ["プーチン"]),
        ("وصل الوفد إلى بغداد", "ar", ["بغداد"]),
        ("الوفد ببغداد", "ar", ["بغداد"]),
        ("대표단이 평양에서 돌아왔다", "ko", ["평양"]),
        ("प्रतिनिधिमंडल कल टोक्यो पहुँचा।", "hi", ["टोक्यो"]),
        ("The delegation has come.", "en", []),
    ],
)
def test_known_names_are_found(raw: str, tag: str, found: list[str]) -> None:
    known = known_in(Text(raw, tag))
    assert [one.form for one in known] == found
    assert all(raw[one.start : one.end] == one.form for one in known)


@pytest.mark.parametrize(
    ("raw", "tag", "found"),
    [
        ("格雷琴·惠特默出席了会议。", "zh", ["格雷琴", "惠特默"]),
        ("増田さんが見つかった。", "ja", ["増田"]),
        ("डॉ मॉलिक ने कहा।", "hi", ["मॉलिक"]),
        ("会议昨天结束。", "zh", []),
    ],
)
def test_likely_names_are_found(raw: str, tag: str, found: list[str]) -> None:
    assert [one.form for one in likely_in(Text(raw, tag))] == found


# Source, target, languages, names of the source that are missing, names of the translation that were added.
PAIRS = [
    ("代表团昨天抵达北京。", "The delegation arrived in Beijing yesterday.", "zh en", [], []),
    ("代表团昨天抵达北京。", "The delegation arrived in Lagos yesterday.", "zh en", ["北京"], ["Lagos"]),
    ("美国总统特朗普昨天发表讲话。", "The U.S. president, Mr Trump, spoke yesterday.", "zh en", [], []),
    ("プーチン氏が来日した。", "He has come to Japan.", "ja en", ["プーチン"], []),
    ("増田さんが見つかった。", "Foucault was found.", "ja en", [], []),  # the head of a sentence is no sure name
    ("警察は増田さんを見つけた。", "Police found Michel Foucault.", "ja en", ["増田"], ["Michel", "Foucault"]),
    ("新华社报道了这一消息。", "Xinhuanet reported this.", "zh en", [], []),
    ("马可尼公司设计了它。", "The company Marconi designed it.", "zh en", [], []),  # in characters that few names have
    ("马可尼公司设计了它。", "The company Siemens designed it.", "zh en", ["马可尼"], ["Siemens"]),
    ("वे हड़प्पा में रहते थे।", "They lived in Harappa.", "hi en", [], []),
    ("وصل الوفد إلى بغداد.", "The delegation arrived in Baghdad.", "ar en", [], []),
    ("وصل الوفد إلى بغداد.", "The delegation arrived in Tokyo.", "ar en", ["بغداد"], ["Tokyo"]),
    ("The delegation arrived in Tokyo.", "प्रतिनिधिमंडल टोक्यो पहुँचा।", "en hi", [], []),
    ("The delegation arrived in Tokyo.", "प्रतिनिधिमंडल बगदाद पहुँचा।", "en hi", ["Tokyo"], ["बगदाद"]),
    ("The delegation met Mr Zhukov.", "代表团会见了他。", "en zh", [], []),  # nobody knows his name in Chinese
    ("代表団が北京に着いた。", "代表团抵达东京。", "ja zh", [], []),  # neither side has capitals
]


@pytest.mark.parametrize(("source", "target", "languages", "missing", "added"), PAIRS)
def test_names_answer_each_other(
    source: str, target: str, languages: str, missing: list[str], added: list[str]
) -> None:
    pairing = paired_names(segment(source, target, languages))
    assert [one.word for one in pairing.missing] == missing
    assert [one.word for one in pairing.added] == added
    assert not pairing.altered


def test_which_languages_have_capitals() -> None:
    assert [tag for tag in ("en", "kk", "el", "zh", "ja", "ko", "ar", "he", "hi", "ka", "th") if has_capitals(tag)] == [
        "en",
        "kk",
        "el",
    ]
