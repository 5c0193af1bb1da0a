"""Names that are misspelt in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.named import paired_names
from tqcheck.check import bad, good, segment_check
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "name-altered",
    "accuracy/mistranslation",
    Severity.MAJOR,
    gives_way_to=["untranslated-text", "wrong-language", "mixed-script", "name-translated"],
    examples=[
        bad("ru en", "Об этом сообщил Михаил [[Мишустин]].", "This was announced by Mikhail [[Mishutsin]]."),
        bad("kk en", "Бұл туралы Арман [[Бекжанов]] айтты.", "This was said by Arman [[Bezkhanov]]."),
        bad("kk en", "Жиын [[Қазақстанда]] өтті.", "The meeting was held in [[Kazkahstan]]."),
        bad("en ru", "Police questioned Pavel [[Zhukov]].", "Полиция допросила Павла [[Жуоква]]."),
        bad("ru en", "Паром идёт в [[Коулун]].", "The ferry goes to [[Kowolon]]."),
        bad("ru en", "Суд оправдал двух [[итальянских]] врачей.", "The court acquitted two [[Itlaian]] doctors."),
        bad("kk en", "Бұл туралы Арман [[Бекжановтың]] інісі айтты.", "The brother of Arman [[Bekzhan]] said so."),
        bad("de en", "Der Architekt Peter [[Lindner]] sprach.", "The architect Peter [[Lidnner]] spoke."),
        good("ru en", "Об этом сообщил Михаил Мишустин.", "This was announced by Mikhail Mishustin."),
        good("kk en", "Қасым-Жомарт Тоқаев сөйледі.", "Kassym-Jomart Tokayev spoke."),
        good("ru en", "Приехал Николас Захари.", "Nicholas Zachary has come."),
        good("ru en", "Он встретил Александра.", "He met Alexandre."),
        good("en ru", "The mayor of Brighton met Bridget.", "Мэр Брайтона встретил Бриджит."),
        good("ru en", "Здесь был дворец Габсбургов.", "The palace of the Habsburg family was here."),
        good("kk en", "«Самұрық-Қазына» қоры есеп берді.", "The Samruk-Kazyna fund reported."),
        good("ru en", "Войска Ахеменидов отступили.", "The Achaemenid troops retreated."),
    ],
)
def name_altered(segment: Segment) -> Iterator[Finding]:
    """Two letters of a name have changed places in the translation, or the end of a surname is lost.

    A name of another script is held against the source's by what its letters become in romanisations of names, and by
    which letters follow each other in names: it is only said where turning two letters round makes it far likelier, or
    where that makes it the name of a place that the source tells of. A surname has lost its ending (-ов, -ұлы) where
    what stands behind the first name is all the rest of it to the letter.
    """
    for one, other, written in paired_names(segment).altered:
        spans = [segment.target.span(other.start, other.end), segment.source.span(one.start, one.end)]
        values = {"one": one.word, "other": other.word}
        yield Finding("“{other}” is not how “{one}” is spelt", values, spans, suggestion=written)
