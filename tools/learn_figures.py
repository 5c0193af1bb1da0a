"""Fill a language file with what CLDR knows of figures: units, days of the week, halves of the day.

    python tools/learn_figures.py [TAG ...]

For each language with a file, the units, weekdays and halves of the day that the file does not have are added from
CLDR (through Babel; Unicode licence, see NOTICE). What the file has stays as it is: inflected forms are added there
by hand. Running it twice changes nothing.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tqcheck import cldr
from tqcheck.language import FOLDER, known_tags


def lines(table: dict[str, str]) -> Iterator[str]:
    """The lines of a TOML table of forms."""
    for key, forms in table.items():
        name = key if re.fullmatch(r"[A-Za-z0-9-]+", key) else f'"{key}"'
        yield f'{name} = "{forms}"'


def insert(text: str, table: str, new: list[str]) -> str:
    """A language file with lines at the end of one of its tables."""
    if not new:
        return text
    start = re.search(rf"^\[{re.escape(table)}\]\n", text, re.MULTILINE)
    if not start:
        return f"{text.rstrip()}\n\n[{table}]\n" + "\n".join(new) + "\n"
    end = re.search(r"^\[", text[start.end() :], re.MULTILINE)
    body = text[start.end() :][: end.start()] if end else text[start.end() :]
    rest = text[start.end() + len(body) :]
    return text[: start.end()] + body.rstrip() + "\n" + "\n".join(new) + ("\n\n" + rest if rest else "\n")


def filled(path: Path) -> str:
    """The text of a language file with what it lacked."""
    text = path.read_text("utf-8")
    own = tomllib.loads(text)
    if "like" in own:  # it has what the other file has
        return text
    known = cldr.facts(path.stem)
    taken = {name for names in own.get("units", {}).values() for name in names.split()}
    units = {
        sign: " ".join(name for name in names.split() if name not in taken)
        for sign, names in known["units"].items()
        if sign not in own.get("units", {})
    }
    text = insert(text, "units", list(lines({sign: names for sign, names in units.items() if names})))
    for table in ("weekdays", "times"):
        new = {key: forms for key, forms in known[table].items() if forms}
        if table not in own and new:
            text = insert(text, table, list(lines(new)))
    return text


def main() -> None:
    """Read the arguments and fill the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tags", nargs="*", metavar="TAG")
    for tag in parser.parse_args().tags or known_tags():
        path = FOLDER / f"{tag}.toml"
        path.write_text(filled(path), "utf-8")


if __name__ == "__main__":
    main()
