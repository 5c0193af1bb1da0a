"""One run over files: documents in, reports out, what failed on the way, and how it ends."""

from __future__ import annotations

import datetime
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TextIO

from tqcheck.accepted import Entry, accepted_row, accepted_table, fingerprints
from tqcheck.analysis.identification import Identifier
from tqcheck.config import IDENTIFIERS
from tqcheck.cycles import no_cycles_sought
from tqcheck.engine import Checker
from tqcheck.errors import ConfigError, TqcheckError
from tqcheck.files import replaced
from tqcheck.fixing import Fixed, fix
from tqcheck.formats.articles import read_article, read_unaligned
from tqcheck.formats.reading import read, read_aligned
from tqcheck.messages import ENGLISH, Catalogue
from tqcheck.model import Document, Failure, Issue, Severity
from tqcheck.processes import reports
from tqcheck.render import About
from tqcheck.report import Report

CLEAN, ISSUES, INCOMPLETE = 0, 1, 2


class Run:
    """One run over files: documents in, reports or fixed documents out, and what failed on the way.

    `notes` are limits that somebody should know of. With `collect` the issues are kept for `accepted_table`.
    `given_up` says whether the reading of a file ended before its end; `unwritten`, which is for the user of a run to
    set, that there are edits which nobody has written. `published` is the day of articles that do not say theirs.
    """

    def __init__(
        self, checker: Checker, strict: bool, collect: bool = False, published: datetime.date | None = None
    ) -> None:
        self.checker = checker
        self.published = published
        self.strict = strict
        self.collect = collect
        self.failures: list[Failure] = []
        self.notes: list[str] = []
        self.worst: Severity | None = None
        self.given_up = False
        self.unwritten = False
        self.rows: list[str] = []
        self.seen: set[str] = set()
        self.pairs: set[str] = set()
        self.recorded: set[tuple[str, str, str]] = set()
        self.references = False

    def documents(self, files: Iterable[str]) -> Iterator[Document]:
        """The documents of all files; a file that cannot be read is a failure, and the next one is read."""
        for name in files:
            yield from self._guarded(partial(read, name))

    def articles(self, files: Iterable[str]) -> Iterator[Document]:
        """The documents of plain articles without their sources; like `documents`."""
        for name in files:
            yield from self._guarded(partial(read_article, name))

    def documents_unaligned(self, source: str, target: str) -> Iterator[Document]:
        """The document of two texts that nobody has aligned."""
        return self._guarded(partial(read_unaligned, source, target))

    def documents_aligned(self, source: str, target: str) -> Iterator[Document]:
        """The document of two text files aligned by line."""
        return self._guarded(partial(read_aligned, source, target))

    def reports(self, documents: Iterable[Document], processes: int = 1) -> Iterator[Report]:
        """The report of each document, as soon as it is checked and those before it are; by one process or several."""
        with no_cycles_sought():
            for document, report in reports(self.checker, documents, processes):
                if document.target_language not in self.pairs:
                    self._note_limits(document.target_language)
                if self.checker.settings.archive and document.article:
                    self._note_namesakes(document)
                if self.checker.accepted:
                    self.checker.accepted.among(fingerprints(document, report.accepted))  # another process may know
                self.failures += report.failures
                self.seen.add(document.id)
                self.pairs.add(document.target_language)
                self.references = self.references or report.metrics is not None
                self._weigh(report.issues)
                if self.collect and report.issues:
                    self.rows += [accepted_row(document.id, known) for known in fingerprints(document, report.issues)]
                yield report

    def fixes(self, documents: Iterable[Document]) -> Iterator[Fixed]:
        """Each document with its certain edits applied; what is left decides on the exit status."""
        for document in documents:
            if document.target_language not in self.pairs:
                self._note_limits(document.target_language)
                self.pairs.add(document.target_language)
            fixed = fix(self.checker, document)
            self.failures += fixed.failures
            self._weigh(fixed.left)
            yield fixed

    def about(self, quiet: bool, terminal: bool, catalogue: Catalogue = ENGLISH) -> About:
        """What a renderer says of the run; failures and the signature are complete when the reports are."""
        return About(
            signature=lambda: self.checker.signature(self.pairs, self.references),
            failures=self.failures,
            stale=self._stale,
            quiet=quiet,
            colour=terminal and "NO_COLOR" not in os.environ,
            catalogue=catalogue,
        )

    def accepted_table(self) -> str:
        """A table that accepts every issue found; what was accepted before and is not stale stays, with reason."""
        before = self.checker.accepted.entries.values() if self.checker.accepted else ()
        stale = {entry.fingerprint for entry in self._stale()}
        kept = [
            accepted_row(entry.document, entry.fingerprint, entry.reason)
            for entry in before
            if entry.fingerprint not in stale
        ]
        return accepted_table(dict.fromkeys([*kept, *self.rows]))

    def status(self) -> int:
        """The exit status."""
        if self.failures:
            return INCOMPLETE
        fail_on = self.checker.settings.fail_on
        failed = fail_on is not None and self.worst is not None and self.worst >= fail_on
        return ISSUES if failed or self.unwritten else CLEAN

    def failed(self, error: TqcheckError) -> None:
        """Note a row or a file with which something could not be done."""
        self.failures.append(failure_of(error))

    def _weigh(self, issues: Iterable[Issue]) -> None:
        worst = max((issue.severity for issue in issues), default=None)
        if worst is not None and (self.worst is None or worst > self.worst):
            self.worst = worst

    def _stale(self) -> Iterable[Entry]:
        accepted = self.checker.accepted
        codes = [check.code for check in self.checker.checks]
        return accepted.stale(self.seen, codes) if accepted else ()

    def _note_limits(self, tag: str) -> None:
        # The usual identifier is not asked: to load it takes longer than a short run, which seldom needs it.
        chosen = self.checker.settings.identifier != IDENTIFIERS[0]
        if chosen and any(Identifier in check.resources for check in self.checker.checks):
            limit = self.checker.resource(Identifier).limits(tag)
            self.notes += [limit] if limit else []

    def _note_namesakes(self, document: Document) -> None:
        name = document.id, document.source_language, document.target_language
        if name in self.recorded:
            note = f"two articles are called “{document.id}”, and the archive keeps the later one"
            self.notes += [f"{note} (give each a name of its own)"]
        self.recorded.add(name)

    def _guarded(self, reading: Callable[..., Iterator[Document]]) -> Iterator[Document]:
        """What a reader gives under this run's settings; what it raises is a failure, but when strict."""
        settings = self.checker.settings
        try:
            yield from reading(
                source_lang=settings.source_lang,
                target_lang=settings.target_lang,
                strict=self.strict,
                report=self.failed,
                detect=self.checker.detect,
                published=self.published,
            )
        except TqcheckError as error:
            if self.strict:
                raise
            self.given_up = True
            self.failed(error)


def failure_of(error: TqcheckError) -> Failure:
    """A row or file that could not be read, as a report shows it."""
    where = str(type(error)("", path=error.path, line=error.line, column=error.column)).removesuffix(": ")
    return Failure(where, f"{error.problem} ({error.remedy})" if error.remedy else error.problem)


@contextmanager
def written(path: Path | None) -> Iterator[TextIO]:
    """Where a report goes; a file is written beside its place and renamed, so that it is never half there."""
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    if path.is_dir():
        raise ConfigError("this is a folder", path=str(path), remedy="name a file in it")
    if path.exists() and not path.is_file():  # a pipe or /dev/null has nothing to replace
        with path.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        return
    with replaced(path) as raw, io.TextIOWrapper(raw, "utf-8", newline="\n") as out:
        yield out
