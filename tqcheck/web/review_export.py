"""What leaves a review: corrected files, confirmed errors, a translation memory, accepted issues."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import PurePath
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response

from tqcheck.errors import ConfigError, TqcheckError, nearest
from tqcheck.formats.corrected import write_corrected
from tqcheck.store.exchange import export_accepted
from tqcheck.store.mqm_tsv import mqm_tsv
from tqcheck.store.tmx import tmx
from tqcheck.web.review_state import Review

router = APIRouter()


def _mqm(review: Review) -> bytes:
    checked = [(part.document, (*part.report.issues, *part.report.accepted)) for part in review.first]
    return mqm_tsv(checked, review.standing, review.checker.found).encode()


def _tmx(review: Review) -> bytes:
    return tmx([block.document for block in review.blocks], review.standing)


def _accepted(review: Review) -> bytes:
    return export_accepted(review.store, {block.document.id for block in review.blocks}).encode()


# By the name of the form: the end of the file's name, and what writes it.
_FORMS: Mapping[str, tuple[str, Callable[[Review], bytes]]] = {
    "mqm": (".mqm.tsv", _mqm),
    "tmx": (".tmx", _tmx),
    "accepted": (".accepted.tsv", _accepted),
}
CORRECTED = "corrected"


def files_of(review: Review) -> list[str]:
    """The files under review, in their order."""
    return list(dict.fromkeys(block.document.path for block in review.blocks))


def exported(review: Review, form: str, number: int = 0) -> tuple[str, bytes]:
    """An export with a name for it: `corrected` (of the files the one of this number), `mqm`, `tmx` or `accepted`.

    ConfigError if there is no such form or file, InputError if the file is no longer what was read.
    """
    paths = files_of(review)
    if form == CORRECTED and 0 <= number < len(paths):
        return _corrected(review, paths[number])
    if form not in _FORMS or number:
        raise ConfigError(f"there is no export “{form}”", remedy=nearest(form, (CORRECTED, *_FORMS)))
    ending, write = _FORMS[form]
    review.catch_up()
    return PurePath(paths[0]).stem + ending, write(review)


def _corrected(review: Review, path: str) -> tuple[str, bytes]:
    review.catch_up()
    documents = [block.document for block in review.blocks if block.document.path == path]
    with tempfile.NamedTemporaryFile() as out:
        write_corrected(path, documents, review.standing, out, aligned=review.aligned)
        out.seek(0)
        name = PurePath(path).name
        ending = "".join(PurePath(name).suffixes[-2 if name.endswith(".gz") else -1 :])
        return f"{name.removesuffix(ending)}.corrected{ending}", out.read()


@router.get("/export/{form}")
@router.get("/export/{form}/{number}")
def download(request: Request, form: str, number: int = 0) -> Response:
    """An export as a file to keep."""
    try:
        name, content = exported(request.app.state.review, form, number)
    except ConfigError:
        return Response(status_code=404)
    except TqcheckError as error:
        return Response(str(error), 409, media_type="text/plain")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(content, headers=headers, media_type="application/octet-stream")
