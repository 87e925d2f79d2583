"""NewsML-G2: items of news, alone or many in a message. Concepts, events and plans for
coverage are written in it too, and most pictures: those tell no story."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import Element

from tui.article import EntityType
from tui.ingest.documents.draft import Draft
from tui.ingest.formats.agency_xml.nitf import nitf_draft
from tui.ingest.formats.agency_xml.xml_tree import first, line_of, paragraphs
from tui.ingest.text.markup import plain_text

ITEMS = {
    "newsItem": "an item without content",
    "packageItem": "a package of links to stories",
    "conceptItem": "the description of a concept",
    "knowledgeItem": "a list of concepts",
    "planningItem": "a plan for coverage",
    "catalogItem": "a catalogue",
}
"""The elements that are items, and what they are where they tell no story."""

_NAMES: dict[str, EntityType] = {
    "person": "PER", "organisation": "ORG", "organization": "ORG", "geoarea": "LOC",
    "place": "LOC", "poi": "LOC", "event": "MISC",
}  # fmt: skip
MAX_NAMES = 200


def items(root: Element) -> Iterator[Element]:
    """The items in a document."""
    return (element for element in root.iter() if element.tag in ITEMS)


def item_draft(item: Element) -> Draft | str:
    """The story an item tells, or in words what it is instead."""
    if item.tag != "newsItem":
        return ITEMS[item.tag]
    meta, content = item.find("itemMeta"), item.find("contentMeta")
    meta = Element("itemMeta") if meta is None else meta
    content = Element("contentMeta") if content is None else content
    kind = _code(_get(meta, "itemClass", "qcode"))
    story = _story(item)
    headline = first(content, "headline[@role='hlrole:main']", "headline") or story.headline
    summary = _summary(content)
    if not story.body and kind in ("", "text") and headline and summary:
        story.body = summary
    if not story.body:
        return f"an item of class {kind}" if kind not in ("", "text") else ITEMS[item.tag]
    return Draft(
        headline=headline or first(meta, "title"),
        summary=summary or story.summary,
        section=_section(content) or story.section,
        byline=tuple(filter(None, map(line_of, content.iterfind("by"))))
        or story.byline
        or tuple(filter(None, (first(one, "name") for one in content.iterfind("creator")))),
        dateline=first(content, "dateline") or story.dateline or first(content, "located/name"),
        body=story.body,
        notes=tuple(_notes(item, meta)) + story.notes,
        published=first(meta, "versionCreated", "firstCreated")
        or first(content, "contentCreated")
        or story.published,
        url=item.get("guid", "") if item.get("guid", "").startswith("http") else "",
        source=_source(item, meta, content) or story.source,
        language=_get(content, "language", "tag") or item.get("lang", "") or story.language,
        given=tuple(islice(dict.fromkeys((*_given(item, content), *story.given)), MAX_NAMES)),
    )


def _story(item: Element) -> Draft:
    """The text of an item: the first rendition that has any."""
    for content in item.iterfind("contentSet/*"):
        if content.tag == "inlineXML":
            nitf = next(content.iter("nitf"), None)
            if nitf is not None:
                draft = nitf_draft(nitf)
            elif next(content.iter("p"), None) is not None:
                body = next(content.iter("body"), content)
                draft = Draft(body="\n\n".join(paragraphs(body)))
            else:
                continue
        elif content.tag == "inlineData" and not content.get("encoding"):
            text = "".join(content.itertext())
            markup = "html" in content.get("contenttype", "")
            draft = Draft(body=plain_text(text) if markup else text.strip())
        else:
            continue
        if draft.body:
            return draft
    return Draft()


def _summary(content: Element) -> str:
    found = list(content.iterfind("description"))
    found.sort(key=lambda one: _code(one.get("role", "")) not in ("summary", "abstract"))
    return next(filter(None, map(line_of, found)), "")


def _section(content: Element) -> str:
    """The first subject that is a topic."""
    for subject in content.iterfind("subject"):
        if _NAMES.get(_code(subject.get("type", ""))) is None and (name := first(subject, "name")):
            return name
    return ""


def _source(item: Element, meta: Element, content: Element) -> str:
    for provider in (*meta.iterfind("provider"), *content.iterfind("infoSource")):
        told = first(provider, "name") or provider.get("literal") or ""
        if told or (told := provider.get("qcode", "").rpartition(":")[2]):
            return told
    return first(item, "rightsInfo/copyrightHolder/name")


def _notes(item: Element, meta: Element) -> Iterator[str]:
    yield from filter(None, map(line_of, meta.iterfind("edNote")))
    if until := first(meta, "embargoed"):
        yield f"Embargoed until {until}"
    yield from filter(None, map(line_of, item.iterfind("rightsInfo/usageTerms")))


def _given(item: Element, content: Element) -> Iterator[tuple[str, EntityType]]:
    """The people, organisations and places that an item is about. What a subject is and is
    called may be said once for all, in an assertion about its code."""
    asserted = {_identity(one): one for one in item.iterfind("assert")}
    for subject in content.iterfind("subject"):
        about = asserted.get(_identity(subject), subject)
        kind = (
            _NAMES.get(_code(subject.get("type", "")))
            or _NAMES.get(_code(_type(about)))
            or next((kind for name, kind in _NAMES.items() if _details(about, name)), None)
        )
        name = first(subject, "name") or first(about, "name")
        if kind is not None and name:
            yield name, kind


def _type(about: Element) -> str:
    """What an assertion says its concept is; a code, may be empty."""
    return about.get("type") or _get(about, "type", "qcode")


def _details(about: Element, name: str) -> bool:
    return any(child.tag.lower() == f"{name}details" for child in about)


def _identity(element: Element) -> str:
    return element.get("qcode") or element.get("uri") or element.get("literal") or ""


def _get(element: Element, path: str, name: str) -> str:
    return next((told for one in element.iterfind(path) if (told := one.get(name))), "")


def _code(told: str) -> str:
    """What stands after the scheme of a code: ``text`` of ``ninat:text``."""
    return told.rpartition(":")[2].lower()
