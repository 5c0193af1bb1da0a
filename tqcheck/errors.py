"""The errors tqcheck raises: each speaks to the person whose file, setting or check has the mistake."""

from __future__ import annotations

from collections.abc import Iterable


class TqcheckError(Exception):
    """A mistake somebody can mend: where it stands, what is wrong there, and what to do about it.

    `line` and `column` count from 1. A column is a field of a table, by its name where it has one.
    """

    def __init__(
        self,
        problem: str,
        *,
        path: str | None = None,
        line: int | None = None,
        column: str | int | None = None,
        remedy: str | None = None,
    ) -> None:
        super().__init__(problem, path, line, column, remedy)
        self.problem = problem
        self.path = path
        self.line = line
        self.column = column
        self.remedy = remedy

    def __str__(self) -> str:
        place = self.path or ""
        if self.line is not None:
            place += f":{self.line}" if place else f"line {self.line}"
        if self.column is not None:
            place += f", column {self.column}" if place else f"column {self.column}"
        text = f"{place}: {self.problem}" if place else self.problem
        return f"{text} ({self.remedy})" if self.remedy else text

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword arguments do not survive the way back from a worker process otherwise.
        return _rebuild, (type(self), self.problem, self.path, self.line, self.column, self.remedy)


def _rebuild(
    kind: type[TqcheckError],
    problem: str,
    path: str | None,
    line: int | None,
    column: str | int | None,
    remedy: str | None,
) -> TqcheckError:
    return kind(problem, path=path, line=line, column=column, remedy=remedy)


class InputError(TqcheckError):
    """A file of segments, or one row of it, that cannot be read."""


class LanguageError(TqcheckError):
    """A language tag nobody knows, or a language file with a mistake."""


class GlossaryError(TqcheckError):
    """A glossary with a malformed row or cell."""


class ArchiveError(TqcheckError):
    """An archive that is none, is damaged or newer than this program, or cannot be read or written."""


class StoreError(TqcheckError):
    """A store that is none, is newer than this program, or cannot be reached or written; or an unfit decision."""


class ConfigError(TqcheckError):
    """A setting, an option or a name that does not exist or has the wrong kind of value."""


class CheckError(TqcheckError):
    """A check that is declared wrongly: the fault of its author."""


def nearest(name: str, valid: Iterable[str]) -> str:
    """A remedy that names the valid name nearest to a wrong one, or all of them when none is near."""
    import difflib  # 3 ms that only a mistake needs to pay

    names = sorted(valid)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return f"did you mean “{close[0]}”?" if close else "valid: " + ", ".join(names)
