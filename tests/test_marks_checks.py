"""The checks of marks: final stops, questions, doubled and stray marks, spaces and dashes; what they flag and mend."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.analysis.spaces import space_faults
from tqcheck.analysis.stops import asking, last_stop
from tqcheck.check import Check
from tqcheck.checks.dash import dash
from tqcheck.checks.doubled_punctuation import doubled_punctuation
from tqcheck.checks.final_punctuation import final_punctuation
from tqcheck.checks.question_lost import question_lost
from tqcheck.checks.spacing import spacing
from tqcheck.checks.stray_mark import stray_mark
from tqcheck.checks.unpaired_bracket import unpaired_bracket
from tqcheck.language import language
from tqcheck.model import Role, Text, segment

Found = list[tuple[str, str | None]]
CHECKS = (dash, doubled_punctuation, final_punctuation, question_lost, spacing, stray_mark)


def found(check: Check, languages: str, source: str, target: str, role: Role = "body") -> Found:
    findings = list(check.run(segment(source, target, languages, role=role)))
    for finding in findings:
        assert finding.template.format_map(finding.values)
        for span in finding.spans:
            raw = target if span.side == "target" else source
            assert raw[span.start : span.end] == span.text
    return [(finding.spans[0].text, finding.edit) for finding in findings]


def mended(check: Check, languages: str, source: str, target: str) -> str:
    """A translation with all edits of a check applied."""
    edits = [
        (finding.spans[0].start, finding.spans[0].end, finding.edit)
        for finding in check.run(segment(source, target, languages))
        if finding.edit is not None
    ]
    for start, end, edit in sorted(edits, reverse=True):
        assert edit
        target = target[:start] + edit + target[end:]
    return target


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("kk en", "Ол кетті.", "He has left", [("left", "left.")]),
        ("kk en", "Ол кетті.", "He has left  ", [("left", "left.")]),
        ("en kk", "He has left!", "Ол кетті", [("кетті", "кетті!")]),
        ("en ja", "He left.", "彼は去った", [("た", "た。")]),
        ("en zh", "He left!", "他走了，", [("，", "！")]),
        ("en hi", "He left.", "वह चला गया", [("गया", "गया।")]),
        ("en ur", "He left.", "وہ چلا گیا", [("گیا", "گیا۔")]),
        ("en mr", "He left.", "तो गेला", [("गेला", "गेला.")]),
        ("en hy", "He left.", "Նա գնաց", [("գնաց", "գնաց։")]),
        ("ru en", "Цена выросла на 5 %.", "The price rose by 5%", [("5%", "5%.")]),
        ("ru en", "Он сказал: «Да».", "He said: “Yes”", [("“Yes”", None)]),
        ("ru en", "Это было в 2019 году (весной).", "That was in 2019 (in spring)", [("spring)", None)]),
        # the question of the source is asked inside the translation's sentence, or is not
        ("en kk", "He asked: “Who is it?”", "Ол «Бұл кім?» деп сұрады", [("сұрады", "сұрады.")]),
        ("en ru", "Who is it?", "Кто это", [("это", "это?")]),
        ("en kk", "They cried: “Come!”", "Олар «Кел!» деп айқайлады", [("айқайлады", "айқайлады.")]),
        # the source ends so too, or with an abbreviation; an address; a stop inside the marks; other ends
        ("kk en", "Ол кетті", "He has left", []),
        ("ru en", "Он родился в 1990 г.", "He was born in 1990", []),
        ("en ru", "It is made by Zarya Ltd.", "Это делает «Заря»", []),
        ("en ru", "Chapter 2.", "Глава 2", []),
        ("ru en", "Пишите нам.", "Write to news@example.org", []),
        ("ru en", "Он сказал: «Да».", "He said: “Yes.”", []),
        ("ru en", "Он ушёл…", "He left", []),
        ("ja en", "新しい橋が開通。", "New Bridge Opens After Twelve Years", []),
        ("ja en", "新しい橋が開通。", "The new bridge opens after years", [("years", "years.")]),
        ("ru en", "Вот что он сказал.", "This is what he said:", []),
        ("en hy", "He left.", "Նա գնաց:", []),
        ("en zh", "“He left.”", "“他走了”", []),
        ("ru en", "Он ушёл.", "", []),
    ],
)
def test_final_punctuation(languages: str, source: str, target: str, expected: Found) -> None:
    assert found(final_punctuation, languages, source, target) == expected


@pytest.mark.parametrize(
    ("role", "source", "target", "expected"),
    [
        ("headline", "Баға өсті", "Prices rise.", [("rise.", "rise")]),
        ("headline", "Баға өсті.", "Prices rise.", []),
        ("headline", "Баға өсті.", "Prices rise", []),
        ("caption", "Сот залы.", "The court room", []),
        ("headline", "Қазақстан мен АҚШ", "Kazakhstan and the U.S.", []),
        ("headline", "Баға өсті. Не істеу керек?", "Prices rise. What to do.", []),
        ("body", "Баға өсті", "Prices rise.", []),
    ],
)
def test_headlines_end_without_a_stop(role: Role, source: str, target: str, expected: Found) -> None:
    assert found(final_punctuation, "kk en", source, target, role) == expected


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("ru en", "Он ушёл.", "Has he left?", ["left?"]),
        ("ru en", "Он ушёл?", "He has left.", ["left."]),
        ("ru en", "Он ушёл?", "He has left", ["left"]),
        ("en hy", "Did he come?", "Նա եկավ։", ["եկավ։"]),
        ("hy en", "Նա եկա՞վ։", "He came.", ["came."]),
        ("en el", "He left.", "Έφυγε;", ["Έφυγε;"]),
        ("zh en", "他走了吗？", "He left.", ["left."]),
        # both ask; a semicolon; a question in words; one inside the sentence; no marks at all
        ("en el", "Has he left?", "Έφυγε;", []),
        ("el en", "Έφυγε· είναι αργά.", "He left; it is late.", []),
        ("en ru", "He left; it is late.", "Он ушёл; уже поздно.", []),
        ("ja en", "彼は行ったのか。", "Has he left?", []),
        ("en ja", "Has he left?", "彼は行ったのか。", []),
        ("zh en", "他走了吗", "Has he left?", []),
        ("ru en", "«Он ушёл?» – спросила она.", "She asked whether he had left.", []),
        ("en zh", "“Has he left?” she asked.", "她问他是否走了。", []),
        ("zh en", "“他走了吗？”她问。", "She asked whether he had left.", []),
        ("ru en", "Он ушёл?", "", []),
        # speech typed without marks says nothing of what it is; a headline does
        ("en ru", "and does it hurt now", "А сейчас болит?", []),
        ("ru en", "Закон принят", "Has the law been passed?", ["passed?"]),
        ("ja en", "彼は行くでしょう。", "He will go, won't he?", []),
    ],
)
def test_question_lost(languages: str, source: str, target: str, expected: list[str]) -> None:
    assert [text for text, edit in found(question_lost, languages, source, target)] == expected


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("ru en", "Он пришёл.", "He came,, at last.", [(",,", ",")]),
        ("ru en", "Он пришёл.", "He came..", [("..", ".")]),
        ("ru en", "Он пришёл…", "He came..", [("..", "…")]),
        ("ru en", "Он пришёл!", "He came!!", [("!!", "!")]),
        ("ru en", "Он пришёл.", "He, , came.", [(", ,", ",")]),
        ("ru en", "Он пришёл.", "He came.,", [(".,", None)]),
        ("en ja", "He came.", "彼は来た。。", [("。。", "。")]),
        ("en ja", "He came, then left.", "彼は来て、、去った。", [("、、", "、")]),
        ("ru en", "Он пришёл…", "He came... and went....", []),
        ("ru en", "Он пришёл!", "He came!!!", []),
        ("ru en", "Он пришёл.", "Zarya Inc., etc., came.", []),
        ("ru en", "Он пришёл.", "See ../news and 1..5.", []),
        ("ru en", "Класс std::vector.", "The class std::vector.", []),
        ("ru en", "Он смотрел «Кто я?».", "He watched Who Am I?.", []),
        ("ru en", "Он пришёл,, да.", "He came,, yes.", []),
        ("en de", "He said yes.", "Er sagte ,,ja''.", []),
    ],
)
def test_doubled_punctuation(languages: str, source: str, target: str, expected: Found) -> None:
    assert found(doubled_punctuation, languages, source, target) == expected


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("ru en", "Он ушёл, да.", "He left , yes .", [(" ,", ","), (" .", ".")]),
        ("ru en", "Он ушёл.", "He  left.", [("  ", " ")]),
        ("ru en", "Он ушёл.", "He left   .", [("   .", ".")]),
        ("ru en", "Он ушёл!", "He left\u00a0!", [("\u00a0!", "!")]),
        ("en ru", "He left,then came.", "Он ушёл,потом пришёл.", []),
        ("en ru", "He left, then came.", "Он ушёл,потом пришёл.", [(",", ", ")]),
        ("en ar", "He left, then came.", "غادر،ثم عاد.", [("،", "، ")]),
        ("en hi", "He left. She came.", "वह गया।वह आई।", [("।", "। ")]),
        ("ru en", "Он ушёл. Она пришла.", "He left.She came.", [(".", ". ")]),
        ("ru en", "Он (лидер партии) ушёл.", "He(the party leader)left.", [("(", " ("), (")", ") ")]),
        ("ru en", "Кот (серый и большой) ушёл.", "The cat(grey and big)left.", [("(", " ("), (")", ") ")]),
        ("ru en", "Он ( да ) ушёл.", "He ( yes ) left.", []),
        ("ru en", "Он (да) ушёл.", "He ( yes ) left.", [("( ", "("), (" )", ")")]),
        ("ru en", "Он (да) ушёл.", "He () left.", [("()", None)]),
        ("ru en", "Это его дом.", "It is n't John ’s.", [(" n't", "n't"), (" ’s", "’s")]),
        ("en nl", "He came in the evening.", "Hij kwam 's avonds.", []),
        ("en fr", "Really? Yes!", "Vraiment ? Oui\u202f!", []),
        ("en fr", "Really? Yes: “no”.", "Vraiment? Oui: «non».",
         [("?", "\u202f?"), (":", "\u00a0:"), ("«", "«\u00a0"), ("»", "\u00a0»")]),
        ("en fr", "At 10:30, https://example.org?a=b", "À 10:30, https://example.org?a=b", []),
        ("en ja", "He left, yes.", "彼は去った 、 はい。", [(" 、 ", "、")]),
        ("en ja", "What? He left.", "何？　彼は去った。", []),
        ("en de", "It is 5%, they say.", "Es sind 5 %, sagt man.", []),
        ("ru en", "Это 5 %.", "It is 5 %.", [(" %", "%")]),
        ("en ug", "He left, yes.", "ئۇ كەتتى ، ھەئە.", []),
        # names, addresses, faces, numbers, ellipses
        ("ru en", "Это .NET и Яндекс.", "It is .NET and Yandex.Market or U.S.News.", []),
        ("ru en", "Пишите.", "Write to John.Smith@example.org or example.org/Page.Html.", []),
        ("ru en", "Он рад.", "He is glad :) ;)", []),
        ("ru en", "Он ушёл …", "He left ... then came . . . back.", []),
        ("ru en", "Это 1,5 и 3.5.", "It is 1,500 and 3.5; pairs (x,y).", []),
        ("ru en", "Ребёнок.", "The child(ren) came.", []),
        ("en de", "The pupils came.", "Die Schüler(innen) kamen.", []),
        ("en de", "Sign it.", "Bitte (unter-)zeichnen.", []),
    ],
)  # fmt: skip
def test_spacing(languages: str, source: str, target: str, expected: Found) -> None:
    assert found(spacing, languages, source, target) == expected


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("ru en", "Он ушёл — домой.", "He left - home.", [(" - ", " – ")]),
        ("en ru", "He left — home.", "Он ушёл - домой.", [(" - ", " — ")]),
        ("kk en", "Ол кетті, үйге.", "He left--home.", [("--", " – ")]),
        ("ru en", "Пятилетний план.", "A 5 -year plan.", [(" -", "-")]),
        ("ru en", "Известный певец.", "A well- known singer.", [("- ", None)]),
        ("ru en", "Он ушёл, домой.", "He left,- home.", [(",-", None)]),
        ("ru en", "Он ушёл - домой.", "He left - home.", []),
        ("ru en", "Он ушёл -- домой.", "He left -- home.", []),
        ("ru en", "Мини- и макси-юбки.", "Mini- and maxi-skirts, mid- to late May.", []),
        ("en sv", "Import and export.", "In- och utförsel.", []),
        ("en tr", "The plan, backed by him, failed.", "Plan -onun desteğiyle- çöktü.", []),
        ("ru en", "Минус 5.", "It was -5 and -- no.", [(" -- ", " – ")]),
        ("en de", "File name and path.", "Dateiname und -pfad.", []),
        ("en de", "A file name.", "Ein -Dateiname.", [(" -", None)]),
        ("en de", "Winter or rather summer tyres.", "Winter- bzw. Sommerreifen.", []),
        ("en hy", "He left, she said.", "Նա գնաց,- ասաց նա։", []),
    ],
)
def test_dash(languages: str, source: str, target: str, expected: Found) -> None:
    assert found(dash, languages, source, target) == expected


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("ru en", "Цены (150) и (200).", "Prices 150) and (200).", [")"]),
        ("ru en", "Матч (2:1) окончен.", "The match 2:1) is over.", [")"]),
        ("ru en", "Нужны: а) хлеб; б) соль.", "We need: a) bread; b) salt.", []),
        ("ru en", "2) Второе.", "2) The second.", []),
        ("ru en", "Он ушёл), но (вернулся).", "He left, but (came back.", ["("]),
        ("ru en", "Он ушёл), но вернулся.", "He left), but came back.", []),
    ],
)
def test_unpaired_bracket_and_labels(languages: str, source: str, target: str, expected: list[str]) -> None:
    assert [text for text, edit in found(unpaired_bracket, languages, source, target)] == expected


@pytest.mark.parametrize("check", [final_punctuation, question_lost], ids=["final-punctuation", "question-lost"])
def test_languages_without_a_stop_switch_off_what_needs_one(check: Check) -> None:
    assert check.live(language("en"), language("kk"))
    assert not check.live(language("en"), language("th"))
    assert not check.live(language("lo"), language("en"))


BAD = [(check, example) for check in CHECKS for example in check.examples if not example.good]


@pytest.mark.parametrize(("check", "example"), BAD, ids=[f"{c.code}: {e.target}" for c, e in BAD])
def test_edits_mend_what_they_are_given_for(check: Check, example: object) -> None:
    source, target = example.marked("source")[0], example.marked("target")[0]  # type: ignore[attr-defined]
    languages = example.languages  # type: ignore[attr-defined]
    again = mended(check, languages, source, target)
    for other in CHECKS:
        before = {span for span, edit in found(other, languages, source, target) if edit is None}
        after = found(other, languages, source, again)
        assert {span for span, edit in after} <= before
    assert mended(check, languages, source, again) == again


@given(
    st.text(alphabet="aб中 .,;:!?()[]«»“”'-–—?？。、\n", max_size=40), st.sampled_from(["en", "fr", "ja", "el", "hy"])
)
def test_any_text_can_be_read(raw: str, tag: str) -> None:
    text = Text(raw, tag)
    for fault in space_faults(text):
        assert 0 <= fault.start < fault.end <= len(raw)
    assert all(raw[place : place + 1] for place in asking(text).ends)
    assert len(last_stop(raw)) <= 1


def test_marks_of_languages_without_a_file_follow_their_script() -> None:
    marks = {tag: dataclasses.astuple(language(tag).punctuation)[:2] for tag in ("ne", "am", "th", "ka", "ur")}
    assert marks == {"ne": ("।", "?"), "am": ("።", "?"), "th": ("", ""), "ka": (".", "?"), "ur": ("۔", "؟")}
