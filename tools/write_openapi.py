"""Write docs/openapi.json: what the service takes and answers, from the service itself."""

from __future__ import annotations

import json
from pathlib import Path

from tqcheck.web.service import service
from tqcheck.web.service_settings import Serving
from tqcheck.web.service_work import Work

PATH = Path(__file__).parent.parent / "docs" / "openapi.json"


def described() -> str:
    """The description as it stands in the file."""
    return json.dumps(service(Work(Serving())).openapi(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    PATH.write_text(described(), "utf-8")
