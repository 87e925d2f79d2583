"""Dumps are decoded as they come, and no letter is lost by where their first bytes end."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import Article
from tui.ingest.documents.document import HEAD, Document
from tui.ingest.formats.text_stream import text_stream
from tui.ingest.read import read_bytes


def text_of(data: bytes) -> str:
    return text_stream(Document(io.BytesIO(data), "dump"), newline="").read()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("name", ["dump.jsonl", "dump.csv"])
def test_the_first_accent_of_a_dump_may_come_late(name: str, encoding: str) -> None:
    plain = "x" * 100
    lines = {
        "dump.jsonl": [f'{{"title": "{plain}"}}'] * 1000 + ['{"title": "Café “Rhône”"}'],
        "dump.csv": ["title,text"] + [f"{plain},word"] * 1000 + ["Café “Rhône”,word"],
    }[name]
    found = list(read_bytes("\n".join(lines).encode(encoding), name=name))
    last = [one for one in found if isinstance(one, Article)][-1]
    assert last.headline == "Café “Rhône”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_is_no_text(encoding: str) -> None:
    text = '{"title": "é"}\n{}\n'
    assert text_of(f"\ufeff{text}".encode(encoding)) == text


CHARACTERS = st.characters(codec="utf-8")


@given(st.text(CHARACTERS, min_size=1, max_size=5), st.integers(0, 20), st.text(CHARACTERS))
def test_a_character_may_be_cut_where_the_first_bytes_end(cut: str, back: int, rest: str) -> None:
    text = "x" * (HEAD - back) + cut + rest
    assert text_of(text.encode()) == text


@given(st.binary(max_size=50))
def test_any_bytes_come_through(data: bytes) -> None:
    assert len(text_of(b"x" * HEAD + data)) >= HEAD
    text_of(data)
