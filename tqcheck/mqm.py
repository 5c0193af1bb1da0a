"""The MQM-Core error types, as published at themqm.org (version 2.0), and their ITS 2.0 names."""

from __future__ import annotations

from tqcheck.errors import CheckError, nearest

# dimension → type → the ITS 2.0 localization quality issue type nearest to it
TYPES: dict[str, dict[str, str]] = {
    "terminology": {
        "inconsistent-with-resource": "terminology",
        "inconsistent-use": "terminology",
        "wrong-term": "terminology",
    },
    "accuracy": {
        "mistranslation": "mistranslation",
        "overtranslation": "mistranslation",
        "undertranslation": "mistranslation",
        "addition": "addition",
        "omission": "omission",
        "do-not-translate": "untranslated",
        "untranslated": "untranslated",
    },
    "linguistic-conventions": {
        "grammar": "grammar",
        "punctuation": "typographical",
        "spelling": "misspelling",
        "unintelligible": "other",
        "character-encoding": "characters",
        "textual-conventions": "duplication",
    },
    "style": {
        "organization-style": "style",
        "third-party-style": "style",
        "inconsistent-with-external-reference": "non-conformance",
        "language-register": "register",
        "awkward": "style",
        "unidiomatic": "style",
        "inconsistent": "inconsistency",
    },
    "locale-conventions": {
        "number-format": "locale-violation",
        "currency-format": "locale-violation",
        "measurement-format": "locale-violation",
        "time-format": "locale-violation",
        "date-format": "locale-violation",
        "address-format": "locale-violation",
        "telephone-format": "locale-violation",
        "shortcut-key": "locale-violation",
    },
    "audience-appropriateness": {
        "culture-specific-reference": "locale-specific-content",
        "offensive": "other",
    },
    "design-and-markup": {
        "layout": "formatting",
        "markup-tag": "markup",
        "truncation": "length",
        "missing-text": "omission",
        "link": "markup",
    },
}


def require(category: str, code: str) -> str:
    """Return `category` if it is a "dimension/type" of MQM-Core; a CheckError names the nearest if not."""
    dimension, _, name = category.partition("/")
    if name not in TYPES.get(dimension, {}):
        valid = (f"{d}/{t}" for d, types in TYPES.items() for t in types)
        raise CheckError(
            f"check “{code}” has the category “{category}”, which is no MQM-Core type",
            remedy=nearest(category, valid),
        )
    return category


def its_type(category: str) -> str:
    """The ITS 2.0 localization quality issue type for an MQM category."""
    dimension, _, name = category.partition("/")
    return TYPES[dimension][name]
