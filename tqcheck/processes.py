"""Documents checked by several processes, so that a large run takes all the processors that there are."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context

from tqcheck.config import Settings
from tqcheck.engine import Checker
from tqcheck.errors import TqcheckError
from tqcheck.model import Document
from tqcheck.report import Report

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
    processes = processes or min(_processors(), _MOST)
    done = 0
    documents = iter(documents)
    for document in documents:
        yield document, checker.check(document)
        done += len(document.segments)
        if done >= _ALONE and processes > 1 and not checker.settings.archive:
            break
    yield from _by_others(checker.settings, documents, processes)


def _by_others(settings: Settings, documents: Iterator[Document], processes: int) -> Iterator[tuple[Document, Report]]:
    """The same, by other processes than this one."""
    pending: deque[Checked] = deque()
    pool: ProcessPoolExecutor | None = None
    try:
        for document in documents:
            pool = pool or ProcessPoolExecutor(processes, get_context("spawn"), _begin, (settings,))
            pending.append((document, pool.submit(_check, document)))
            if len(pending) >= _AHEAD * processes:
                yield _done(pending.popleft())
    except TqcheckError:  # of the reader: what was read before is reported all the same
        yield from map(_done, pending)
        raise
    else:
        yield from map(_done, pending)
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)


def _pool(checker: Checker, processes: int) -> ProcessPoolExecutor | None:
    """Processes that have not begun yet; None where the system allows none, as some sandboxes do.

    On Linux they are copies of this one, which has its tables and the words of a thousand segments at hand; but not
    where there are other threads, of which a copy would have the locks and not the threads.
    """
    copied = sys.platform == "linux" and threading.active_count() == 1
    given: Checker | Settings = checker if copied else checker.settings
    try:
        return ProcessPoolExecutor(processes, get_context("fork" if copied else "spawn"), _begin, (given,))
    except (ImportError, NotImplementedError, OSError):
        return None


def _done(one: Checked) -> tuple[Document, Report]:
    document, checked = one
    try:
        return document, replace(checked.result(), document=document)
    except BrokenProcessPool as error:
        raise TqcheckError(
            "a process that checked ended before its work", remedy="run with --processes 1, which needs less memory"
        ) from error


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_checkers: list[Checker] = []  # that of this process, where it is one of several


def _begin(given: Checker | Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked ends it
    gc.disable()  # as in the command line
    _checkers.append(given if isinstance(given, Checker) else Checker(given))


def _check(document: Document) -> Report:
    """The report of a document, without it: who asks has it."""
    return replace(_checkers[0].check(document), document=replace(document, segments=(), memo={}))
