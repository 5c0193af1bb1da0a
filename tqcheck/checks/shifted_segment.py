"""A translation that belongs to the neighbouring segment."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.shifts import shifted
from tqcheck.check import bad, document_check, good
from tqcheck.model import Document, Finding, Severity


@document_check(
    "shifted-segment",
    "accuracy/mistranslation",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language"],
    examples=[
        bad(
            "ru en",
            "Суд в Таразе\nНа складе было 450 мешков.\nИх охраняли 12 человек из 36.\nСуд идёт.",
            "The court in Taraz\n[[They were guarded by 12 people of 36.]]\n[[There were 450 sacks in the store.]]\n"
            "The trial goes on.",
        ),
        bad(
            "kk ru",
            "Тараздағы сот\nҚоймада 450 қап болды.\nОны 36 адамның 12-сі күзетті.\nСот жүріп жатыр.",
            "Суд в Таразе\n[[Его охраняли 12 человек из 36.]]\n[[На складе было 450 мешков.]]\nСуд идёт.",
        ),
        bad(
            "en de",
            "The court in Taraz\nThere were 450 sacks in the store.\nThey were guarded by 12 people of 36.\n"
            "The trial goes on.",
            "Das Gericht in Taras\n[[Sie wurden von 12 der 36 Leute bewacht.]]\n[[Im Lager waren 450 Säcke.]]\n"
            "Der Prozess geht weiter.",
        ),
        good(
            "ru en",
            "Суд в Таразе\nНа складе было 450 мешков.\nИх охраняли 12 человек из 36.\nСуд идёт.",
            "The court in Taraz\nThere were 450 sacks in the store.\nThey were guarded by 12 people of 36.\n"
            "The trial goes on.",
        ),
        good(
            "ru en",
            "Суд в Таразе\nНа складе было 450 мешков.\nИх охраняли 12 человек.",
            "The court in Taraz\nThe sacks were guarded.\nThere were 450 sacks and 12 guards.",
        ),
    ],
)
def shifted_segment(document: Document) -> Iterator[Finding]:
    """A translation has the figures and names of the next source, or of the one before, and none of its own.

    The neighbour's translation has none of the neighbour's either: two translations changed places, or a run of them
    slipped by one. Figures that merely moved to another sentence are left alone.
    """
    for one, other in shifted(document):
        yield Finding(
            "this translation belongs to segment {segment}",
            {"segment": other.id},
            [one.target.span()],
        )
