"""The table of formats: how each is recognised, which module reads it, what it needs.

A document is recognised by its content; its suffix or MIME type is a hint that only
decides where the content does not. The first entry that fits reads the document, so what
is certain stands above what is likely, and plain text, which anything may be, is last.
Nothing that looks like markup makes a document HTML: half of all wire copy has <TICKERS>.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from os.path import splitext
from typing import NamedTuple, TypeAlias

from tui.article import Failure
from tui.ingest.decode import decode
from tui.ingest.document import Document
from tui.ingest.draft import Draft

Found: TypeAlias = "Draft | Document | Failure | None"
"""What a reader gives: a story; something that the table is to be asked about in turn;
something in the document that could not be read; None for a step without a result."""


class Format(NamedTuple):
    """One format. Its ``module`` has a function ``read(document) -> Iterator[Found]`` that
    may raise `Unreadable`, and imports what it needs when it is imported itself."""

    name: str
    module: str
    recognises: Callable[[Document], bool]
    suffixes: frozenset[str] = frozenset()
    """What is looked at in folders."""
    extra: str | None = None
    """The extra of newstui that has what the module imports."""
    packs: bool = False
    """Whether its suffix follows that of what is in it."""
    confined_from: int | None = None
    """Bytes from which it is read in a process of its own, which can be killed (see
    `tui.ingest.cell`); None: never."""

    def reader(self) -> Callable[[Document], Iterator[Found]]:
        """Its ``read``. Raises ModuleNotFoundError where the extra is missing."""
        read: Callable[[Document], Iterator[Found]] = import_module(self.module).read
        return read


PROLOGUE = 16_384
"""Bytes in which the first element of an XML document is looked for."""

_JSON = re.compile(r"\{\s*[\"}]|\[\s*[{\]]")
_JSON_HINTS = frozenset({".json", ".jsonl", ".ndjson", "application/json"})


_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
_ZSTANDARD = b"\x28\xb5\x2f\xfd"
_ZIP = (b"PK\3\4", b"PK\5\6")


def _is_packed(document: Document) -> bool:
    return document.head.startswith(_PACKED)


def _is_zstandard(document: Document) -> bool:
    return document.head.startswith(_ZSTANDARD)


def _is_zip(document: Document) -> bool:
    return document.head.startswith(_ZIP)


def _is_tar(document: Document) -> bool:
    """By its first header, whose checksum was there before its magic was."""
    header = document.head[:512]
    checksum = header[148:156].strip(b" \0")
    if len(header) < 512 or not checksum or checksum.strip(b"01234567"):
        return False
    return int(checksum, 8) == sum(header) - sum(header[148:156]) + 8 * ord(" ")


def _is_json(document: Document) -> bool:
    opening = document.opening
    if document.hint in _JSON_HINTS and opening.startswith(("{", "[")):
        return True
    return _JSON.match(opening) is not None


_JSON_FEED = re.compile(r"jsonfeed\.org(?:\\)?/version")


def _is_json_feed(document: Document) -> bool:
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


def _is_feed(document: Document) -> bool:
    root = _root(document)
    return root in _FEED_ROOTS or (document.hint in _FEED_HINTS and root != "html")


def _is_opml(document: Document) -> bool:
    return _root(document) == "opml"


_CELL = r"\"?[^\W\d][\w .-]{0,30}\"?"
_HEADER = re.compile(rf"(?:{_CELL})?([,;\t|]){_CELL}(?:\1{_CELL})*")
_COLUMNS = {
    "title", "headline", "text", "body", "content", "article", "url", "link", "date",
    "published", "author", "authors", "description", "summary",
}  # fmt: skip
_COLUMN = re.compile(r"[a-z][a-z0-9_]*")
_CSV_HINTS = frozenset({".csv", ".tsv", ".tab", "text/csv", "text/tab-separated-values"})


def _is_table(document: Document) -> bool:
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
    from tui.ingest.record import tells_story

    return tells_story(tuple(names))


_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:#[^\n]*\n)*[\w-]+[ \t]*:(?:[ \t\r]|$)", re.MULTILINE)
_MARKDOWN_HINTS = frozenset({".md", ".markdown", ".mdown", "text/markdown"})


def _is_markdown(document: Document) -> bool:
    return document.hint in _MARKDOWN_HINTS or _FRONT_MATTER.match(document.opening) is not None


_TELETYPE = re.compile(rb"[\x00-\x20\x7f]{0,64}\x01[^\x01-\x03]{3,400}\x02")


def _is_teletype(document: Document) -> bool:
    return _TELETYPE.match(document.head) is not None


def _is_web_archive(document: Document) -> bool:
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
_DELIVERED = re.compile(r"(?:^|[/\\])(?:cur|new)[/\\]\d+\.[^/\\]+$")
_UNREAD_MAILBOXES = frozenset({".trash", ".drafts", ".junk", ".spam"})
_DISCARDED = re.compile(r"[:;!]2,[A-Z]*[DT]")


def _is_mailbox(document: Document) -> bool:
    return document.head.startswith(b"From ") and _MAILBOX.match(document.head) is not None


def _is_mail(document: Document) -> bool:
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


def _is_agency_xml(document: Document) -> bool:
    return _root(document) in _AGENCY_ROOTS


def _is_xml(document: Document) -> bool:
    opening = document.opening
    return opening.startswith("<?xml") or (document.hint == ".xml" and opening.startswith("<"))


def _is_page(document: Document) -> bool:
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


def _is_anything(document: Document) -> bool:
    return True


TEXT = Format(
    "plain text",
    "tui.ingest.plain",
    _is_anything,
    frozenset({"", ".txt", ".text", ".wire", ".asc", ".article", ".story", ".news"}),
)

FORMATS: tuple[Format, ...] = (
    Format(
        "packed file",
        "tui.ingest.compressed",
        _is_packed,
        frozenset({".gz", ".bz2", ".xz", ".tgz", ".tbz", ".tbz2", ".txz"}),
        packs=True,
    ),
    Format(
        "zstd file",
        "tui.ingest.zstandard",
        _is_zstandard,
        frozenset({".zst"}),
        extra="zstd",
        packs=True,
    ),
    Format("zip archive", "tui.ingest.archive_zip", _is_zip, frozenset({".zip"})),
    Format("tape archive", "tui.ingest.archive_tar", _is_tar, frozenset({".tar"})),
    Format("JSON Feed", "tui.ingest.json_feed", _is_json_feed),
    Format(
        "web archive",
        "tui.ingest.web_archive",
        _is_web_archive,
        frozenset({".warc", ".wet"}),
        extra="warc",
    ),
    Format("text wire", "tui.ingest.teletype", _is_teletype, frozenset({".anpa", ".iptc"})),
    Format("mailbox", "tui.ingest.mbox", _is_mailbox, frozenset({".mbox", ".mbx"})),
    Format(
        "mail",
        "tui.ingest.mail",
        _is_mail,
        frozenset({".eml", ".mht", ".mhtml"}),
        confined_from=16_384,  # the shorter ones of a mailbox are read before they are sent
    ),
    Format(
        "JSON",
        "tui.ingest.json_records",
        _is_json,
        frozenset({".json", ".jsonl", ".ndjson"}),
    ),
    Format(
        "agency XML",
        "tui.ingest.agency_xml",
        _is_agency_xml,
        frozenset({".xml", ".nitf", ".newsml"}),
        extra="wire",
        confined_from=0,
    ),
    Format(
        "feed",
        "tui.ingest.feed",
        _is_feed,
        frozenset({".rss", ".atom", ".rdf", ".xml"}),
        extra="feeds",
        confined_from=0,  # a thousand stories take feedparser more than half a second
    ),
    Format("list of feeds", "tui.ingest.opml", _is_opml, extra="feeds"),
    Format(
        "web page",
        "tui.ingest.web_page",
        _is_page,
        frozenset({".html", ".htm", ".xhtml", ".shtml"}),
        confined_from=0,
    ),
    Format("XML", "tui.ingest.foreign_xml", _is_xml),
    Format("CSV", "tui.ingest.spreadsheet", _is_table, frozenset({".csv", ".tsv", ".tab"})),
    Format(
        "Markdown", "tui.ingest.markdown", _is_markdown, frozenset({".md", ".markdown", ".mdown"})
    ),
    TEXT,
)

_SUFFIXES = {one: kind for kind in reversed(FORMATS) for one in kind.suffixes}


def is_delivered(path: str) -> bool:
    """Whether a file is a mail in a Maildir, whose names have no suffix, and neither a
    draft nor in the bin."""
    return _DELIVERED.search(path) is not None and _DISCARDED.search(path) is None


def is_mailbox(name: str) -> bool:
    """Whether a hidden folder of a Maildir is one of its mailboxes (Maildir++), and none of
    drafts, of spam or of what was thrown away."""
    return name.startswith(".") and name.lower() not in _UNREAD_MAILBOXES


def is_wanted(name: str) -> bool:
    """Whether a file in a folder or in an archive is looked at, by its name; a file named
    by the reader always is. Hidden files are not, nor what a Mac adds to archives."""
    parts = [part for part in name.split("/") if part not in (".", "..")]
    if is_delivered(name) and len(parts) > 2 and is_mailbox(parts[-3]):
        del parts[-3]
    if not parts or any(part.startswith(".") or part == "__MACOSX" for part in parts):
        return False
    base, ending = splitext(parts[-1].lower())
    kind = _SUFFIXES.get(ending)
    if kind is not None and kind.packs and ending.startswith((".gz", ".bz2", ".xz", ".zst")):
        return splitext(base)[1] in _SUFFIXES
    return kind is not None or is_delivered(name)


def format_of(document: Document) -> Format:
    """The format of a document that is not empty."""
    return next(one for one in FORMATS if one.recognises(document))
