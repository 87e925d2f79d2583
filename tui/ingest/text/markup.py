"""HTML that stands in a field, as plain paragraphs. Whole pages are read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
        "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "tbody", "td", "th", "tr", "ul",
    }
)  # fmt: skip
_DECLARATION = re.compile(r"<[!?]")
_OPENS = re.compile(r"<(?=/?[a-zA-Z])")
_NAME = r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
# An attribute may have a > in its quotes. The second pattern is for tags that have no end
# unless their quotes are ignored.
_TAG = re.compile(rf"{_NAME}(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+>")
_UNQUOTED = re.compile(rf"{_NAME}[^>]*+>")
_SILENT = frozenset({"script", "style", "template", "noscript", "title", "svg", "iframe"})
_VERBATIM = {name: re.compile(f"</{name}\\b", re.IGNORECASE) for name in ("script", "style")}
"""Elements whose text is no markup, and how they end."""


def plain_text(markup: str) -> str:
    """The words of some HTML, a blank line between its blocks. Never raises; linear."""
    pieces = _pieces(without_declarations(markup))
    paragraphs = (" ".join(one.split()) for one in "".join(pieces).split("\0"))
    return "\n\n".join(filter(None, paragraphs))


def _pieces(markup: str) -> Iterator[str]:
    """The text of blocks, NUL between two. Python's parser goes on to the end of the text for
    each tag that does not end, and takes quadratic time for many; here nothing is tried twice."""
    at = silent = 0
    tag = _TAG
    while opens := _OPENS.search(markup, at):
        found = tag.match(markup, opens.start())
        if found is None and tag is _UNQUOTED:
            break
        if found is None:
            tag = _UNQUOTED
            continue
        if not silent:
            yield _words(markup[at : found.start()])
        at = found.end()
        name, ends, empty = found["name"].lower(), found["end"], found.group().endswith("/>")
        if name in _BLOCKS or (name == "br" and not ends):
            yield "\0"
        if name in _SILENT and not empty:
            silent = max(silent - 1, 0) if ends else silent + 1
        if name in _VERBATIM and not ends and not empty:
            end = _VERBATIM[name].search(markup, at)
            at = end.start() if end else len(markup)
    if not silent:
        yield _words(markup[at:])


def _words(text: str) -> str:
    return unescape(text).replace("\0", "")


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
