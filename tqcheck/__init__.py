"""tqcheck: a quiet, explained quality checker for machine-translated news.

    from tqcheck import Checker, read

    for document in read("pair.tsv", source_lang="kk", target_lang="en"):
        report = Checker().check(document)

`score_frame` does the same for a pandas DataFrame. `fix` makes the edits of a document that are certain.
"""

from tqcheck.check import bad, document_check, good, segment_check
from tqcheck.config import Settings
from tqcheck.engine import Checker
from tqcheck.errors import TqcheckError
from tqcheck.fixing import Fixed, fix
from tqcheck.formats.reading import read
from tqcheck.frames import score_frame
from tqcheck.model import Document, Finding, Issue, Segment, Severity, Span, Text, segment
from tqcheck.report import Report
from tqcheck.version import VERSION

__version__ = VERSION

__all__ = [
    "Checker",
    "Document",
    "Finding",
    "Fixed",
    "Issue",
    "Report",
    "Segment",
    "Settings",
    "Severity",
    "Span",
    "Text",
    "TqcheckError",
    "__version__",
    "bad",
    "document_check",
    "fix",
    "good",
    "read",
    "score_frame",
    "segment",
    "segment_check",
]
