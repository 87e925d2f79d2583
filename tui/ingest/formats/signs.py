"""By what a document of each format is known: how it begins, or what it is called."""

from __future__ import annotations

import re

from tui.ingest.documents.document import Document
from tui.ingest.text.decode import decode

PROLOGUE = 16_384
"""Bytes in which the first element of an XML document is looked for."""

_JSON = re.compile(r"\{\s*[\"}]|\[\s*[{\]]")
_JSON_HINTS = frozenset({".json", ".jsonl", ".ndjson", "application/json"})


_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
_ZSTANDARD = b"\x28\xb5\x2f\xfd"
_ZIP = (b"PK\3\4", b"PK\5\6")


def is_packed(document: Document) -> bool:
    return document.head.startswith(_PACKED)


def is_zstandard(document: Document) -> bool:
    return document.head.startswith(_ZSTANDARD)


def is_zip(document: Document) -> bool:
    return document.head.startswith(_ZIP)


def is_tar(document: Document) -> bool:
    """By its first header, whose checksum was there before its magic was."""
    header = document.head[:512]
    checksum = header[148:156].strip(b" \0")
    if len(header) < 512 or not checksum or checksum.strip(b"01234567"):
        return False
    return int(checksum, 8) == sum(header) - sum(header[148:156]) + 8 * ord(" ")


def is_json(document: Document) -> bool:
    opening = document.opening
    if document.hint in _JSON_HINTS and opening.startswith(("{", "[")):
        return True
    return _JSON.match(opening) is not None


_JSON_FEED = re.compile(r"jsonfeed\.org(?:\\)?/version")


def is_json_feed(document: Document) -> bool:
    if document.hint == "application/feed+json":
        return True
    return document.opening.startswith("{") and _JSON_FEED.search(document.opening) is not None


# The prologue of XML, then the first element. Nothing is tried twice: comments may be many.
_ROOT = re.compile(
    r"(?>\s++|<\?.*?\?>|<!--.*?-->|<!(?!--)[^>\[]*+(?:\[.*?\]\s*+)?>)*+<([\w:.-]++)", re.DOTALL
)
_FEED_ROOTS = frozenset({"rss", "rdf", "feed", "channel"})
_FEED_HINTS = frozenset(
    {".rss", ".atom", ".rdf", "application/rss+xml", "application/atom+xml", "application/rdf+xml"}
)


def _root(document: Document) -> str:
    """The name of its first element in small letters, without the prefix of a namespace, if
    it looks like XML."""
    head = document.head[:PROLOGUE]
    if b"\0\0" in head[:4] and b"\xfe" not in head[:4]:
        head = head.replace(b"\0", b"")  # UTF-32, which XML need not announce
    elif not document.opening.startswith("<"):
        return ""
    found = _ROOT.match(decode(head).text.lstrip("\ufeff"))
    return found[1].lower().rpartition(":")[2] if found else ""


def is_feed(document: Document) -> bool:
    root = _root(document)
    return root in _FEED_ROOTS or (document.hint in _FEED_HINTS and root != "html")


def is_opml(document: Document) -> bool:
    return _root(document) == "opml"


_CELL = r"\"?[^\W\d][\w .-]{0,30}\"?"
_HEADER = re.compile(rf"(?:{_CELL})?([,;\t|]){_CELL}(?:\1{_CELL})*")
_COLUMNS = {
    "title", "headline", "text", "body", "content", "article", "url", "link", "date",
    "published", "author", "authors", "description", "summary",
}  # fmt: skip
_COLUMN = re.compile(r"[a-z][a-z0-9_]*")
_CSV_HINTS = frozenset({".csv", ".tsv", ".tab", "text/csv", "text/tab-separated-values"})


def is_table(document: Document) -> bool:
    """By the names of its columns, of which two must be well known; where there is nothing
    below them, one, but then none may look like a word of prose."""
    if document.hint in _CSV_HINTS:
        return True
    header, _, rows = document.opening.partition("\n")
    if (delimited := _HEADER.fullmatch(header.rstrip("\r"))) is None:
        return False
    names = [name.strip('"\r') for name in header.split(delimited[1])]
    if len(_COLUMNS.intersection(name.lower() for name in names)) >= 2:
        return True
    return not rows.strip() and all(map(_COLUMN.fullmatch, names)) and _has_field(names)


def _has_field(names: list[str]) -> bool:
    from tui.ingest.formats.records.record import tells_story

    return tells_story(tuple(names))


_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:#[^\n]*\n)*[\w-]+[ \t]*:(?:[ \t\r]|$)", re.MULTILINE)
_MARKDOWN_HINTS = frozenset({".md", ".markdown", ".mdown", "text/markdown"})


def is_markdown(document: Document) -> bool:
    return document.hint in _MARKDOWN_HINTS or _FRONT_MATTER.match(document.opening) is not None


_TELETYPE = re.compile(rb"[\x00-\x20\x7f]{0,64}\x01[^\x01-\x03]{3,400}\x02")


def is_teletype(document: Document) -> bool:
    return _TELETYPE.match(document.head) is not None


def is_web_archive(document: Document) -> bool:
    return document.head.startswith(b"WARC/")


_MAILBOX = re.compile(rb"From \S[^\n]{0,200}\d\d?:\d\d[^\n]{0,60}\n>?[A-Za-z-]+:")
_MAIL = re.compile(
    r"(?:received|return-path|delivered-to|message-id|mime-version|from|to|subject|date|sender"
    r"|reply-to|content-type|x-[\w-]+|arc-[\w-]+|dkim-[\w-]+|list-[\w-]+|authentication-results)"
    r"[ \t]*:",
    re.IGNORECASE,
)
_POSTMARK = re.compile(
    r"^(?:message-id:|mime-version:|received: ?(?:from|by)\b|from:[^\n]*@)",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_HINTS = frozenset({".eml", ".mht", ".mhtml"})


def is_mailbox(document: Document) -> bool:
    return document.head.startswith(b"From ") and _MAILBOX.match(document.head) is not None


def is_mail(document: Document) -> bool:
    """By its headers, one of which must be one that only mails have: wire copy may begin
    with ``Date:`` or ``From:`` too."""
    if document.hint == "message/rfc822":
        return True
    opening = document.opening
    if _MAIL.match(opening) is None:
        return False
    headers = opening.replace("\r\n", "\n").partition("\n\n")[0]
    return document.hint in _MAIL_HINTS or _POSTMARK.search(headers) is not None


_PROLOGUE = re.compile(r"(?:\s+|<\?[^>]{0,500}\?>|<!--.{0,4000}?-->)*", re.DOTALL)
_AGENCY_ROOTS = frozenset(
    {
        "nitf", "newsml", "newsmessage", "newsitem", "packageitem", "conceptitem",
        "knowledgeitem", "planningitem", "catalogitem",
    }
)  # fmt: skip
_PAGE = re.compile(
    r"<!doctype html|<(?:html|head|body|article|main)(?:\s[^<>]*)?>\s*<", re.IGNORECASE
)
_FRAGMENT = re.compile(
    r"<(?:body|article|main|title|meta|div|section|header|h[1-3]|p)(?:\s[^<>]*)?>.*?</", re.DOTALL
)
_PAGE_HINTS = frozenset({".html", ".htm", ".xhtml", ".shtml"})


def is_agency_xml(document: Document) -> bool:
    return _root(document) in _AGENCY_ROOTS


def is_xml(document: Document) -> bool:
    opening = document.opening
    return opening.startswith("<?xml") or (document.hint == ".xml" and opening.startswith("<"))


def is_page(document: Document) -> bool:
    """By the element it begins with. A text with ``<TICKERS>`` in it begins with none, nor
    does it end one."""
    if document.hint == "text/html":
        return True
    opening = document.opening
    if not opening.startswith("<"):
        return document.hint in _PAGE_HINTS and "</" in opening
    start = _PROLOGUE.match(opening).end()  # type: ignore[union-attr]
    if _PAGE.match(opening, start) or document.hint in _PAGE_HINTS:
        return True
    return document.hint not in _MARKDOWN_HINTS and _FRAGMENT.match(opening, start) is not None
