"""Documents checked by several processes, so that a large run takes all the processors that there are.

What Python has for it takes 15 ms to import, which short runs do not cost: it is imported where it is used.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING, Any

from tqcheck.config import Settings
from tqcheck.engine import Checker
from tqcheck.errors import TqcheckError
from tqcheck.model import Document, Segment, Text
from tqcheck.processors import has_one_thread, processors
from tqcheck.report import Report

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_ALONE = 1_000  # segments that one process has checked before others could begin
_MOST = 4  # processes where nobody says how many: each has its own tables, some 200 MiB
_AHEAD = 2  # documents that are read ahead, for each process

Checked = tuple[Document, "Future[Report]"]


def reports(checker: Checker, documents: Iterable[Document], processes: int) -> Iterator[tuple[Document, Report]]:
    """Each document with its report, in the order of the documents; they are read as they are needed.

    `processes` is how many may check; 0 for as many as there are processors, four at most. Others than this one begin
    only where there is enough for them to do. An archive is compared with what it has so far, and so fills in order.

    TqcheckError if a process ends before its work.
    """
    processes = processes or min(processors(), _MOST)
    done = 0
    documents = iter(documents)
    for document in documents:
        yield document, checker.check(document)
        done += len(document.segments)
        if done >= _ALONE and processes > 1 and not checker.settings.archive:
            break
    else:
        return
    yield from _by_others(checker, documents, processes)


def _by_others(checker: Checker, documents: Iterator[Document], processes: int) -> Iterator[tuple[Document, Report]]:
    """The same, by other processes than this one, where the system has any."""
    from multiprocessing import active_children

    pending: deque[Checked] = deque()
    pool: ProcessPoolExecutor | None = None
    others, whole = active_children(), False
    try:
        try:
            for document in documents:
                pool = pool or _pool(checker, processes)
                if pool is None:
                    yield document, checker.check(document)
                    continue
                pending.append((document, _submitted(pool, document)))
                if len(pending) >= _AHEAD * processes:
                    yield _done(pending.popleft())
        except TqcheckError:  # of the reader: what was read before is reported all the same
            yield from map(_done, pending)
            whole = True
            raise
        yield from map(_done, pending)
        whole = True
    finally:
        if pool:
            for process in () if whole else active_children():  # somebody has had enough: nobody waits for them
                if process not in others:
                    process.kill()
            pool.shutdown(cancel_futures=True)


def _pool(checker: Checker, processes: int) -> ProcessPoolExecutor | None:
    """Processes that have not begun yet; None where the system allows none, as some sandboxes do.

    Copies of this one have its checker; others make their own, from the same settings.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    copies = has_one_thread()
    way = get_context("fork" if copies else "spawn")
    try:
        return ProcessPoolExecutor(processes, way, _begin, (checker if copies else checker.settings,))
    except (ImportError, NotImplementedError, OSError):
        return None


def _submitted(pool: ProcessPoolExecutor, document: Document) -> Future[Report]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(_check, _emptied(document), [_row(segment) for segment in document.segments])
    except (BrokenProcessPool, OSError) as error:  # processes begin with the first document
        raise _ended_early() from error


def _done(one: Checked) -> tuple[Document, Report]:
    from concurrent.futures.process import BrokenProcessPool

    document, checked = one
    try:
        return document, replace(checked.result(), document=document)
    except BrokenProcessPool as error:
        raise _ended_early() from error


def _ended_early() -> TqcheckError:
    return TqcheckError(
        "a process that checked ended before its work", remedy="run with --processes 1, which needs less memory"
    )


_checkers: list[Checker] = []  # that of this process, where it is one of several


def _begin(given: Checker | Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked ends it
    gc.disable()  # as in the command line
    Thread(target=_end_with_its_parent, daemon=True).start()
    _checkers.append(given if isinstance(given, Checker) else Checker(given))


def _end_with_its_parent() -> None:
    """End this process when the one that began it is gone, as when it was killed: nobody will ask any more."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _emptied(document: Document) -> Document:
    return replace(document, segments=(), memo={})


def _row(segment: Segment) -> tuple[Any, ...]:
    """A segment on its way to another process: plain values are written and read in a fifth of the time of objects."""
    texts = (value for text in (segment.source, segment.target) for value in (text.raw, text.language))
    return segment.id, *texts, segment.role, segment.reference, segment.published, segment.line


def _segment(row: tuple[Any, ...]) -> Segment:
    """The segment of a row of `_row`."""
    name, source, tag, target, tongue, *others = row
    return Segment(name, Text(source, tag, "source", name), Text(target, tongue, "target", name), *others)


def _check(emptied: Document, rows: Iterable[tuple[Any, ...]]) -> Report:
    """The report of a document that came without its segments, and goes so: who asks has it."""
    document = replace(emptied, segments=tuple(map(_segment, rows)), memo={})
    return replace(_checkers[0].check(document), document=emptied)
