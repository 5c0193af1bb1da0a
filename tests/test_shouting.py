"""Words in capitals that the source does not have."""

from __future__ import annotations

import pytest

from tqcheck.checks.shouting import shouting
from tqcheck.model import Role, segment


def flagged(languages: str, source: str, target: str, role: Role = "body") -> list[tuple[str, str | None]]:
    found = shouting.run(segment(source, target, languages, role=role))
    return [(finding.spans[0].text, finding.edit) for finding in found]


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        ("ru en", "Он не пришёл.", "He DID NOT COME HOME.", [("DID NOT COME HOME", None)]),
        ("ru en", "Он ушёл без неё.", "He left WITHOUT her.", [("WITHOUT", "without")]),
        ("ru en", "Без неё он ушёл.", "WITHOUT her he left.", [("WITHOUT", None)]),
        ("en ru", "He left early.", "Он УШЁЛ ОЧЕНЬ РАНО.", [("УШЁЛ ОЧЕНЬ РАНО", None)]),
        ("zh en", "他昨天离开了。", "He LEFT HOME YESTERDAY.", [("LEFT HOME YESTERDAY", None)]),
        # acronyms, lists, what the source has, a source without capitals, letters without capitals
        ("ru en", "США, ООН, ЮНЕСКО, ОБСЕ.", "The USA, UN, UNESCO, UNICEF, OSCE.", []),
        ("ru en", "СИЗО МВД РК.", "The KR IIM QR SIZO.", []),
        ("ru en", "ВОЗ.", "It is up to WHO, IT and the US.", []),
        ("ru en", "ВНИМАНИЕ, ОПАСНО.", "MIND THE STEP WITH CARE.", []),
        ("ru en", "Лицензия CC BY-SA.", "A licence, CC BY-SA.", []),
        ("zh en", "总统昨天辞职", "PRESIDENT STEPS DOWN YESTERDAY", []),
        ("ru ka", "Он ушёл.", "ის წავიდა.", []),
        ("ru en", "", "", []),
    ],
)
def test_shouting(languages: str, source: str, target: str, expected: list[tuple[str, str | None]]) -> None:
    assert flagged(languages, source, target) == expected


def test_headlines_may_shout() -> None:
    assert flagged("ru en", "Он ушёл", "HE LEFT HOME YESTERDAY WITH HER", "headline") == []
