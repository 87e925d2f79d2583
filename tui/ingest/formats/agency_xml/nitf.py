"""NITF: an element for each part of a story, and for each name in it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tui.article import EntityType
from tui.ingest.documents.draft import Draft
from tui.ingest.formats.agency_xml.xml_tree import first, line_of, paragraphs

_NAMES: dict[str, EntityType] = {
    "person": "PER", "org": "ORG", "location": "LOC", "event": "MISC", "object.title": "MISC",
}  # fmt: skip
MAX_NAMES = 200


def nitf_draft(root: Element) -> Draft:
    """The story in an ``nitf`` element. Its body is empty where there is no text."""
    body = root.find("body")
    story = body if body is not None else root
    content = story.find("body.content")
    texts = list(paragraphs(content)) if content is not None else []
    texts += [text for end in story.iterfind("body.end/tagline") for text in paragraphs(end)]
    return Draft(
        headline=first(story, "body.head/hedline/hl1", "body.head/hedline")
        or first(root, "head/title"),
        summary=first(story, "body.head/abstract", "body.head/hedline/hl2"),
        section=_attribute(root, "head/tobject/tobject.subject", "tobject.subject.type")
        or _attribute(root, "head/pubdata", "position.section"),
        byline=tuple(filter(None, map(line_of, story.iterfind("body.head/byline")))),
        dateline=first(story, "body.head/dateline"),
        body="\n\n".join(texts),
        notes=tuple(
            filter(None, (one.get("info", "") for one in root.iterfind("head/docdata/ed-msg")))
        ),
        published=_attribute(root, "head/docdata/date.issue", "norm")
        or _attribute(root, "head/docdata/date.release", "norm")
        or _attribute(root, "head/pubdata", "date.publication"),
        source=first(story, "body.head/distributor", "body.head/rights/rights.owner")
        or _attribute(root, "head/docdata/doc.copyright", "holder")
        or _attribute(root, "head/docdata/doc-id", "regsrc"),
        language=root.get("lang", ""),
        given=tuple(dict.fromkeys(_given(root))),
    )


def _attribute(root: Element, path: str, name: str) -> str:
    return next((told for one in root.iterfind(path) if (told := one.get(name))), "")


def _given(root: Element) -> Iterator[tuple[str, EntityType]]:
    """The names that are marked, in the text or above it."""
    count = 0
    for element in root.iter():
        kind = _NAMES.get(element.tag)
        name = (element.get("value") or line_of(element)) if kind is not None else ""
        if kind == "LOC":  # which may say in which country it is
            name = first(element, "city", "sublocation", "country") or name
        if kind is not None and name:
            yield name, kind
            count += 1
            if count == MAX_NAMES:
                return
