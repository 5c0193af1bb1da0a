"""Write docs/checks/: a page for every check, from the check itself, and their list."""

from __future__ import annotations

from pathlib import Path

from tqcheck.pages import page
from tqcheck.selection import find_checks

FOLDER = Path(__file__).parent.parent / "docs" / "checks"


def pages() -> dict[str, str]:
    """The file names of docs/checks/ with what they hold."""
    found = {f"{code}.md": page(check) for code, check in find_checks().items()}
    lines = ["# The checks", "", "| check | MQM category | severity | what it says |", "| --- | --- | --- | --- |"]
    lines += [
        f"| [{code}]({code}.md) | {check.category} | {check.severity.label} | {check.summary} |"
        for code, check in find_checks().items()
    ]
    found["README.md"] = "\n".join(lines) + "\n"
    return found


def main() -> None:
    """Write the pages, and remove those of checks that are gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
