"""NewsML 1: components in components, each with lines about it, the text innermost."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tui.ingest.documents.draft import Draft
from tui.ingest.formats.agency_xml.nitf import nitf_draft
from tui.ingest.formats.agency_xml.xml_tree import first, line_of, paragraphs


def items(root: Element) -> Iterator[Element]:
    """The items in a document."""
    return root.iter("NewsItem")


def item_draft(item: Element) -> Draft | str:
    """The story an item tells, or in words what it is instead."""
    story = _story(item)
    if not story.body:
        kinds = {one.get("FormalName", "").lower() for one in item.iter("MediaType")}
        told = ", ".join(sorted(kinds - {"", "text"}))
        return f"an item of class {told}" if told else "an item without content"
    return Draft(
        headline=first(item, ".//NewsLines/HeadLine") or story.headline,
        summary=first(item, ".//NewsLines/SubHeadLine") or story.summary,
        section=story.section or _name(item, ".//SubjectCode/Subject"),
        byline=tuple(filter(None, map(line_of, item.iterfind(".//NewsLines/ByLine"))))
        or story.byline,
        dateline=first(item, ".//NewsLines/DateLine") or story.dateline,
        body=story.body,
        notes=tuple(
            filter(None, map(line_of, item.iterfind("NewsManagement/Instruction/Comment")))
        )
        + story.notes,
        published=first(
            item, "NewsManagement/ThisRevisionCreated", "NewsManagement/FirstCreated",
            "Identification/NewsIdentifier/DateId",
        ),
        source=_name(item, ".//AdministrativeMetadata/Provider/Party")
        or _name(item, ".//AdministrativeMetadata/Source/Party")
        or first(item, "Identification/NewsIdentifier/ProviderId")
        or story.source,
        language=_name(item, ".//DescriptiveMetadata/Language") or story.language,
        given=story.given,
    )  # fmt: skip


def _story(item: Element) -> Draft:
    """The first content that has text."""
    for content in item.iter("DataContent"):
        nitf = next(content.iter("nitf"), None)
        if nitf is not None:
            draft = nitf_draft(nitf)
        elif len(content):
            draft = Draft(body="\n\n".join(paragraphs(next(content.iter("body"), content))))
        else:
            draft = Draft(body=(content.text or "").strip())
        if draft.body:
            return draft
    return Draft()


def _name(item: Element, path: str) -> str:
    return next((told for one in item.iterfind(path) if (told := one.get("FormalName"))), "")
