"""The processes of the service: uvicorn, with our settings."""

from __future__ import annotations

import uvicorn


def run(host: str, port: int, workers: int) -> None:
    """Serve until a signal ends it."""
    uvicorn.run("tqcheck.web.service:create", factory=True, host=host, port=port, workers=workers, access_log=False)
