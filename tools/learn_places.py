"""Write the names of countries and cities that CLDR has, for every language with a file.

    python tools/learn_places.py

Writes tqcheck/places/TAG.txt: a line a name, with the code of the country (KZ) or city (its time zone, Asia/Almaty).
CLDR's data are under the Unicode licence (see NOTICE). Babel must read one language a process: see cldr.py.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale, UnknownLocaleError

from tqcheck.language import known_tags

FOLDER = Path(__file__).parent.parent / "tqcheck" / "places"
_COUNTRY = re.compile(r"[A-Z]{2}")
_NO_COUNTRIES = {"XA", "XB", "ZZ", "QO", "EZ"}
_ALIASES = {"Asia/Saigon": "Asia/Ho_Chi_Minh", "Asia/Calcutta": "Asia/Kolkata", "Europe/Kiev": "Europe/Kyiv"}


def names(tag: str) -> Iterator[tuple[str, str]]:
    """The code and the name of every country and city that CLDR names in a language."""
    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except UnknownLocaleError:
        return
    for code, name in locale.territories.items():
        if _COUNTRY.fullmatch(code) and code not in _NO_COUNTRIES and name != code:
            yield code, re.sub(r"\s*[(（].*", "", name)
    english = tag == "en"
    for zone in Locale.parse("ru").time_zones if english else locale.time_zones:
        city = locale.time_zones.get(zone, {}).get("city")
        if city is None and english:
            city = zone.rpartition("/")[2].replace("_", " ")
        if city and "/" in zone and not zone.startswith("Etc"):
            yield _ALIASES.get(zone, zone), re.sub(r"\s*[(（].*", "", city)


def main() -> None:
    """Write the file of one language, or, without a tag, those of all, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tag", nargs="?")
    tag = parser.parse_args().tag
    if tag is None:
        for each in known_tags():
            subprocess.run([sys.executable, __file__, each], check=True)
        return
    FOLDER.mkdir(exist_ok=True)
    found = sorted(set(names(tag)))
    if found:
        (FOLDER / f"{tag}.txt").write_text("".join(f"{code} {name}\n" for code, name in found), "utf-8")
        print(f"{tag}: {len(found)} names")


if __name__ == "__main__":
    main()
