"""The HTML of an article as a CMS keeps it."""

import pytest

from tqcheck.errors import InputError
from tqcheck.formats.article import Part
from tqcheck.formats.body import body_parts
from tqcheck.formats.webpage import is_page


@pytest.mark.parametrize(
    ("html", "parts"),
    [
        ("<p>A bridge has opened.</p>", [("A bridge has opened.", "body")]),
        ("A bridge has opened.", [("A bridge has opened.", "body")]),
        ("<h1>A</h1><h2>B</h2><h6>C</h6><h1>D</h1>",
         [("A", "headline"), ("B", "subhead"), ("C", "subhead"), ("D", "subhead")]),
        ("<p>It is <b>open</b> to <a href='x'>all</a><sup>1</sup>.</p>", [("It is open to all1.", "body")]),
        ("<p>One<br>two<br/>three</p>", [("One two three", "body")]),
        ("<p>Wide\n\n  space\there </p>", [("Wide space here", "body")]),
        ("<p>15&nbsp;% &lt;b&gt; &amp; &#8220;a&#8221;</p>", [("15\u00a0% <b> & “a”", "body")]),
        ("<div>loose<p>within</p>after</div>", [("loose", "body"), ("within", "body"), ("after", "body")]),
        ("<ul><li>One<li>Two</ul>", [("One", "body"), ("Two", "body")]),
        ("<table><tr><td>One</td><td>Two</td></tr></table>", [("One", "body"), ("Two", "body")]),
        ("<blockquote><p>Said.</p></blockquote>", [("Said.", "body")]),
        ("<figure><img alt='x'><figcaption>A bridge</figcaption></figure>", [("A bridge", "caption")]),
        ("<p>Seen</p><script>var a = 1;</script><style>p {}</style><!-- unseen --><template><p>b</p></template>",
         [("Seen", "body")]),
        ("<p>One <script>2</script>two</p>", [("One two", "body")]),
        ('<!-- wp:paragraph {"x": "<p>"} --><p>One</p><!-- /wp:paragraph -->', [("One", "body")]),
        ("Classic text,\nwrapped\n\nand its <b>second</b> paragraph\n \nthird",
         [("Classic text, wrapped", "body"), ("and its second paragraph", "body"), ("third", "body")]),
        ("<p>never closed<p>nor this<b>", [("never closed", "body"), ("nor this", "body")]),
        ("</p></div>odd<<", [("odd<<", "body")]),
        ("<p>Қазақ 中文 العربية 👍</p>", [("Қазақ 中文 العربية 👍", "body")]),
        ("<p>Pasted</p></body>\n</HTML><p>and below it</p>", [("Pasted", "body"), ("and below it", "body")]),
        ("<p> </p>\n<p>&nbsp;</p><hr>", []),
        ("", []),
    ],
)  # fmt: skip
def test_paragraphs_and_their_roles(html: str, parts: list[tuple[str, str]]) -> None:
    assert body_parts(html, "body") == [Part(raw, role) for raw, role in parts]


def test_text_that_would_be_lost_is_an_error() -> None:
    assert body_parts("<div>" * 200 + "deep", "target_html") == [Part("deep", "body")]
    with pytest.raises(InputError, match="target_html: its elements stand too deep"):
        body_parts("<p>A</p>" + "<div>" * 2_000 + "deep", "target_html")


@pytest.mark.parametrize(
    ("content", "page"),
    [
        (b"<!doctype html>", True),
        (b"<?xml version='1.0'?> <!-- a -->\n<!-- <p> --><HTML lang='en'>", True),
        (b"<!-- <html> --><p>", False),
        (
            b"<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->\n\n" * 60,
            False,
        ),  # for ever, if all ends are tried
    ],
)
def test_what_is_a_page(content: bytes, page: bool) -> None:
    assert is_page(content) is page
