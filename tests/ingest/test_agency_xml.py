"""NITF, NewsML 1 and NewsML-G2 open as their stories; what tells none says what it is."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tui.article import Article, Failure
from tui.ingest.confined.cell import Cell
from tui.ingest.documents.document import Document
from tui.ingest.read import read_document

pytest.importorskip("defusedxml")

AGENCY = Path(__file__).parent / "agency"


def steps(data: bytes, cell: Cell, name: str = "a.xml") -> list[Article | Failure]:
    document = Document(io.BytesIO(data), name, mtime=86_400.0)
    return [step for step in read_document(document, cell) if step is not None]


def article(name: str, cell: Cell) -> Article:
    (story,) = steps((AGENCY / name).read_bytes(), cell, name)
    assert isinstance(story, Article), str(story)
    return story


@pytest.mark.parametrize("name", ["nitf.xml", "g2.xml", "newsml1.xml"])
def test_the_same_story_in_three_formats(name: str, cell: Cell) -> None:
    story = article(name, cell)
    assert story.headline == "Harbour of Port Ansel reopens"
    assert story.byline == ("Nora Byte",)
    assert str(story.published) == "2025-05-29 12:03:00+00:00"
    assert story.dateline is not None
    assert story.dateline.places[0].title() == "Port Ansel"
    assert story.language == "en"
    assert "Thursday" in story.paragraphs[0]
    assert "quay" not in story.text
    assert "Never shown" not in story.text


def test_nitf_tells_section_source_notes_and_names(cell: Cell) -> None:
    story = article("nitf.xml", cell)
    assert (story.section, story.source) == ("Transport", "Meridian News Agency")
    assert story.summary == "First ships after nine days"
    assert story.parts("note") == ("Updates with pilots",)
    assert story.given == (
        ("Nora Byte", "PER"), ("PORT ANSEL", "LOC"), ("Mara Quill", "PER"),
        ("Port Authority", "ORG"),
    )  # fmt: skip
    assert story.paragraphs == (
        "The harbour opened on Thursday, said Mara Quill of the Port Authority.",
        "Fuel first",
        "Tankers are let in [before all others] & grain follows.",
    )
    assert story.parts("footer") == ("(Editing by Ali Test)",)


def test_g2_tells_section_source_notes_and_names(cell: Cell) -> None:
    story = article("g2.xml", cell)
    assert (story.section, story.source, story.member) == ("transport", "MNA", "2")
    assert story.summary == "First ships after nine days"
    assert story.given == (
        ("Mara Quill", "PER"), ("Port Authority", "ORG"), ("Port Ansel", "LOC"),
    )  # fmt: skip
    assert story.parts("note") == (
        "Adds pilots", "Embargoed until 2025-05-29T16:00:00+02:00", "Not for use in the valley",
    )  # fmt: skip
    assert story.paragraphs == ("The harbour opened on Thursday.", "Tankers", "come first.")


def test_newsml_1_tells_its_provider(cell: Cell) -> None:
    story = article("newsml1.xml", cell)
    assert (story.source, story.member) == ("Meridian", "1")
    assert story.paragraphs == ("The harbour opened on Thursday.", "Tankers come first.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<newsItem><itemMeta><itemClass qcode='ninat:picture'/></itemMeta></newsItem>",
         "has no text: it is an item of class picture"),
        ("<newsMessage><i>" + "<packageItem/>" * 3 + "<planningItem/></i></newsMessage>",
         "has no text: it is a package of links to stories and a plan for coverage"),
        ("<packageItem/>", "has no text: it is a package of links to stories"),
        ("<n:conceptItem xmlns:n='x'/>", "has no text: it is the description of a concept"),
        ("<nitf><body/></nitf>", "has no text: it is an NITF document without a body"),
        ("<NewsML></NewsML>", "has no text: it is XML of another kind (<NewsML>)"),
        ("<?xml version='1.0'?><urlset><url/></urlset>",
         "is XML, but of no kind that news comes in (<urlset>)"),
        ("<nitf><body>", "is broken XML (no element found: line 1, column 12)"),
    ],
)  # fmt: skip
def test_what_tells_no_story_says_what_it_is(cell: Cell, data: str, reason: str) -> None:
    assert [str(step) for step in steps(data.encode(), cell)] == [f"a.xml: {reason}"]


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!ENTITY l0 "ha">{LAUGHS}',
        f'<!ENTITY l9 "{"ha" * 1_000}">',
        '<!ENTITY l9 SYSTEM "file:///etc/passwd">',
        '<!ENTITY % l SYSTEM "http://127.0.0.1:9/x">%l;<!ENTITY l9 "x">',
    ],
)
def test_entities_are_neither_expanded_nor_fetched(cell: Cell, declared: str) -> None:
    data = f"<!DOCTYPE nitf [{declared}]><nitf><body><body.content><p>&l9;{'&l9;' * 1000}</p>"
    (failure,) = steps(f"{data}</body.content></body></nitf>".encode(), cell)
    assert str(failure) == "a.xml: defines entities, which news has no use for"


@pytest.mark.parametrize(
    "inner",
    ["<x>" * 200_000 + "Deep words." + "</x>" * 200_000, "<p>Words.</p>" * 5_000],
    ids=["deep", "wide"],
)
def test_any_shape_ends(cell: Cell, inner: str) -> None:
    data = f"<nitf><body><body.content>{inner}</body.content></body></nitf>"
    (story,) = steps(data.encode(), cell)
    assert isinstance(story, (Article, Failure))


def test_nothing_in_a_document_reaches_the_terminal(cell: Cell) -> None:
    data = "<nitf><body><body.head><hedline><hl1>Har&#x202e;bour &#x9b;31m opens</hl1></hedline>"
    data += "</body.head><body.content><p>[@click=app.quit]x[/] &#x85; &#127;words</p>"
    (story,) = steps(f"{data}</body.content></body></nitf>".encode(), cell)
    assert isinstance(story, Article)
    assert not {"\x1b", "\x9b", "\x7f", "\u202e"} & set(story.text)
    assert "[@click=app.quit]x[/]" in story.text


@pytest.mark.usefixtures("unconfined")
def test_without_the_extra_it_says_which(cell: Cell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("dialects", "newsml_1", "newsml_g2", "nitf", "xml_tree"):
        monkeypatch.delitem(sys.modules, f"tui.ingest.formats.agency_xml.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "defusedxml.common", None)
    assert [str(step) for step in steps(b"<nitf><body/></nitf>", cell)] == [
        "a.xml: needs newstui[wire]: pip install 'newstui[wire]'"
    ]


def test_too_large(cell: Cell) -> None:
    data = b"<nitf>" + b" " * 20_000_000
    assert "more than the 20 MB" in str(steps(data, cell)[0])
