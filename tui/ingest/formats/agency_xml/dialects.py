"""What agencies send as XML: NITF, NewsML 1 and NewsML-G2."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tui.ingest.documents.document import Document, Unreadable
from tui.ingest.documents.draft import Draft
from tui.ingest.formats.agency_xml import newsml_1, newsml_g2
from tui.ingest.formats.agency_xml.nitf import nitf_draft
from tui.ingest.formats.agency_xml.xml_tree import tree_of

MAX_BYTES = 20_000_000


def read(document: Document) -> Iterator[Draft | None]:
    """The stories in a document. Raises `Unreadable`, also where it tells none: then with
    what it is."""
    root = tree_of(document.whole(MAX_BYTES, "a news document"))
    stories = 0
    others: dict[str, None] = {}
    for number, found in enumerate(_found(root), 1):
        if isinstance(found, str):
            others[found] = None
            yield None
        else:
            stories += 1
            found.member = str(number) if root.tag in ("NewsML", "newsMessage") else ""
            yield found
    if not stories:
        told = " and ".join(list(others)[:3]) or f"XML of another kind (<{root.tag[:40]}>)"
        raise Unreadable(f"has no text: it is {told}")


def _found(root: Element) -> Iterator[Draft | str]:
    if root.tag == "nitf":
        draft = nitf_draft(root)
        yield draft if draft.body else "an NITF document without a body"
    elif root.tag == "NewsML":
        yield from map(newsml_1.item_draft, newsml_1.items(root))
    else:
        yield from map(newsml_g2.item_draft, newsml_g2.items(root))
