"""The table of formats: how each is recognised, which module reads it, what it needs.

A document is recognised by its content; its suffix or MIME type is a hint that only
decides where the content does not. The first entry that fits reads the document, so what
is certain stands above what is likely, and plain text, which anything may be, is last.
Nothing that looks like markup makes a document HTML: half of all wire copy has <TICKERS>.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from os.path import splitext
from typing import NamedTuple, TypeAlias

from tui.article import Failure
from tui.ingest.documents.document import Document
from tui.ingest.documents.draft import Draft
from tui.ingest.formats import signs
from tui.ingest.formats.maildir import is_delivered, is_mailbox

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
    `tui.ingest.confined.cell`); None: never."""

    def reader(self) -> Callable[[Document], Iterator[Found]]:
        """Its ``read``. Raises ModuleNotFoundError where the extra is missing."""
        read: Callable[[Document], Iterator[Found]] = import_module(self.module).read
        return read


TEXT = Format(
    "plain text",
    "tui.ingest.formats.plain",
    lambda document: True,
    frozenset({"", ".txt", ".text", ".wire", ".asc", ".article", ".story", ".news"}),
)

FORMATS: tuple[Format, ...] = (
    Format(
        "packed file",
        "tui.ingest.formats.archives.compressed",
        signs.is_packed,
        frozenset({".gz", ".bz2", ".xz", ".tgz", ".tbz", ".tbz2", ".txz"}),
        packs=True,
    ),
    Format(
        "zstd file",
        "tui.ingest.formats.archives.zstandard",
        signs.is_zstandard,
        frozenset({".zst"}),
        extra="zstd",
        packs=True,
    ),
    Format(
        "zip archive", "tui.ingest.formats.archives.zip_archive", signs.is_zip, frozenset({".zip"})
    ),
    Format(
        "tape archive", "tui.ingest.formats.archives.tar_archive", signs.is_tar, frozenset({".tar"})
    ),
    Format("JSON Feed", "tui.ingest.formats.records.json_feed", signs.is_json_feed),
    Format(
        "web archive",
        "tui.ingest.formats.archives.web_archive",
        signs.is_web_archive,
        frozenset({".warc", ".wet"}),
        extra="warc",
    ),
    Format(
        "text wire", "tui.ingest.formats.teletype", signs.is_teletype, frozenset({".anpa", ".iptc"})
    ),
    Format(
        "mailbox", "tui.ingest.formats.mail.mbox", signs.is_mailbox, frozenset({".mbox", ".mbx"})
    ),
    Format(
        "mail",
        "tui.ingest.formats.mail.mail",
        signs.is_mail,
        frozenset({".eml", ".mht", ".mhtml"}),
        confined_from=16_384,  # the shorter ones of a mailbox are read before they are sent
    ),
    Format(
        "JSON",
        "tui.ingest.formats.records.json_records",
        signs.is_json,
        frozenset({".json", ".jsonl", ".ndjson"}),
    ),
    Format(
        "agency XML",
        "tui.ingest.formats.agency_xml.dialects",
        signs.is_agency_xml,
        frozenset({".xml", ".nitf", ".newsml"}),
        extra="wire",
        confined_from=0,
    ),
    Format(
        "feed",
        "tui.ingest.formats.feed",
        signs.is_feed,
        frozenset({".rss", ".atom", ".rdf", ".xml"}),
        extra="feeds",
        confined_from=0,  # a thousand stories take feedparser more than half a second
    ),
    Format("list of feeds", "tui.ingest.formats.opml", signs.is_opml, extra="feeds"),
    Format(
        "web page",
        "tui.ingest.formats.pages.web_page",
        signs.is_page,
        frozenset({".html", ".htm", ".xhtml", ".shtml"}),
        confined_from=0,
    ),
    Format("XML", "tui.ingest.formats.foreign_xml", signs.is_xml),
    Format(
        "CSV",
        "tui.ingest.formats.records.spreadsheet",
        signs.is_table,
        frozenset({".csv", ".tsv", ".tab"}),
    ),
    Format(
        "Markdown",
        "tui.ingest.formats.markdown",
        signs.is_markdown,
        frozenset({".md", ".markdown", ".mdown"}),
    ),
    TEXT,
)

_SUFFIXES = {one: kind for kind in reversed(FORMATS) for one in kind.suffixes}


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
