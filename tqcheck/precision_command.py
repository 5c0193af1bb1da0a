"""The command that learns from decisions what the checks are worth: `tqcheck precision`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import typer

from tqcheck import config
from tqcheck.errors import ConfigError, nearest
from tqcheck.extras import part
from tqcheck.selection import find_checks
from tqcheck.store.precision import Demotion, Worth, demotions, worths

_FORMS = ("console", "json")
_COLUMNS = ("check", "decided", "confirmed", "dismissed", "overridden", "share", "95 % interval")


def precision(
    store: Annotated[
        str, typer.Option(metavar="FILE_OR_URL", help="The store of decisions: a file, or a PostgreSQL database.")
    ],
    min_decisions: Annotated[
        int, typer.Option(min=1, metavar="N", help="Judge no check by fewer decided issues.")
    ] = 20,
    demote_below: Annotated[
        float,
        typer.Option(min=0, max=100, metavar="PERCENT", help="Demote a check whose interval lies below."),
    ] = 50,
    write: Annotated[bool, typer.Option("--write", help="Set the lower severities in the settings file.")] = False,
    settings_file: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", help="Settings [default: tqcheck.toml or pyproject.toml above]."),
    ] = None,
    output_format: Annotated[str, typer.Option("--format", metavar="FORM", help="console or json.")] = "console",
) -> None:
    """Say how many of each check's issues people confirmed as errors, and which checks to demote.

    An issue counts once, by the decision that stands on it; an override counts as not confirmed. A check is to be
    demoted if even the upper bound of its 95 % interval (Wilson) lies below --demote-below; --write lowers its severity
    by one level, and never further below the check's own.
    """
    if output_format not in _FORMS:
        raise ConfigError(f"no form is called “{output_format}”", remedy=nearest(output_format, _FORMS))
    path = settings_file or config.find(Path.cwd()) or Path(config.FILE)
    settings = config.load(path) if path.exists() or settings_file else config.Settings()
    with closing(part("tqcheck.store.decisions", "web").open_store(store, begin=False)) as opened:
        found = worths(opened.since())
    own = {code: check.severity for code, check in find_checks().items()}
    named = demotions(found, own, settings.severity, min_decisions, demote_below / 100)
    written = str(path) if write and named else None
    if written:
        part("tqcheck.store.demoting", "web").write_severities(path, {one.worth.code: one.then for one in named})
    if output_format == "json":
        typer.echo(json.dumps(_record(found, named, min_decisions, demote_below, written), indent=2))
        return
    typer.echo(_table(found))
    for line in _verdict(named, min_decisions, demote_below, written):
        typer.echo(line)


def _table(found: Sequence[Worth]) -> str:
    """Checks with their counts, a line each."""
    if not found:
        return "no issue has been decided on yet"
    rows = [
        (
            worth.code,
            *(f"{count:,}" for count in (worth.decided, worth.confirmed, worth.dismissed, worth.overridden)),
            f"{worth.share:.0%}",
            "–".join(f"{bound:.0%}" for bound in worth.interval),
        )
        for worth in found
    ]
    widths = [max(map(len, column)) for column in zip(_COLUMNS, *rows, strict=True)]
    return "\n".join(
        "  ".join(
            (row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)))
        )
        for row in (_COLUMNS, *rows)
    )


def _verdict(named: Sequence[Demotion], least: int, below: float, written: str | None) -> list[str]:
    """Which checks to demote and why, for a person."""
    if not named:
        return ["", f"no check to demote: none with {least} decisions or more has its interval below {below:g} %"]
    lines = ["", f"to demote, with their intervals below {below:g} %:"]
    lines += [f"  {one.worth.code}: {one.now.label} → {one.then.label}" for one in named]
    return [*lines, f"written to {written}" if written else "--write sets these severities in the settings file"]


def _record(
    found: Sequence[Worth], named: Sequence[Demotion], least: int, below: float, written: str | None
) -> dict[str, Any]:
    demoted = {one.worth.code: {"from": one.now.label, "to": one.then.label} for one in named}
    return {
        "min_decisions": least,
        "demote_below": below,
        "checks": [
            {
                "code": worth.code,
                "decided": worth.decided,
                "confirmed": worth.confirmed,
                "dismissed": worth.dismissed,
                "overridden": worth.overridden,
                "share": round(worth.share, 4),
                "interval": [round(bound, 4) for bound in worth.interval],
                "demote": demoted.get(worth.code),
            }
            for worth in found
        ],
        "written": written,
    }
