"""HTML in a field becomes plain paragraphs, whatever it looks like."""

from __future__ import annotations

import pytest

from tui.ingest.formats.pages.page_scan import scan_page
from tui.ingest.text.markup import plain_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><P class='x'>Two &amp; &lt;three&gt;<br>Four", "One\n\nTwo & <three>\n\nFour"),
        ('He said <img alt="a > b" src=x/y> that 1 < 2 and <3', "He said that 1 < 2 and <3"),
        ("<script>x = \"<a href='\" + u</script><p>It's<style>p {}</style> so", "It's so"),
        ("<svg><title>Mark</title></svg><script/>The <i>story</i>", "The story"),
        ('Read more: <a href="https://x.exam', 'Read more: <a href="https://x.exam'),
        ("<script>Nothing else", ""),
    ],
)
def test_words_and_paragraphs(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@pytest.mark.parametrize("piece", ["<a ", "<a b='", "<a b=", "<a/", "<a '' b='>", "</a ", "<"])
def test_tags_without_an_end_take_no_quadratic_time(piece: str) -> None:
    assert plain_text("<p>One</p>" + piece * 100_000).startswith("One")


def test_nor_do_they_in_a_page() -> None:
    assert scan_page("<p>One</p>" + "<a " * 100_000).blocks[0].text == "One"
