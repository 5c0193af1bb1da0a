"""What Prometheus reads of the service. Labels name addresses, checks, severities and verdicts, and hold no text."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from tqcheck.web.service_worker import Checked

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The figures of a service, of all its processes."""

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
        self._waiting = Gauge("tqcheck_waiting", "Checks that wait or run", registry=own)

    def request(self, path: str, status: int, seconds: float) -> None:
        """Count a request; `status` 0 is one that got no answer."""
        self._requests.labels(path, str(status)).inc()
        self._seconds.labels(path).observe(seconds)

    def checked(self, checked: Checked) -> None:
        """Count an answer to a check."""
        self._checking.observe(checked.seconds)
        self._segments.inc(checked.segments)
        self._verdicts.labels(checked.verdict).inc()
        self._failures.inc(checked.failures)
        for (check, severity), number in checked.issues.items():
            self._issues.labels(check, severity).inc(number)

    def overridden(self) -> None:
        """Count an override."""
        self._overrides.inc()

    def waiting(self, number: int) -> None:
        """Say how many checks wait or run."""
        self._waiting.set(number)

    def page(self) -> bytes:
        """The figures as Prometheus reads them."""
        return generate_latest(self._registry)
