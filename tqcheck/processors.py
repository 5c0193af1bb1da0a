"""What the system lets this process have: how many processors, and whether a copy of it would be whole."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def has_one_thread() -> bool:
    """Whether this process surely has one thread, so that a copy of it is whole; only Linux tells.

    A copy has all that was loaded and worked out at hand, and costs no start. One of several threads may have a lock
    that nobody will ever open again.
    """
    with suppress(OSError):
        return len([*Path("/proc/self/task").iterdir()]) == 1
    return False
