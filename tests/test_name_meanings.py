"""Names rendered by their meaning: which are noticed, and which sentences have the words by right."""

from pathlib import Path

import pytest

import tqcheck
from tqcheck.analysis.name_meanings import meanings, translated_names
from tqcheck.language import known_tags
from tqcheck.model import segment

TABLES = sorted((Path(tqcheck.__file__).parent / "name_meanings").glob("*.tsv"))
# A sentence for a person's name and what it means, beside a surname or a first name.
SENTENCES = {
    "kk en": ("Бұл туралы ұстаз {} Ахметова кеше айтты.", "The teacher {} Akhmetova said so yesterday."),
    "kk ru": ("Бұл туралы ұстаз {} Ахметова кеше айтты.", "Об этом вчера сказала учительница {} Ахметова."),
    "ky en": ("Бул тууралуу мугалим {} Акматова кечээ айтты.", "The teacher {} Akmatova said so yesterday."),
    "uz en": ("Bu haqda o‘qituvchi {} Karimova kecha aytdi.", "The teacher {} Karimova said so yesterday."),
    "uk en": ("Про це вчора сказала вчителька Олена {}.", "The teacher Olena {} said so yesterday."),
    "ru en": ("Об этом вчера сказала учительница Елена {}.", "The teacher Elena {} said so yesterday."),
    "ru kk": ("Об этом вчера сказала учительница Елена {}.", "Бұл туралы кеше ұстаз Елена {} айтты."),
    "tr en": ("Bunu dün öğretmen {} Demirel söyledi.", "The teacher {} Demirel said so yesterday."),
    "en ru": ("The teacher {} Davis said so yesterday.", "Об этом вчера сказала учительница {} Дэвис."),
    "ar en": ("قالت المعلمة {} الحريري ذلك أمس.", "The teacher {} Hariri said so yesterday."),
    "he en": ("המורה {} כהן אמרה זאת אתמול.", "The teacher {} Cohen said so yesterday."),
    "hi en": ("यह बात कल शिक्षिका {} शर्मा ने कही।", "The teacher {} Sharma said so yesterday."),
    "es en": ("Lo dijo ayer la profesora Carmen {}.", "The teacher Carmen {} said so yesterday."),
    "de en": ("Das sagte gestern die Lehrerin Helga {}.", "The teacher Helga {} said so yesterday."),
}
# What share of a table's names has to be noticed: the rest sound like what they mean (Flores, flowers).
SHARE = 0.8
SHARES = {"es en": 0.6, "de en": 0.5}


def rendered(languages: str) -> list[tuple[str, str]]:
    """The names of a table with the first of their meanings, as a translation would have it."""
    tag, other = languages.split()
    header, *lines = ((TABLES[0].parent / f"{tag}.tsv").read_text("utf-8")).splitlines()
    column = header.split("\t").index(other)
    cells = [line.split("\t") for line in lines]
    found = [(cell[0].split()[0], cell[column].split(" | ")[0]) for cell in cells if cell[column]]
    return [(name, meaning[0].upper() + meaning[1:]) for name, meaning in found]


@pytest.mark.parametrize("languages", SENTENCES)
def test_most_names_of_the_tables_are_noticed(languages: str) -> None:
    source, target = SENTENCES[languages]
    pairs = rendered(languages)
    noticed = [
        name
        for name, meaning in pairs
        if translated_names(segment(source.format(name), target.format(meaning), languages))
    ]
    assert len(noticed) >= SHARES.get(languages, SHARE) * len(pairs)


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("ru en", "Монумент Славы стоит в парке.", "The Glory Monument stands in the park."),
        ("ru en", "Любовь Петрова пишет о любви.", "Lyubov Petrova writes about love."),
        ("ru en", "Гости пели о любви. Надежда есть.", "The guests sang of love. There is hope."),
        ("uk en", "Олена Коваль працює в школі.", "Olena Koval works at a school."),
        ("tr en", "Nobel Barış Ödülü verildi.", "The Nobel Peace Prize was awarded."),
        ("de en", "Der Koch Peter Lindner kam.", "The cook Peter Lindner came."),
        ("en ru", "Donald Trump and Bill Gates met.", "Дональд Трамп и Билл Гейтс встретились."),
        ("en ru", "Grace Kelly starred in the film.", "Грейс Келли снялась в этом фильме."),
        ("kk en", "Нұрлан Айтбаев келді.", "Nurlan Aitbayev has come."),
        ("kk en", "Бақыт деген не? — деп сұрады ол.", "What is happiness, he asked."),
        ("zh en", "王先生来了。", "Mr King has come."),  # no table for the language
    ],
)
def test_the_words_stand_there_by_right(languages: str, source: str, target: str) -> None:
    assert translated_names(segment(source, target, languages)) == ()


def test_surnames_are_made_of_first_names() -> None:
    found = translated_names(segment("Қайрат Нұрғалиевтің сөзі.", "The words of Kairat Light of Ali.", "kk en"))
    assert [one.name for one in found] == ["Нұрғали"]


def test_a_meaning_that_sounds_like_the_name_is_none() -> None:
    assert "flores" not in meanings("es", "en")
    assert not translated_names(segment("Роза Бағланова ән салды.", "Роза Багланова спела.", "kk ru"))


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
def test_a_table_is_well_formed(path: Path) -> None:
    header, *rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    assert header[0] == "name"
    assert {path.stem, *header[1:]} <= set(known_tags())
    assert all(len(row) == len(header) and row[0] and any(row[1:]) for row in rows)
    names = [form for row in rows for form in row[0].split()]
    assert len(names) == len(set(names)), sorted(name for name in names if names.count(name) > 1)
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
