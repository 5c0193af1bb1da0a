"""Large glossaries compiled for the languages of a run at once, each column by a process of its own."""

from __future__ import annotations

import signal
from collections.abc import Iterable
from contextlib import suppress

from tqcheck.cycles import no_cycles_sought
from tqcheck.glossary.concepts import Glossary
from tqcheck.glossary.index import is_compiled
from tqcheck.glossary.match import index_of
from tqcheck.language import language
from tqcheck.processors import has_one_thread, processors

_LARGE = 20_000  # concepts, from which to compile a column takes longer than to begin a process


@no_cycles_sought()
def prepare(glossary: Glossary, tags: Iterable[str]) -> None:
    """Compile the columns that texts in some languages need and that no run has compiled before, where that is dear.

    They are found on the disk then. Where none is written, or a process ends before its work, they are compiled when
    a text asks for them, one after the other.
    """
    if len(glossary.concepts) < _LARGE or processors() == 1:
        return
    columns = ((tag, glossary.column(tag)) for tag in dict.fromkeys(tags) if tag not in glossary.memo)
    new = [tag for tag, column in columns if column and not is_compiled(glossary, column, language(tag))]
    if len(new) < 2 or not has_one_thread():
        return
    from multiprocessing import current_process, get_context  # 10 ms that most runs do not cost

    if current_process().daemon:  # a worker of the service, which may have no processes of its own
        return
    copies = get_context("fork")
    others = [copies.Process(target=_compile, args=(glossary, tag), daemon=True) for tag in new[1:]]
    with suppress(OSError):  # where the system has no more processes, a text asks for the column
        for process in others:
            process.start()
    index_of(glossary, new[0])
    for process in others:
        if process.pid is not None:
            process.join()


def _compile(glossary: Glossary, tag: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked ends it
    index_of(glossary, tag)
