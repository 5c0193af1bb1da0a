"""The service as a process: uvicorn, with our settings."""

from __future__ import annotations

import gc
import socket
from multiprocessing import active_children
from pathlib import Path

import uvicorn

from tqcheck.engine import Checker
from tqcheck.errors import ConfigError
from tqcheck.store.decisions import open_store
from tqcheck.web.service import guarded
from tqcheck.web.service_log import log_settings
from tqcheck.web.service_settings import Serving, refuse_unsafe

_MOST_CONNECTIONS = 1_000
_GRACE = 5  # seconds beyond a check's limit, for its answer to be sent
_IDLE = 75  # seconds that a connection is kept for the next article


def run(serving: Serving) -> None:
    """Serve until a signal ends it: then no request is taken any more, and those that are here are answered.

    ConfigError, GlossaryError … for a mistake in the settings, before anything is served.
    """
    refuse_unsafe(serving)
    _refuse_taken(serving.host, serving.port)
    Checker(serving.checker_settings())  # so that a mistake is said here, and the glossaries lie in the cache
    if serving.store and Path(serving.store).is_file():  # another program's file will be no store later either
        open_store(serving.store).close()
    gc.enable()
    try:
        _serve(serving)
    finally:
        for process in active_children():  # where a second Ctrl+C has left no time for an orderly end
            process.kill()


def _refuse_taken(host: str, port: int) -> None:
    """ConfigError where nobody can listen: the port is taken, or the address is not this machine's."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        what = f"cannot listen on {host}, port {port}: {error.strerror or error}"
        raise ConfigError(what, remedy="give another --host or --port") from None


def _serve(serving: Serving) -> None:
    uvicorn.run(
        guarded(serving),
        host=serving.host,
        port=serving.port,
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
