"""The examples that language files give of their figures."""

import tomllib

import pytest

from tqcheck.analysis.numbers import quantities
from tqcheck.analysis.quantity import notation
from tqcheck.language import FOLDER, known_tags
from tqcheck.model import Text

EXAMPLES = [
    (tag, text, wanted)
    for tag in known_tags()
    for text, wanted in tomllib.loads((FOLDER / f"{tag}.toml").read_text("utf-8")).get("examples", {}).items()
]


@pytest.mark.parametrize(("tag", "text", "wanted"), EXAMPLES, ids=[f"{tag}: {text}" for tag, text, _ in EXAMPLES])
def test_figures_are_read_as_the_language_file_says(tag: str, text: str, wanted: str) -> None:
    found = quantities(Text(text, tag, "target", "1"))
    assert "; ".join(map(notation, found)) == wanted
