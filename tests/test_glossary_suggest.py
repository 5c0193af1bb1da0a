"""`tqcheck glossary suggest`: rows learned from translated and corrected pairs."""

from pathlib import Path

import pytest
from command_line import tqcheck

from tqcheck.analysis.dictionary_forms import dictionary_forms
from tqcheck.glossary.concepts import Glossary
from tqcheck.glossary.corpus import lines
from tqcheck.glossary.linking import links, weights
from tqcheck.glossary.read import read_glossary
from tqcheck.glossary.suggest import Suggestion, suggest
from tqcheck.language import language
from tqcheck.model import Segment, segment

NEWS = """
Верховный суд отменил приговор.	The Supreme Court overturned the sentence.
Жалоба поступила в Верховный суд.	The complaint reached the Supreme Court.
Решение Верховного суда окончательное.	The ruling of the Supreme Court is final.
Верховному суду предстоит рассмотреть жалобу.	The Supreme Court is to consider the complaint.
Полиция задержала водителя.	Police detained the driver.
Водитель скрылся от полиции.	The driver fled from police.
Полиция нашла водителя в гараже.	Police found the driver in a garage.
Районный суд вынес приговор водителю.	The district court sentenced the driver.
Завод построят в следующем году.	The plant will be built next year.
Приговор вынесли вчера.	The sentence was passed yesterday.
"""
KAZAKH = """
Бір реттік доза тәркіленді.	Harmful alcohol was seized.	A single dose was seized.
Ол бір реттік дозаны сатты.	He sold harmful alcohol.	He sold a single dose.
Үйден бір реттік дозалар табылды.	Harmful alcohol was found in the house.	Single doses were found in the house.
Сот оны қамауға алды.	The court arrested him.	The court arrested him.
Полиция үйді тінтіді.	Police searched the house.	Police searched the house.
Бір адам сотқа келді.	One person came to court.	One person came to court.
"""
RUSSIAN = """
Следователь допросил свидетеля.	The prosecutor questioned the witness.	The investigator questioned the witness.
Свидетель пришёл к следователю.	The witness came to the prosecutor.	The witness came to the investigator.
Следователи изучают документы.	Prosecutors are studying the documents.	Investigators are studying the documents.
Прокурор прочитал документы.	The prosecutor read the documents.	The prosecutor read the documents.
Документы у прокурора.	The prosecutor has the documents.	The prosecutor has the documents.
"""


def pairs(table: str, languages: str) -> list[Segment]:
    """Segments of lines with a source, a translation and perhaps a reference."""
    rows = [line.split("\t") for line in table.strip().splitlines()]
    return [segment(row[0], row[1], languages, reference=row[2] if len(row) > 2 else None) for row in rows]


def suggested(table: str, languages: str, glossary: Glossary | None = None, least: int = 3) -> list[Suggestion]:
    return list(suggest(pairs(table, languages), glossary or Glossary(), least=least, share=0.6))


def test_recurrent_terms_come_with_their_rendering_in_dictionary_form() -> None:
    found = suggested(NEWS, "ru en")
    assert [(one.source, one.target) for one in found] == [
        ("Верховный суд", "Supreme Court"),
        ("полиция", "police"),
        ("водитель", "driver"),
    ]
    assert found[0].note == (
        "4 of 4 pairs: “Верховный суд отменил приговор.” → “The Supreme Court overturned the sentence.”"
    )


@pytest.mark.parametrize(
    ("table", "languages", "source", "target", "evidence"),
    [
        (KAZAKH, "kk en", "бір реттік доза", "single dose | !harmful alcohol", "corrected in 3 of 3 pairs"),
        (RUSSIAN, "ru en", "следователь", "investigator | !prosecutor", "corrected in 3 of 3 pairs"),
    ],
    ids=["kk", "ru"],
)
def test_recurrent_corrections_forbid_what_the_machine_said(
    table: str, languages: str, source: str, target: str, evidence: str
) -> None:
    first = suggested(table, languages)[0]
    assert (first.source.lower(), first.target.lower()) == (source, target)
    assert evidence in first.note


def test_a_rendering_that_people_mostly_keep_is_not_forbidden() -> None:
    kept = "\n".join(
        f"Следователь уехал в {town}.\tThe prosecutor went to {name}.\tThe prosecutor went to {name}."
        for town, name in (("Астану", "Astana"), ("Алматы", "Almaty"), ("Омск", "Omsk"))
    )
    assert not [one for one in suggested(RUSSIAN + kept, "ru en") if "!" in one.target]


def test_one_sentence_in_several_machines_words_is_one_pair() -> None:
    repeated = "\n".join(RUSSIAN.strip().splitlines()[:1] * 5)
    assert suggested(repeated, "ru en") == []


def test_a_word_added_to_the_machines_term_forbids_nothing() -> None:
    table = """
Изъята разовая доза.	A dose was seized.	A single dose was seized.
Разовую дозу нашли в доме.	A dose was found in the house.	A single dose was found in the house.
Он продал разовую дозу.	He sold a dose.	He sold a single dose.
"""
    assert "!" not in "".join(one.target for one in suggested(table, "ru en"))


def test_what_a_glossary_has_is_not_suggested_again(tmp_path: Path) -> None:
    path = tmp_path / "desk.tsv"
    path.write_text("ru\ten\nВерховный суд\tSupreme Court\nследователь\tinvestigator | !prosecutor\n", "utf-8")
    glossary = read_glossary([path])
    assert "Supreme Court" not in [one.target for one in suggested(NEWS, "ru en", glossary)]
    assert not [one for one in suggested(RUSSIAN, "ru en", glossary) if "!" in one.target]


def test_a_correction_of_a_known_term_names_its_row(tmp_path: Path) -> None:
    path = tmp_path / "desk.tsv"
    path.write_text("ru\ten\nследователь\tinvestigator\n", "utf-8")
    first = suggested(RUSSIAN, "ru en", read_glossary([path]))[0]
    assert first.target.lower() == "investigator | !prosecutor"
    assert first.note.endswith("its row is desk.tsv, row 2")


def test_a_name_that_is_not_translated_is_no_row() -> None:
    table = """
Boko Haram hat das Dorf überfallen.	Boko Haram attacked the village.
Das Dorf fürchtet Boko Haram.	The village fears Boko Haram.
Niemand im Dorf kennt Boko Haram.	Nobody in the village knows Boko Haram.
"""
    assert [(one.source, one.target) for one in suggested(table, "de en")] == [("Dorf", "village")]


def test_no_pairs_no_rows() -> None:
    assert list(suggest([], Glossary(), least=1, share=0.5)) == []


def test_the_command_prints_rows_that_lint_accepts(tmp_path: Path) -> None:
    (tmp_path / "news.ru-en.tsv").write_text(NEWS.strip() + "\n", "utf-8")
    ended = tqcheck("glossary", "suggest", "news.ru-en.tsv", "--no-default-glossaries", cwd=tmp_path)
    assert ended.status == 0
    assert ended.out.splitlines()[0] == "ru\ten\tnote"
    assert len(ended.out.splitlines()) == 4
    (tmp_path / "rows.tsv").write_text(ended.out, "utf-8")
    assert tqcheck("glossary", "lint", "rows.tsv", cwd=tmp_path).out == "3 concepts, 0 faults\n"


def test_the_command_writes_any_form_and_heeds_its_limits(tmp_path: Path) -> None:
    (tmp_path / "news.tsv").write_text(NEWS.strip() + "\n", "utf-8")
    arguments = ["news.tsv", "--source-lang", "ru", "--target-lang", "en", "--no-default-glossaries"]
    ended = tqcheck("glossary", "suggest", *arguments, "--most", "1", "-o", "rows.xlsx", cwd=tmp_path)
    assert ended.out == "1 rows written to rows.xlsx\n"
    assert [one.best("en") for one in read_glossary([tmp_path / "rows.xlsx"]).concepts] == ["Supreme Court"]
    ended = tqcheck("glossary", "suggest", *arguments, "--min-count", "5", cwd=tmp_path)
    assert ended.out == "ru\ten\tnote\n"


def test_the_shipped_glossaries_are_known_unless_left_out(tmp_path: Path) -> None:
    (tmp_path / "news.ru-en.tsv").write_text(NEWS.strip() + "\n", "utf-8")
    assert "Supreme Court\t" not in tqcheck("glossary", "suggest", "news.ru-en.tsv", cwd=tmp_path).out


def test_files_of_two_pairs_of_languages_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ru-en.tsv").write_text("Суд.\tCourt.\n", "utf-8")
    (tmp_path / "b.kk-en.tsv").write_text("Сот.\tCourt.\n", "utf-8")
    ended = tqcheck("glossary", "suggest", "a.ru-en.tsv", "b.kk-en.tsv", cwd=tmp_path)
    assert ended.status == 2
    assert "not of one pair of languages" in ended.err


@pytest.mark.parametrize(
    ("tag", "words", "one"),
    [
        ("kk", "доза дозаны дозалар дозаларды", "доза"),
        ("kk", "топ тобы тобының", "топ"),
        ("ru", "суд суда судом", "суд"),
        ("en", "dose doses", "dose"),
        ("de", "Gericht Gerichte Gerichts", "gericht"),
    ],
)
def test_the_forms_of_a_word_are_counted_as_one(tag: str, words: str, one: str) -> None:
    counts = dict.fromkeys(words.lower().split(), 3)
    assert set(dictionary_forms(counts, language(tag)).values()) == {one}


def test_units_are_cut_at_marks_and_hyphened_words_are_one() -> None:
    [line] = lines(["The prime-minister's office, on www.gov.kz"], language("en"))
    assert line.keys == ("the", "prime-minister", "s", "office", "", "on", "www", "", "gov", "", "kz")
    assert [line.surface(place, place) for place in line.content] == ["prime-minister", "office"]
    assert [*line.places(("office",))] == [3]


def test_words_that_answer_each_other_are_linked() -> None:
    rows = [line.split("\t") for line in NEWS.strip().splitlines()]
    source = lines([row[0] for row in rows], language("ru"))
    target = lines([row[1] for row in rows], language("en"))
    found = links(source[0], target[0], weights(source, target, 2))
    linked = {(source[0].keys[place], target[0].keys[other]) for place, other in found}
    assert {("верховный", "supreme"), ("суд", "court"), ("приговор", "sentence")} <= linked
