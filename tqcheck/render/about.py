"""What a report says of the run itself, and the form every renderer has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TextIO, TypeAlias

from tqcheck.accepted import Entry
from tqcheck.messages import ENGLISH, Catalogue
from tqcheck.model import Failure
from tqcheck.report import Report
from tqcheck.version import VERSION


def _none() -> Sequence[Entry]:
    return ()


@dataclass(frozen=True, slots=True)
class About:
    """The run that reports come from.

    `failures` are rows that could not be read and checks that raised; `stale` are accepted entries that met
    no issue. They and the signature are complete when the reports have been read to their end, and only
    then may a renderer look at them. `colour` is None where the terminal decides. `catalogue` is that
    of the reader's language; forms for programs are in English whatever it is.
    """

    signature: Callable[[], str]
    failures: Sequence[Failure] = ()
    stale: Callable[[], Iterable[Entry]] = _none
    quiet: bool = False
    colour: bool | None = None
    catalogue: Catalogue = ENGLISH
    tool: str = "tqcheck"
    version: str = VERSION


Renderer: TypeAlias = Callable[[Iterable[Report], TextIO, About], None]
