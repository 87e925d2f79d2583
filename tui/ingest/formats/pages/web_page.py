"""A page of the web: the story in it, without what surrounds it.

What a page declares is read here; its story is found by trafilatura, if that is installed,
else in the elements that pages have for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.ingest.documents.document import Document, Unreadable
from tui.ingest.documents.draft import Draft
from tui.ingest.formats.pages.page_facts import facts_of
from tui.ingest.formats.pages.page_scan import scan_page
from tui.ingest.formats.plain import notices
from tui.ingest.text.decode import decode
from tui.ingest.text.markup import plain_text

MAX_BYTES = 5_000_000
MAX_DEPTH = 512
"""Elements in elements that trafilatura is given, and MAX_BLOCKS of text."""
MAX_BLOCKS = 20_000
OPENING = 4_000
"""Characters in which it is noted where a page was saved from."""

PLAINLY = "Read without newstui[html], which tells a story better from what surrounds it."
TOO_MUCH = "Read plainly: its markup is nested too deeply or in too many pieces."


def read(document: Document) -> Iterator[Draft]:
    """The story. Raises `Unreadable`."""
    decoded = decode(document.whole(MAX_BYTES, "a page"))
    scan = scan_page(decoded.text)
    draft = facts_of(scan, decoded.text[:OPENING])
    draft.notices = notices(decoded)
    extract = _extractor()
    body = ""
    if extract is None:
        draft.notices.append(PLAINLY)
    elif scan.deepest > MAX_DEPTH or len(scan.blocks) > MAX_BLOCKS:
        draft.notices.append(TOO_MUCH)
    else:
        body = extract(decoded.text)
    draft.body = body or draft.body or scan.story() or plain_text(decoded.text)
    if not draft.body:
        raise Unreadable("is a page without text")
    yield draft


def _extractor() -> Callable[[str], str] | None:
    try:
        from trafilatura import bare_extraction
    except ImportError:  # also where a library that it needs is not there
        return None

    def extract(markup: str) -> str:
        # Precision: a paragraph less is better than the teasers of ten other stories.
        found = bare_extraction(markup, fast=True, favor_precision=True, include_comments=False)
        text = getattr(found, "text", None) or ""
        lines = [line for line in text.split("\n") if line]
        if 2 * sum(len(line) for line in lines if line.startswith("|")) > len(text):
            return ""  # not a table: a page laid out in one
        return "\n\n".join(lines)

    return extract
