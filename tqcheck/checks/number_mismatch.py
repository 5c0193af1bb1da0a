"""Figures that became others."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.analysis.measures import currency
from tqcheck.analysis.pairing import paired_numbers
from tqcheck.analysis.quantity import Pair
from tqcheck.analysis.written import became, suggested
from tqcheck.check import bad, good, segment_check
from tqcheck.language import language
from tqcheck.model import Finding, Segment, Severity


@segment_check(
    "number-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    examples=[
        bad("de en", "Der Haushalt beträgt [[3,5 Milliarden]] Euro.", "The budget is [[3.5 million]] euros."),
        bad("kk en", "Бір аптада [[3 454]] қылмыс тіркелді.", "[[3,354]] crimes were recorded in a week."),
        bad("kk en", "Айыппұл мөлшері – [[25 мың]] теңге.", "The fine is [[25]] tenge."),
        bad("ru en", "Изъято [[1,2]] тонны прекурсоров.", "[[12]] tonnes of precursors were seized."),
        bad("en ru", "The fire destroyed [[fourteen]] houses.", "Пожар уничтожил [[сорок]] домов."),
        bad("zh en", "全市有[[13万]]名学生。", "The city has [[13,000]] students."),
        bad("sk en", "Trvalo to [[dva]] mesiace.", "It took [[8.7]] months."),
        good("sk en", "Trvalo to dva mesiace.", "It took 8.7 weeks."),
        good("kk en", "Бұл – 73 мыңнан астам доза.", "That is more than 73,000 doses."),
        good("kk ru", "Жиынға үш мың төрт жүз адам келді.", "На собрание пришли 3400 человек."),
        good("ru en", "Ущерб составил 1 038 тыс. рублей.", "The damage came to 1.038 million roubles."),
        good("zh en", "7月26日，13万人参加了活动。", "On July 26, 130,000 people took part."),
        bad("zh en", "[[三]]名人质获释。", "[[Two]] hostages were released."),
        good("en ru", "The match starts at 3 pm.", "Матч начнётся в 15:00."),
        good("en ru", "It took two decades.", "На это ушло 20 лет."),
        good("cs en", "Devětatřicetiletá žena vyhrála.", "The 39-year-old woman won."),
        good("ru en", "Скорость ветра – 15–20 м/с.", "The wind speed is 15 to 20 m/s."),
        good("en de", "COVID-19 has closed four schools.", "Wegen COVID-19 sind 4 Schulen geschlossen."),
        good("ru en", "До границы 100 км.", "The border is 62 miles away."),
        good("es en", "La cuarta parte de las familias votó.", "One in four families voted."),
        good("kk en", "Жүк көлемі 271 мыңнан 825 мың тоннаға жетті.", "Freight grew from 271,000 to 825,000 tonnes."),
        good("kk ru", "Сот оны 7 жыл 6 айға соттады.", "Суд приговорил его к 7,5 годам."),
        good("ru en", "Экспорт вырос в 2,5 раза.", "Exports rose by 150%."),
    ],
)
def number_mismatch(segment: Segment) -> Iterator[Finding]:
    """A figure in the translation differs from the one in the source.

    Figures are compared by what they are worth and not by their digits: “1 038 мың” is 1.038 million,
    “vier” is 4, 13万 is 130,000, and 62 miles answer 100 km.
    """
    tongue = language(segment.target.language)
    for pair in paired_numbers(segment).changed:
        if _dates_or_times(pair) or _exchanged(pair):
            continue
        wanted = pair[0]
        grouped = not segment.source.raw[wanted.start : wanted.end].isdigit()
        yield became(segment, pair, suggested(wanted, grouped, tongue))


def _dates_or_times(pair: Pair) -> bool:
    """Whether both figures are of dates or times, which date-mismatch and time-mismatch report."""
    sorts = {one.sort for one in pair}
    return sorts == {"time"} or sorts <= {"day", "year"}


def _exchanged(pair: Pair) -> bool:
    """Whether both are sums of different currencies: currency-mismatch says what it thinks of them."""
    one, other = pair
    return currency(one.unit) and currency(other.unit) and one.unit != other.unit
