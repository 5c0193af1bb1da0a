"""Write tqcheck/glossary/forms/: the forms of every word of the default glossaries, in each language that needs a
dictionary for them, so that a first run is as quick as all others.

Run it when a glossary, a language's endings or `analysis/forms.py` has changed; a test says so.
"""

from __future__ import annotations

from collections import defaultdict

import orjson

from tqcheck.analysis.forms import expand, in_dictionary
from tqcheck.glossary.compiling import compiled
from tqcheck.glossary.concepts import Term
from tqcheck.glossary.phrases import in_script
from tqcheck.glossary.read import default_glossaries, read_glossary
from tqcheck.glossary.shipped import FOLDER, entry
from tqcheck.language import language

DICTIONARIES = ("pymorphy3", "simplemma")


def tables() -> dict[str, bytes]:
    """The file of each language: for every headword its forms."""
    glossary = read_glossary(default_glossaries())
    found = {}
    for tag in sorted(glossary.languages):
        tongue = language(tag)
        if tongue.inflection.method not in DICTIONARIES:
            continue
        near = {Term(phrase) for concept in glossary.concepts for phrase in concept.rules.near}
        forms: dict[str, list[str]] = defaultdict(list)
        for terms in (glossary.terms_in(tag), [(0, 0, term) for term in near if in_script(term.text, tongue)]):
            _, _, _, words, joined = compiled(terms, tongue)
            words.update(dict.fromkeys(in_dictionary(joined, tongue), True))
            for word, form in expand(words, tongue).forms():
                forms[entry(word, words[word])].append(form)
        listed = {name: sorted(set(forms[name])) for name in sorted(forms)}
        found[tag] = orjson.dumps(listed).replace(b"],", b"],\n") + b"\n"
    return found


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(exist_ok=True)
    for tag, content in tables().items():
        (FOLDER / f"{tag}.json").write_bytes(content)


if __name__ == "__main__":
    main()
