"""What holds for every format in the table, those to come included."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.samples import COPY, SAMPLES
from tui.article import Article, Failure
from tui.ingest.confined.cell import Cell
from tui.ingest.documents.document import Document
from tui.ingest.formats import format_table as formats
from tui.ingest.formats.format_table import FORMATS, TEXT, Format, format_of, is_wanted
from tui.ingest.read import read_bytes, read_document
from tui.ingest.text.paintable import UNPAINTABLE

MANY = 20_000
"""Steps that no small document may take."""
EACH = pytest.mark.parametrize("kind", FORMATS, ids=[kind.name for kind in FORMATS])
SAMPLE = pytest.mark.parametrize(
    ("name", "data"), [(name, data) for name, several in SAMPLES.items() for data in several]
)


CELL = Cell()
"""One for all documents: to start a process for each takes longer than to read it."""


def document(data: bytes, name: str = "document") -> Document:
    return Document(io.BytesIO(data), name, mtime=0.0, size=len(data))


@contextmanager
def everything_is(kind: Format) -> Iterator[None]:
    """Whatever a document looks like, it is read as one format, in this process."""
    own = kind._replace(confined_from=None)

    def choose(found: Document) -> Format:
        return own if found.depth == 0 else format_of(found)

    with mock.patch("tui.ingest.read.format_of", choose):
        yield


def check(data: bytes) -> None:
    """Reading raises nothing, ends, and lets nothing through to the terminal."""
    for count, step in enumerate(read_document(document(data), CELL)):
        assert count < MANY
        if isinstance(step, Failure):
            assert UNPAINTABLE.search(str(step)) is None
        elif isinstance(step, Article):
            texts = [
                step.text.replace("\n", ""), step.headline, step.section, step.summary,
                step.language, step.url or "", step.source, step.member, *step.byline,
                *step.notices, *(name for name, _ in step.given),
                (step.original or "").replace("\n", "").replace("\t", ""),
            ]  # fmt: skip
            if step.dateline is not None:
                texts += [*step.dateline.places, step.dateline.date or ""]
            assert not [text for text in texts if UNPAINTABLE.search(text)]
            assert step.headline
            end = 0
            for _, start, stop in step.blocks:
                assert end <= start <= stop
                assert not step.text[end:start].strip()
                end = stop
            assert not step.text[end:].strip()


@EACH
def test_every_format_has_a_sample(kind: Format) -> None:
    assert SAMPLES[kind.name]


@SAMPLE
@pytest.mark.parametrize("ending", ["", ".txt", ".json", ".csv"])
def test_content_tells_the_format_whatever_the_ending(name: str, data: bytes, ending: str) -> None:
    if ending == ".csv" and name in ("plain text", "Markdown", "CSV"):
        pytest.skip("text that is called a table is taken for one")
    if ending == ".json" and name == "JSON":
        pytest.skip("is one")
    assert format_of(document(data, f"document{ending}")).name == name


@SAMPLE
def test_every_sample_opens(name: str, data: bytes) -> None:
    kind = next(kind for kind in FORMATS if kind.name == name)
    steps = [step for step in read_document(document(data)) if step is not None]
    assert steps
    for step in steps:
        needs = kind.extra is not None and f"needs newstui[{kind.extra}]" in str(step)
        if kind.name == "list of feeds":
            assert "is a list of feeds" in str(step) or needs
        elif kind.name == "XML":
            assert "is XML, but of no kind that news comes in" in str(step)
        else:
            assert needs or isinstance(step, Article), str(step)


@pytest.mark.parametrize(
    "copy",
    [
        COPY,
        b"<TCB> RAISES STAKE\n\nKABUL, May 29 - <TCB> rose & fell <b>twice</b>.\n",
        b"<html> is a tag\n\nKABUL, May 29 - So said <Corp> on Monday.\n",
        b"[nL4N1FL0N0] Lorries\n\nKABUL, May 29 - They crossed.\n",
        b"{sic} Lorries\n\nKABUL, May 29 - They crossed.\n",
        b"From our own correspondent\n\nKABUL, May 29 - They crossed.\n",
        b"Title, text and date\n\nKABUL, May 29 - They crossed.\n",
        b"--- \nLorries\n\nKABUL, May 29 - They crossed.\n",
    ],
)
def test_wire_copy_is_plain_text_whatever_it_looks_like(copy: bytes) -> None:
    assert format_of(document(copy, "story.txt")) is TEXT


@EACH
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.one_of(st.binary(max_size=600), st.text(max_size=300).map(str.encode)))
def test_arbitrary_bytes_hurt_no_reader(kind: Format, data: bytes) -> None:
    with everything_is(kind):
        check(data)


@EACH
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(draw=st.data())
def test_damaged_documents_hurt_no_reader(kind: Format, draw: st.DataObject) -> None:
    data = bytearray(draw.draw(st.sampled_from(SAMPLES[kind.name])))
    for _ in range(draw.draw(st.integers(1, 4))):
        at = draw.draw(st.integers(0, max(0, len(data) - 1)))
        match draw.draw(st.sampled_from(["cut", "flip", "insert", "repeat"])):
            case "cut":
                del data[at : at + draw.draw(st.integers(1, 40))]
            case "flip":
                data[at : at + 1] = draw.draw(st.binary(min_size=1, max_size=1))
            case "insert":
                hostile = st.sampled_from([b"\x1b]0;x\x07", b"\0", b"\xe2\x80\xae", b"[/]", b'"'])
                data[at:at] = draw.draw(st.one_of(hostile, st.binary(max_size=9)))
            case _:
                data[at:at] = data[at : at + 60] * draw.draw(st.integers(1, 20))
    check(bytes(data))
    with everything_is(kind):
        check(bytes(data))


def test_names_that_are_looked_at_in_folders() -> None:
    wanted = ["a.txt", "a", "a.JSON", "a/b.csv", "a.tar.gz", "a.tgz", "a.jsonl.zst", "a.gz"]
    left = ["a.jpg", "a.py", ".a.txt", "a/.git/b.txt", "__MACOSX/a.txt", "a.css.gz", "a.pdf"]
    assert [name for name in wanted if not is_wanted(name)] == []
    assert [name for name in left if is_wanted(name)] == []


@pytest.mark.parametrize("code", [
    "from tui.ingest.intake import Intake; Intake(['seeds'])",
    "from tui.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass",
])  # fmt: skip
def test_no_reader_is_imported_at_the_start(code: str) -> None:
    code += "\nimport sys, json; print('\\n' + json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    readers = {kind.module for kind in FORMATS}
    heavy = {"email", "tarfile", "zipfile", "csv", "gzip", "html.parser", "xml"}
    heavy |= {"defusedxml", "feedparser", "lxml", "trafilatura", "warcio"}
    assert not loaded & (readers | heavy | {"tui.ingest.formats.format_table"})


def test_plain_copy_loads_no_other_reader() -> None:
    code = "from tui.ingest.intake import Intake\nfor _ in Intake(['seeds']): pass"
    code += "\nimport sys, json; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert not loaded & {kind.module for kind in FORMATS if kind is not TEXT}


def test_the_table_is_in_order() -> None:
    assert formats.FORMATS[-1] is TEXT
    assert len({kind.name for kind in FORMATS}) == len(FORMATS)
    assert [type(step) for step in read_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99), name="a.json")] == [
        Failure
    ]
