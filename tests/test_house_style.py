"""Romanisations: how each writes a name, which names of a translation follow another one, and the setting."""

from pathlib import Path

import pytest
from command_line import table, tqcheck

from tqcheck.analysis.house_style import HouseStyle, in_latin, unlike_house
from tqcheck.config import Settings, load
from tqcheck.errors import ConfigError
from tqcheck.language import known_tags, language
from tqcheck.model import segment


@pytest.mark.parametrize(
    ("word", "tag", "system", "latin"),
    [
        ("сергей", "ru", "press", "sergei"),
        ("сергей", "ru", "bgn", "sergey"),
        ("сергей", "ru", "scholarly", "sergej"),
        ("чайковский", "ru", "press", "chaikovsky"),
        ("чайковский", "ru", "bgn", "chaykovskiy"),
        ("юлия", "ru", "icao", "iuliia"),
        ("щукин", "ru", "iso9", "ŝukin"),
        ("ельцин", "ru", "bgn", "yeltsin"),  # ye where a word begins
        ("токаев", "ru", "bgn", "tokayev"),  # and behind a vowel
        ("медведев", "ru", "bgn", "medvedev"),
        ("игнатьев", "ru", "bgn", "ignatyev"),  # and behind a sign
        ("жәнібек", "kk", "press", "zhanibek"),
        ("жәнібек", "kk", "latin", "jänibek"),
        ("ерлан", "kk", "press", "yerlan"),
        ("ерлан", "kk", "icao", "erlan"),
        ("қуаныш", "kk", "bgn", "quanysh"),
        ("юлія", "uk", "national", "yuliia"),
        ("згурський", "uk", "national", "zghurskyi"),
        ("зеленський", "uk", "press", "zelensky"),
        ("жапаров", "ky", "national", "japarov"),
        ("smith", "ru", "bgn", None),
    ],
)
def test_a_name_in_a_romanisation(word: str, tag: str, system: str, latin: str | None) -> None:
    assert in_latin(word, tag, system) == latin


@pytest.mark.parametrize("tag", [tag for tag in known_tags() if language(tag).romanisations])
def test_every_romanisation_has_every_letter_of_its_language(tag: str) -> None:
    own = {"ru": "ё", "kk": "әғқңөұүһі", "ky": "ңөү", "uk": "ґєії"}[tag.partition("-")[0]]
    without = {"uk": "ёъыэ"}.get(tag, "")
    letters = {*"абвгдежзийклмнопрстуфхцчшщъыьэюя", *own} - {*without}
    for system in language(tag).romanisations:
        assert [letter for letter in sorted(letters) if in_latin(letter, tag, system) is None] == []


@pytest.mark.parametrize(
    ("languages", "systems", "source", "target", "expected"),
    [
        (
            "ru en",
            {"ru": "bgn"},
            "Приехал Николай Журавлёв.",
            "Nikolai Zhuravlyov has come.",
            ["Nikolai press Nikolay"],
        ),
        ("ru en", {"ru": "bgn"}, "Об этом сказал Чайковский.", "Chaikovsky said so.", ["Chaikovsky press Chaykovskiy"]),
        ("ru en", {"ru": "press"}, "Приехал Николай Журавлёв.", "Nikolai Zhuravlyov has come.", []),
        ("kk en", {"kk": "press"}, "Жәнібек Омаров келді.", "Janibek Omarov has come.", ["Janibek latin Zhanibek"]),
        ("kk en", {"kk": "latin"}, "Жәнібек Омаров келді.", "Zhanibek Omarov has come.", ["Zhanibek press Jänibek"]),
        ("kk en", {"ru": "bgn"}, "Жәнібек Омаров келді.", "Janibek Omarov has come.", []),  # no word for Kazakh
        ("kk en", {}, "Жәнібек Омаров келді.", "Janibek Omarov has come.", ["Janibek latin Zhanibek"]),
        # what follows no romanisation is established
        ("ru en", {"ru": "bgn"}, "Приехал Александр Журавлёв.", "Alexander Zhuravlev has come.", []),
        # other languages' names are theirs to spell, and places have names
        ("ru en", {"ru": "bgn"}, "Приехал Уолтер Дисней.", "Walter Disney has come.", []),
        ("ru en", {"ru": "bgn"}, "Заседание прошло в Москве.", "The meeting was in Moskva.", []),
        # Hasan keeps its h
        ("kk en", {"kk": "press"}, "Бұл туралы Хасан Өміров айтты.", "This was said by Hasan Omirov.", []),
        ("de en", {}, "Der Architekt Peter Lindner sprach.", "The architect Peter Lindner spoke.", []),
    ],
)
def test_names_in_another_romanisation_than_the_house(
    languages: str, systems: dict[str, str], source: str, target: str, expected: list[str]
) -> None:
    found = unlike_house(segment(source, target, languages), HouseStyle(systems))
    names = [f"{one.target.word} {one.system} {one.right}" for one in found]
    assert [name for name in names if name.split()[0] not in ("Zhuravlev", "Zhuravlyov")] == expected


def settings(folder: Path, text: str) -> Settings:
    path = folder / "tqcheck.toml"
    path.write_text(text, "utf-8")
    return load(path)


def test_a_romanisation_is_set_for_some_languages_or_for_all_that_have_it(tmp_path: Path) -> None:
    some = settings(tmp_path, '[names]\nromanisation = {ru = "bgn", kk = "press"}')
    assert some.romanisation == {"ru": "bgn", "kk": "press"}
    assert some.asked_for == ("name-romanisation",)
    assert settings(tmp_path, '[names]\nromanisation = "iso9"').romanisation == {
        "kk": "iso9",
        "ru": "iso9",
        "uk": "iso9",
    }
    assert settings(tmp_path, "").asked_for == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[names]\nromanization = 'bgn'", "there is no setting “names.romanization” (did you mean “romanisation”?)"),
        ("[names]\nromanisation = 'bng'", "no language has a romanisation called “bng” (did you mean “bgn”?)"),
        ("[names.romanisation]\nru = 'bng'", "ru has no romanisation called “bng” (did you mean “bgn”?)"),
        ("[names.romanisation]\nkz = 'bgn'", "no romanisations are known of a language “kz”"),
        ("[names]\nromanisation = 3", "“names.romanisation” must be a string or a table, not 3"),
        ("names = 'bgn'", "“names” must be a table, not 'bgn'"),
    ],
)
def test_a_mistake_is_refused_with_the_nearest_right_name(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        settings(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path / 'tqcheck.toml'}: {message}")


def test_the_setting_makes_the_check_run(tmp_path: Path) -> None:
    news = table(tmp_path, "source\ttarget", "Жәнібек Омаров келді.\tJanibek Omarov has come.", name="a.kk-en.tsv")
    assert "name-romanisation" not in tqcheck("score", news, cwd=tmp_path).out
    settings(tmp_path, '[names.romanisation]\nkk = "press"')
    assert "the house writes “Zhanibek”" in " ".join(tqcheck("score", news, cwd=tmp_path).out.split())
