"""Bytes become the text their author wrote, or as much of it as there is."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.ingest.text.decode import decode, looks_binary

STORY = "KABUL, May 29 – “Naïve” café, Müller said; Кабул"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (STORY.encode(), STORY, "utf-8"),
        (STORY.encode("utf-8-sig"), STORY, "utf-8"),
        (STORY.encode("utf-16"), STORY, "utf-16-le"),
        (b"\xfe\xff" + STORY.encode("utf-16-be"), STORY, "utf-16-be"),
        (STORY.encode("utf-32"), STORY, "utf-32-le"),
        ("plain words".encode("utf-16-le"), "plain words", "utf-16-le"),
        ("plain words".encode("utf-16-be"), "plain words", "utf-16-be"),
        ("“Naïve” – Müller".encode("cp1252"), "“Naïve” – Müller", "cp1252"),
        (b"", "", "utf-8"),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == (text, encoding, 0)


@pytest.mark.parametrize(
    ("encoding", "declaration"),
    [
        ("cp1251", "Content-Type: text/plain; charset=windows-1251"),
        ("koi8-r", '<?xml version="1.0" encoding="KOI8-R"?>'),
        ("gb18030", "charset: gb18030"),
    ],
)
def test_declared_encoding_is_believed(encoding: str, declaration: str) -> None:
    words = "中国" if encoding == "gb18030" else "Москва"
    assert decode(f"{declaration}\n{words}".encode(encoding)).text.endswith(words)


@pytest.mark.parametrize(
    "declared", ["utf-7", "idna", "rot13", "utf-8", "no-such-thing", "gb18030"]
)
def test_incredible_declaration_is_not_followed(declared: str) -> None:
    data = f"charset={declared}\n".encode() + b"caf\xe9\n\x93so\x94"
    assert decode(data).text.endswith("café\n“so”")


def test_damaged_utf8_stays_utf8() -> None:
    data = "Кабул и Москва".encode() + b"\xff\xfe" + "договорились".encode()
    assert decode(data) == ("Кабул и Москва\ufffd\ufffdдоговорились", "utf-8", 2)


def test_bytes_without_meaning_are_counted() -> None:
    assert decode(b"\x93a\x81\x8d\x94 caf\xe9") == ("“a\ufffd\ufffd” café", "cp1252", 2)


@given(st.binary())
def test_any_bytes_become_text(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.replaced <= len(decoded.text)
    looks_binary(data)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nwords words words",
        b"PK\x03\x04 words",
        b"\x89PNG\r\n\x1a\n",
        b"\x7fELF\x02\x01",
        bytes(range(256)) * 40,
        os.urandom(10_000),
        b"word" + bytes(1000),
    ],
    ids=["pdf", "zip", "png", "elf", "all bytes", "noise", "nuls"],
)
def test_binary_data_are_told_from_text(data: bytes) -> None:
    assert looks_binary(data)


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode(),
        STORY.encode("utf-16"),
        b"plain words \x00 with \x00 NULs",
        b"\x01u f BC-KABUL 05-29 0105\x02\nwords\x03\x04",
        b"\x1b[31mred\x1b[0m",
        bytes(range(160, 256)) * 20,
    ],
    ids=["utf-8", "utf-16", "a few nuls", "teletype marks", "escapes", "latin"],
)
def test_text_is_not_taken_for_binary(data: bytes) -> None:
    assert not looks_binary(data)
