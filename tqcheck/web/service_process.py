"""The processes of the service: uvicorn, with our settings."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack

import uvicorn

from tqcheck.engine import Checker
from tqcheck.web.service_log import log_settings
from tqcheck.web.service_metrics import share
from tqcheck.web.service_settings import Serving, refuse_unsafe

_MOST_CONNECTIONS = 1_000  # of a process
_GRACE = 5  # seconds beyond a check's limit, for its answer to be sent
_IDLE = 75  # seconds that a connection is kept for the next article


def run(serving: Serving) -> None:
    """Serve until a signal ends it: then no request is taken any more, and those that are here are answered.

    ConfigError, GlossaryError … for a mistake in the settings, before anything is served.
    """
    refuse_unsafe(serving)
    Checker(serving.checker_settings())  # so that a mistake is said here, and the glossaries lie in the cache
    serving.hand_over()
    with ExitStack() as open_until_end:
        if serving.workers > 1:
            share(open_until_end.enter_context(tempfile.TemporaryDirectory(prefix="tqcheck-metrics-")))
        uvicorn.run(
            "tqcheck.web.service:create",
            factory=True,
            host=serving.host,
            port=serving.port,
            workers=serving.workers,
            http="tqcheck.web.service_protocol:Protocol",
            ws="none",
            lifespan="on",
            access_log=False,  # the service's own log says more, and no address with a text in it
            log_config=log_settings(),
            server_header=False,
            proxy_headers=bool(serving.limits.proxies),
            forwarded_allow_ips=list(serving.limits.proxies),
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_keep_alive=_IDLE,
            timeout_graceful_shutdown=round(serving.limits.timeout) + _GRACE,
        )
