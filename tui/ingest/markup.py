"""HTML that stands in a field, as plain paragraphs. Whole pages are read elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
        "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "tbody", "td", "th", "tr", "ul",
    }
)  # fmt: skip
_DECLARATION = re.compile(r"<[!?]")
_SILENT = frozenset({"script", "style", "template", "noscript", "title", "svg", "iframe"})


def plain_text(markup: str) -> str:
    """The words of some HTML, a blank line between its blocks. Never raises; linear."""
    parser = _Words()
    parser.feed(without_declarations(markup))
    parser.close()
    paragraphs = (" ".join(one.split()) for one in "".join(parser.pieces).split("\0"))
    return "\n\n".join(filter(None, paragraphs))


def without_declarations(markup: str) -> str:
    """HTML without its comments, declarations and instructions. For the end of each that
    has none Python's parser searches all that follows, which takes quadratic time."""
    pieces = []
    at = 0
    endless = set()
    for found in _DECLARATION.finditer(markup):
        start = found.start()
        if start < at:
            continue
        mark = "-->" if markup.startswith("<!--", start) else ">"
        end = -1 if mark in endless else markup.find(mark, start + 2)
        pieces.append(markup[at:start])
        at = end + len(mark)
        if end < 0:
            endless.add(mark)
            at = start + 2
    pieces.append(markup[at:])
    return "".join(pieces)


class _Words(HTMLParser):
    """Collects the text of blocks, NUL between two."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._mark(tag)
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self.pieces.append("\0")

    def handle_endtag(self, tag: str) -> None:
        self._mark(tag)
        if tag in _SILENT and self._silent:
            self._silent -= 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br" or tag in _BLOCKS:
            self.pieces.append("\0")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data.replace("\0", ""))

    def _mark(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\0")
