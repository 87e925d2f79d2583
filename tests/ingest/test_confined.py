"""A reader that hangs, crashes or eats all memory costs one document, not the program."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tui.article import Article, Failure
from tui.ingest.confined import worker
from tui.ingest.documents.document import Document
from tui.ingest.formats import format_table as formats
from tui.ingest.formats.format_table import Format
from tui.ingest.read import read_document

READER = """
import ctypes, os
from tui.article import Failure
from tui.ingest.documents.document import Unreadable
from tui.ingest.documents.draft import Draft

def read(document):
    told = document.whole(1000, "a test").decode()
    print("a library that prints")
    if told == "hang":
        while True: pass
    if told == "crash":
        os.abort()
    if told == "eat":
        yield Draft(body="x" * 3_000_000_000)
    if told == "refuse":
        raise Unreadable("is no such thing")
    if told == "raise":
        raise RuntimeError("boom")
    if told == "lack":
        import no_such_module
    yield None
    yield Failure("part", "is odd")
    yield Draft(headline=told, byline=("Nora",), given=(("Kabul", "LOC"),), member="7")
    yield document.inside(__import__("io").BytesIO(b"Inner headline\\n\\nInner body."), "inner.txt")
    if told == "half":
        yield Failure("other part", "is odd too")
        raise Unreadable("is cut off")
"""


@pytest.fixture
def confined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A format whose reader does as its document says, always in the worker."""
    (tmp_path / "obeying.py").write_text(READER, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    obeying = Format(
        "test", "obeying", lambda document: document.depth == 0, extra="some", confined_from=0
    )
    monkeypatch.setattr(formats, "FORMATS", (obeying, *formats.FORMATS))


def steps(told: str) -> list[Article | Failure]:
    document = Document(io.BytesIO(told.encode()), "a.test", mtime=0.0)
    return [step for step in read_document(document) if step is not None]


@pytest.mark.usefixtures("confined")
def test_what_is_found_comes_back_whole() -> None:
    failure, story, inner = steps("Lorries cross")
    assert str(failure) == "part: is odd"
    assert isinstance(story, Article)
    assert (story.headline, story.byline, story.location) == (
        "Lorries cross",
        ("Nora",),
        "a.test!7",
    )
    assert story.given == (("Kabul", "LOC"),)
    assert isinstance(inner, Article)
    assert (inner.headline, inner.location) == ("Inner headline", "a.test!inner.txt")


@pytest.mark.usefixtures("confined")
@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("hang", "takes too long to read; it was given up"),
        ("crash", "was too much for its reader, which crashed"),
        ("refuse", "is no such thing"),
        ("raise", "cannot be read (boom)"),
        ("lack", "needs newstui[some]: pip install 'newstui[some]'"),
    ],
)
def test_trouble_is_told(told: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "SECONDS", 0.5)
    assert [str(step) for step in steps(told)] == [f"a.test: {reason}"]


@pytest.mark.usefixtures("confined")
def test_what_was_found_before_the_trouble_is_kept() -> None:
    _, _, inner, other, trouble = steps("half")
    assert isinstance(inner, Article)
    assert inner.headline == "Inner headline"
    assert [str(other), str(trouble)] == ["other part: is odd too", "a.test: is cut off"]


@pytest.mark.usefixtures("confined")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits memory only on Linux")
def test_memory_is_limited() -> None:
    assert [str(step) for step in steps("eat")] == ["a.test: takes too much memory to read"]


@pytest.mark.usefixtures("confined")
def test_after_a_hanging_document_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.ingest.confined.cell import Cell

    monkeypatch.setattr(worker, "SECONDS", 0.5)
    cell = Cell()
    found: list[str] = []
    for told in ("one", "hang", "two"):
        document = Document(io.BytesIO(told.encode()), "a.test", mtime=0.0)
        found += [s.headline for s in read_document(document, cell) if isinstance(s, Article)]
    cell.close()
    assert [headline for headline in found if headline != "Inner headline"] == ["one", "two"]
