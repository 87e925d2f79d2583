"""One pass over the markup of a page: what its head declares, and the blocks of its text.

Browsers forgive any markup, and so does this: nothing raises, elements left open only
cost precision, and time is linear in the size of the page.
"""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import dropwhile
from typing import NamedTuple

from tui.ingest.text.markup import without_declarations

MAX_DECLARED = 500
"""Declarations of each kind that are looked at."""
ENOUGH = 200
"""Characters from which on a region of a page may be its story."""
SHORT = 80
"""Characters below which a block above the story is a name, a time or a button."""

_SILENT = frozenset(
    {
        "script", "style", "template", "noscript", "svg", "iframe", "math", "nav", "aside",
        "footer", "form", "button", "select", "figcaption", "dialog",
    }
)  # fmt: skip
_PROSE = frozenset({"p", "blockquote", "pre", "h2", "h3", "h4"})
_BLOCKS = _PROSE | {
    "address", "article", "body", "br", "dd", "details", "div", "dl", "dt", "figure", "h1", "h5",
    "h6", "head", "header", "hr", "html", "li", "main", "ol", "section", "summary", "table",
    "tbody", "td", "th", "title", "tr", "ul",
}  # fmt: skip
_LEFT_OPEN = frozenset(
    {
        "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link",
        "meta", "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr",
        "track", "wbr",
    }
)  # fmt: skip
"""Elements that need no end: they say nothing about nesting."""


class Block(NamedTuple):
    """A block of text: the element it is in, in which article of the page (0: in none),
    and whether it is in its main part."""

    element: str
    text: str
    article: int
    main: bool


class Scan(HTMLParser):
    """What is found in a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.heading = ""
        self.language = ""
        self.declared: dict[str, str] = {}
        """Contents of meta elements by their names in small letters, the first counts."""
        self.canonical = ""
        self.time = ""
        """The first moment that is marked as one."""
        self.linked_data: list[str] = []
        """Texts in JSON-LD."""
        self.blocks: list[Block] = []
        self.deepest = 0
        """How many elements are open at once at most."""
        self._open = 0
        self._silent: list[str] = []
        self._articles = 0
        self._in_article = 0
        self._in_main = 0
        self._element = ""
        self._pieces: list[str] = []
        self._json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _LEFT_OPEN:
            self._open += 1
            self.deepest = max(self.deepest, self._open)
        told = {name: value or "" for name, value in reversed(attrs)}
        if tag in _BLOCKS:
            self._end_block(tag)
        if tag in _SILENT and len(self._silent) < MAX_DECLARED:
            self._silent.append(tag)
        if tag == "meta":
            self._declare(told)
        elif tag == "html":
            self.language = self.language or told.get("lang") or told.get("xml:lang", "")
        elif tag == "link":
            if "canonical" in told.get("rel", "").lower().split():
                self.canonical = self.canonical or told.get("href", "")
        elif tag == "time":
            self.time = self.time or told.get("datetime", "")
        elif tag == "script":
            kind = told.get("type", "").partition(";")[0].strip().lower()
            self._json = kind == "application/ld+json" and len(self.linked_data) < MAX_DECLARED
            if self._json:
                self.linked_data.append("")
        elif tag == "article":
            self._articles += not self._in_article
            self._in_article += 1
        elif tag == "main":
            self._in_main += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _LEFT_OPEN:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _LEFT_OPEN:
            self._open = max(self._open - 1, 0)
        if tag in _BLOCKS:
            self._end_block("")
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        if tag == "script":
            self._json = False
        elif tag == "article" and self._in_article:
            self._in_article -= 1
        elif tag == "main" and self._in_main:
            self._in_main -= 1

    def handle_data(self, data: str) -> None:
        if self._json:
            self.linked_data[-1] += data
        elif not self._silent:
            self._pieces.append(data)

    def close(self) -> None:
        super().close()
        self._end_block("")

    def _declare(self, told: dict[str, str]) -> None:
        name = told.get("property") or told.get("name") or told.get("itemprop")
        name = name or told.get("http-equiv", "")
        content = told.get("content", "").strip()
        if content and len(self.declared) < MAX_DECLARED:
            self.declared.setdefault(name.lower(), content)

    def _end_block(self, element: str) -> None:
        text = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        before, self._element = self._element, element or self._element
        if element == "br":  # goes on in the same element
            self._element = before
        if not text:
            return
        if before == "title":
            self.title = self.title or text
        elif before == "h1":
            self.heading = self.heading or text
        else:
            number = self._articles if self._in_article else 0
            self.blocks.append(Block(before, text, number, self._in_main > 0))

    def story(self) -> str:
        """The text of its longest article, else of its main part, else its paragraphs,
        else all of it: the first that is enough. A blank line is between two blocks."""
        sizes: dict[int, int] = {}
        for block in self.blocks:
            if block.article:
                sizes[block.article] = sizes.get(block.article, 0) + len(block.text)
        longest = max(sizes, key=lambda number: sizes[number], default=0)
        regions = (
            [block for block in self.blocks if block.article and block.article == longest],
            [block for block in self.blocks if block.main],
            [block for block in self.blocks if block.element in _PROSE],
        )
        for region in regions:
            opened = list(dropwhile(lambda block: len(block.text) < SHORT, region))
            if sum(len(block.text) for block in opened) >= ENOUGH:
                return _joined(opened)
        return _joined(self.blocks)


def scan_page(markup: str) -> Scan:
    """What is in a page. Never raises."""
    scan = Scan()
    markup = without_declarations(markup)
    ends = markup.rfind(">") + 1  # for each tag that has no end all that follows is searched
    scan.feed(markup[:ends] + markup[ends:].replace("<", "&lt;"))
    scan.close()
    return scan


def _joined(blocks: list[Block]) -> str:
    return "\n\n".join(f"- {one.text}" if one.element == "li" else one.text for one in blocks)
