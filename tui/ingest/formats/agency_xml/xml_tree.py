"""XML as a tree of plain names, and the words in it.

Parsed by defusedxml: no entity is expanded, nothing outside of the document is read.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, parse

from tui.ingest.documents.document import Unreadable

_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "alt-code", "b", "bdo", "big", "chron", "cite", "city",
        "classifier", "code", "copyrite", "country", "del", "em", "event", "font", "frac",
        "frac-den", "frac-num", "frac-sep", "function", "i", "ins", "inlineRef", "lang",
        "location", "money", "name.family", "name.given", "num", "object.title", "org", "person",
        "postaddr", "pronounce", "q", "rb", "region", "ruby", "s", "small", "span", "state",
        "story.date", "strong", "sub", "sublocation", "sup", "tt", "u", "virtloc",
    }
)  # fmt: skip
_SILENT = frozenset(
    {
        "byttl", "script", "style", "rt", "rp", "media", "figure", "figcaption", "title",
        "head", "svg",
    }
)  # fmt: skip


def tree_of(data: bytes) -> Element:
    """The root element; namespaces are taken off all names. Raises `Unreadable`."""
    parser = DefusedXMLParser(forbid_dtd=False, forbid_entities=True, forbid_external=True)
    # Without its definition, which is elsewhere, copy still has &nbsp; and the like.
    parser.entity.update({name.rstrip(";"): char for name, char in html5.items()})
    try:
        root: Element = parse(io.BytesIO(data), parser).getroot()
    except DefusedXmlException:
        raise Unreadable("defines entities, which news has no use for") from None
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable(f"is broken XML ({error})") from None
    for element in root.iter():
        element.tag = _local(element.tag)
        if any(name.startswith("{") for name in element.attrib):
            element.attrib = {_local(name): value for name, value in element.attrib.items()}
    return root


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def first(element: Element, *paths: str) -> str:
    """The text of the first element under one of the paths that has any."""
    for path in paths:
        for found in element.iterfind(path):
            if text := line_of(found):
                return text
    return ""


def line_of(element: Element) -> str:
    """All text in an element, on one line."""
    return " ".join(paragraphs(element))


def paragraphs(element: Element) -> Iterator[str]:
    """The texts of the blocks in an element, in order, none empty, without captions."""
    pieces: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            if one:
                pieces.append(one)
                continue
            if text := " ".join("".join(pieces).split()):
                yield text
            pieces.clear()
        elif one is element or one.tag not in _SILENT:
            waiting.extend(reversed(list(_contents(one))))
    if text := " ".join("".join(pieces).split()):
        yield text


def _contents(element: Element) -> Iterator[Element | str]:
    """What is in an element; empty strings stand for the breaks between blocks."""
    block = element.tag not in _INLINE
    if block:
        yield ""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail
    if block:
        yield ""
