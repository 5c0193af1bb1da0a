"""What Prometheus reads of the service. Labels name addresses, checks, severities and verdicts, and hold no text."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

_SHARED = "PROMETHEUS_MULTIPROC_DIR"  # a folder in which several processes keep their figures, for any to answer
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The figures of this process; what `page` gives is those of all processes."""

    def __init__(self) -> None:
        own = self._registry = CollectorRegistry()
        self._requests = Counter("tqcheck_requests", "Requests", ["path", "status"], registry=own)
        self._seconds = Histogram(
            "tqcheck_request_seconds", "From a request to its answer", ["path"], buckets=_SECONDS, registry=own
        )
        self._checking = Histogram(
            "tqcheck_check_seconds", "The checking itself, without waiting", buckets=_SECONDS, registry=own
        )
        self._segments = Counter("tqcheck_segments", "Segments checked", registry=own)
        self._verdicts = Counter("tqcheck_verdicts", "Articles by verdict", ["verdict"], registry=own)
        self._issues = Counter("tqcheck_issues", "Issues found", ["check", "severity"], registry=own)
        self._failures = Counter("tqcheck_failures", "Checks that raised an error", registry=own)
        self._overrides = Counter("tqcheck_overrides", "Articles published in spite of their issues", registry=own)
        self._waiting = Gauge("tqcheck_waiting", "Checks that wait or run", registry=own, multiprocess_mode="livesum")

    def request(self, path: str, status: int, seconds: float) -> None:
        """Count a request; `status` 0 is one that got no answer."""
        self._requests.labels(path, str(status)).inc()
        self._seconds.labels(path).observe(seconds)

    def checked(self, answer: Mapping[str, Any], seconds: float) -> None:
        """Count an answer to a check."""
        document = answer["document"]
        self._checking.observe(seconds)
        self._segments.inc(len(document["segments"]))
        self._verdicts.labels(answer["verdict"]).inc()
        self._failures.inc(len(answer["failures"]))
        for issues in (document["issues"], *(segment["issues"] for segment in document["segments"])):
            for issue in issues:
                self._issues.labels(issue["code"], issue["severity"]).inc()

    def overridden(self) -> None:
        """Count an override."""
        self._overrides.inc()

    def waiting(self, more: int) -> None:
        """Count one check more, or one less, that waits or runs."""
        self._waiting.inc(more)

    def page(self) -> bytes:
        """The figures as Prometheus reads them."""
        folder = os.environ.get(_SHARED)
        if not folder:
            return generate_latest(self._registry)
        _forget_dead(Path(folder))
        all_processes = CollectorRegistry()
        MultiProcessCollector(all_processes)  # type: ignore[no-untyped-call]
        return generate_latest(all_processes)


def _forget_dead(folder: Path) -> None:
    """Leave out what waited in processes that are no longer there."""
    for file in folder.glob("gauge_live*_*.db"):
        process = int(file.stem.rpartition("_")[2])
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            mark_process_dead(process)  # type: ignore[no-untyped-call]


def share(folder: str) -> None:
    """Have several processes, not yet started, keep their figures in a folder."""
    os.environ[_SHARED] = folder
