"""Bytes to text, without a detector: news is UTF-8, or says what it is, or is in one of the
few code pages that `code_page` tells apart.

Statistical detectors take English copy with typographic quotes for Central European or
DOS code pages in one case of seven; trying in this order does not.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from tui.ingest.text.code_page import code_page

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"\x1f\x8b",
    b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf", b"Rar!", b"SQLite format 3",
    b"\xd0\xcf\x11\xe0", b"RIFF", b"OggS", b"ID3", b"{\\rtf",
)  # fmt: skip
_NAME = (
    rb"(utf-?8|(?:iso-?|x-)?8859-\d{1,2}|latin-?\d{1,2}|(?:windows-|cp)12?5\d"
    rb"|cp(?:437|85\d|866|932|936|949|950)|koi8-[ru]|gb(?:2312|k|18030)|big5(?:-hkscs)?"
    rb"|shift[_-]jis|euc-(?:jp|kr)|iso-2022-jp|mac[-_]?roman)\b"
)
_DECLARED = re.compile(rb"(?:charset|encoding|coding)[ ]?[=:][ ]?[\"']?" + _NAME, re.IGNORECASE)
_KNOWN = re.compile(_NAME, re.IGNORECASE)
_DECLARED_WITHIN = 1024
_LATIN_1 = {"iso8859-1", "latin-1"}
_SAMPLE = 8192
# Controls that text has: tab, line ends, form feed, escape. Teletype wires mark the start
# and end of a story with a few others.
_TEXT_CONTROLS = b"\t\n\x0b\x0c\r\x1b"
_NO_TEXT = bytes(byte for byte in range(32) if byte not in _TEXT_CONTROLS)


class Decoded(NamedTuple):
    """Text, the encoding it was read as, and how many of its characters are U+FFFD
    because the bytes meant nothing."""

    text: str
    encoding: str
    replaced: int


def decode(data: bytes) -> Decoded:
    """Byte order mark, UTF-8, UTF-16 where every other byte is NUL, the encoding the
    first lines declare, UTF-8 with a few wrong bytes, Cyrillic code pages, cp1252: the first
    that fits. Never raises."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    if wide := _wide(data):
        return _replacing(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        pass
    if declared := _declared(data):
        return declared
    lenient = _replacing(data, "utf-8")
    # Continuation bytes hardly ever follow by chance: mostly right is UTF-8 with damage.
    right = sum(1 for char in lenient.text if char > "\x7f") - lenient.replaced
    if right > 3 * lenient.replaced:
        return lenient
    return _replacing(data, code_page(data))


def decode_as(data: bytes, label: str) -> Decoded:
    """As `decode`, where an envelope says what the encoding is: a mail, a server. Only
    UTF-8 counts more than its word, which it does by accident never. Never raises."""
    if not label.lower().startswith("iso-2022"):  # whose bytes are all ASCII
        try:
            return Decoded(data.decode("utf-8-sig"), "utf-8", 0)
        except UnicodeDecodeError:
            pass
    known = _KNOWN.fullmatch(label.strip().encode("ascii", "replace"))
    return (_named(data, known.group(1)) if known else None) or decode(data)


def looks_binary(data: bytes) -> bool:
    """Whether the data are not text in any encoding that `decode` knows."""
    if data.startswith(_MAGIC):
        return True
    if any(data.startswith(mark) for mark, _ in _BOMS) or _wide(data):
        return False
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _NO_TEXT))
    return controls > max(8, len(sample) // 20)


def _wide(data: bytes) -> str | None:
    """The UTF-16 without a mark that data are in, or None."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or sample.count(0) * 5 < len(sample) * 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 9 * even:
        return "utf-16-le"
    if even > 9 * odd:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> Decoded | None:
    found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    return _named(data, found.group(1)) if found else None


def _named(data: bytes, label: bytes) -> Decoded | None:
    try:
        name = codecs.lookup(label.decode("ascii")).name
        if name in _LATIN_1:  # browsers and authors mean its superset
            return _replacing(data, "cp1252")
        return Decoded(data.decode(name), name, 0)
    except (LookupError, UnicodeError):
        return None


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))
