"""What tqcheck says in Kazakh and Russian: every text is in the catalogues, translated, and fits its English."""

import gettext
import re
import string
from gettext import c2py  # type: ignore[attr-defined]
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural

from tools.extract_messages import lacking, po_file, read, template
from tqcheck import Issue, Severity, Span, messages
from tqcheck.messages import catalogue, message
from tqcheck.model import Message
from tqcheck.selection import find_checks
from tqcheck.selftest import document_of, example_checker

TAGS = messages.LANGUAGES[1:]
SAID = template()
PERCENT = re.compile(r"%(?:\(\w+\))?s?")  # placeholders of Jinja's, and any other sign that would be taken for one


def said_of_examples() -> list[tuple[str, Issue]]:
    """What the checks say of their own examples, with all that stands in the example and is suggested."""
    found = []
    for check in find_checks().values():
        for example in check.examples:
            if not example.good:
                document = document_of(example)
                around = " ".join(text.raw for one in document.segments for text in (one.source, one.target))
                around = "".join(filter(str.isprintable, f"{around} {example.glossary}"))
                issues = example_checker(check, example).check(document).issues
                found += [(f"{around} {issue.suggestion}", issue) for issue in issues]
    return found


ISSUES = said_of_examples()


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.fixture(scope="module", params=TAGS)
def written(request: pytest.FixtureRequest) -> Catalog:
    return read(request.param)


def test_every_template_that_checks_use_is_gathered() -> None:
    assert {issue.template for _, issue in ISSUES} <= {text.id for text in SAID}


def test_every_word_of_ours_among_the_values_is_marked_and_gathered() -> None:
    known = {text.id for text in SAID}
    for around, issue in ISSUES:
        for name, value in issue.values.items():
            assert not isinstance(value, Message) or value in known, value
            # A romanisation is called as the settings call it.
            if name != "system" and not isinstance(value, Message) and value.isascii() and value.isalpha():
                assert value in around, f"{issue.code}: {name} is “{value}”"


def test_nothing_is_missing_doubtful_or_out_of_use(written: Catalog) -> None:
    wanted = {(text.id, text.context) for text in SAID if text.id}
    assert {(text.id, text.context) for text in written if text.id} == wanted, "run: make messages"
    assert lacking(written) == []


def test_placeholders_agree(written: Catalog) -> None:
    for text in written:
        if text.id and not text.pluralizable:
            assert names(text.string) == names(text.id), text.string
            assert sorted(PERCENT.findall(text.string)) == sorted(PERCENT.findall(text.id)), text.string


def test_plurals_are_those_of_the_language(written: Catalog) -> None:
    plural = get_plural(written.locale)
    assert written.num_plurals == plural.num_plurals
    ours, theirs = (
        c2py(written.plural_expr),
        c2py(plural.plural_expr),
    )  # two releases of Babel write one rule differently
    assert [*map(ours, range(1000))] == [*map(theirs, range(1000))]
    for text in written:
        if text.pluralizable:
            assert len(text.string) == plural.num_plurals
            for form in text.string:
                assert names(form) == names(text.id[1]), form


def test_quotation_marks_are_those_of_the_language(written: Catalog) -> None:
    for text in written:
        if text.id:
            assert not set('“”‘’"') & set("".join(text.string)), text.string


@pytest.mark.parametrize("tag", TAGS)
def test_what_the_program_reads_is_what_people_wrote(tag: str) -> None:
    with Path(po_file(tag)).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for text in read(tag):
        if not text.id:
            continue
        if text.pluralizable:
            assert {compiled.ngettext(*text.id, n) for n in range(200)} == set(text.string)
        elif text.context:
            assert compiled.pgettext(text.context, text.id) == text.string
        else:
            assert compiled.gettext(text.id) == text.string


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "the headline says “12”, the text “21”; so does the source"),
        ("kk", "тақырып: «12», ал мәтінде – «21»; түпнұсқада да солай"),
        ("kk-Latn", "тақырып: «12», ал мәтінде – «21»; түпнұсқада да солай"),
        ("ru-RU", "заголовок: «12», а в тексте – «21»; в оригинале так же"),
        ("xx", "the headline says “12”, the text “21”; so does the source"),
        ("", "the headline says “12”, the text “21”; so does the source"),
    ],
)
def test_a_message_in_the_readers_language(tag: str, expected: str) -> None:
    values = {"role": Message("headline"), "one": "12", "figure": "21", "copied": Message("; so does the source")}
    said = "the {role} says “{one}”, the text “{figure}”{copied}"
    issue = Issue("headline-figure", "accuracy/mistranslation", Severity.MAJOR, said, values, ())
    assert message(issue, catalogue(tag)) == expected


def test_words_of_the_article_are_never_translated() -> None:
    span = Span("1", "target", 0, 8, "headline")
    said = "“{words}” was left untranslated"
    issue = Issue("untranslated-word", "accuracy/untranslated", Severity.MAJOR, said, {"words": "headline"}, (span,))
    assert message(issue, catalogue("ru")) == "«headline» осталось без перевода"


@pytest.mark.parametrize(
    ("tag", "category", "severity", "language"),
    [
        ("en", "accuracy: wrong term", "critical", "Kazakh"),
        ("kk", "дәлдік: қате термин", "сыни", "қазақ тілі"),
        ("ru", "точность: неверный термин", "критическое", "казахский"),
    ],
)
def test_labels(tag: str, category: str, severity: str, language: str) -> None:
    ours = catalogue(tag)
    assert messages.category_label("accuracy/wrong-term", ours) == category
    assert messages.severity_label(Severity.CRITICAL, ours) == severity
    assert messages.language_label("kk", ours) == language


def test_what_a_check_says_of_itself() -> None:
    check = find_checks()["number-missing"]
    assert messages.summary(check, catalogue("en")) == "A figure of the source is missing from the translation."
    assert messages.summary(check, catalogue("ru")) == "Числа из оригинала нет в переводе."
