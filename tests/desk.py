"""A desk for the tests of its archive: a glossary, an archive, and articles in which a court bears a name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from command_line import table

from tqcheck import Document, Report, Settings, segment
from tqcheck.archive import Archive

HEAD = "en\tru\tconsistent"
COURT = "district court | county court | ~rayon court | !forum\tрайонный суд | суд района\tyes"
POLICE = "police | law enforcement\tполиция\t"
RULED = "Районный суд вынес приговор.\tThe {} passed sentence."
WAITS = "Полиция ищет свидетелей.\tPolice are looking for witnesses."


def desk(folder: Path, *rows: str) -> Settings:
    """The settings of a desk with a glossary and an archive of its own."""
    glossary = table(folder, *(rows or (HEAD, COURT, POLICE)), name="desk.tsv")
    return Settings(
        select=("inconsistent-term",),
        glossaries=(str(glossary),),
        default_glossaries=False,
        archive=str(folder / "desk.sqlite"),
    )


def article(name: str, *courts: str, languages: str = "ru en", published: date | None = None) -> Document:
    """An article in which a court bears these names, one a sentence."""
    rows = [WAITS, *(RULED.format(court) for court in courts)]
    pairs = [row.split("\t") for row in rows]
    parts = tuple(segment(*pair, languages, id=str(number)) for number, pair in enumerate(pairs, 1))
    return Document(name, *languages.split(), parts, published=published)


def messages(report: Report) -> list[str]:
    assert not report.failures
    return [issue.message for issue in report.issues]


def court_of(settings: Settings) -> dict[str, tuple[int, int]]:
    """How often the archive has each name of the court, and in how many articles."""
    for entry in Archive(settings.archive).entries():
        if entry.key == "районный суд":
            return {one.rendering: (one.times, one.articles) for one in entry.renderings}
    return {}
