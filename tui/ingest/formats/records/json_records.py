"""JSON: one story, a list of them, an answer with a list in it, or one a line.

The endings tell nothing: JSON Lines are found in ``.json`` and lists in ``.jsonl``. Lists
and lines are read one record at a time, however many there are, and so is the list in a long
answer if it begins in the first 64 kB. Only another object that goes over several lines is read
whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import Any, TextIO

from tui.article import Failure
from tui.ingest.documents.document import HEAD, Document, Unreadable
from tui.ingest.documents.draft import Draft
from tui.ingest.formats.records.record import LISTS, tells_story
from tui.ingest.formats.records.records import Records
from tui.ingest.formats.text_stream import text_stream
from tui.ingest.text.decode import decode

MAX_RECORD = 20_000_000
"""Characters of one record, or of a file that is one."""
CHUNK = 65_536
"""Characters read at once from a list."""

LONG = 1_000_000
"""Bytes from which parsing at once would hold up the keyboard."""

_KEY = re.compile(r"\s*[{,]\s*\"([^\"\\]*)\"\s*:\s*")
_ANOTHER = re.compile(r"\}\s*\{")
_OPENS = re.compile(r"\[(?!\s*\])|\{")
_BETWEEN = re.compile(r"[\s,]*")


def read(document: Document) -> Iterator[Draft | Failure | None]:
    """The stories in a JSON document. Raises `Unreadable`."""
    text = text_stream(document, newline="\n")
    records = Records(document.name)
    if document.opening.startswith("[") or _is_long_answer(document):
        yield from records.drafts(_elements(text, records))
    else:
        yield from records.drafts(_lines(text, records))
    if records.none:
        raise Unreadable("is an empty list")
    yield from records.failures()


def _is_long_answer(document: Document) -> bool:
    """Whether an object is long and only there for the list in it."""
    size = LONG if document.size is None else document.size
    if size < LONG or len(document.head) < HEAD:
        return False
    return _list_opens(decode(document.head).text) is not None


def _list_opens(text: str) -> int | None:
    """Where the elements begin of a list of stories: the text itself, or the first of the
    lists in an answer, whatever stands before it; None if that is not seen in this text."""
    decoder = json.JSONDecoder()
    at = _BETWEEN.match(text).end()  # type: ignore[union-attr]
    if text.startswith("[", at):
        return at + 1
    with suppress(ValueError, RecursionError):
        decoder.raw_decode(text, at)
        return None  # an object that ends here is one of many, a line each
    keys: list[str] = []
    while found := _KEY.match(text, at):
        key, at = found[1], found.end()
        opens = _OPENS.match(text, at) if key in LISTS else None
        if opens is not None and tells_story(tuple(keys)):
            return None
        if opens is not None and opens[0] == "[":
            return at + 1
        if opens is None:
            keys.append(key)
            try:
                _, at = decoder.raw_decode(text, at)
            except (ValueError, RecursionError):
                return None
    return None


def _lines(text: TextIO, records: Records) -> Iterator[tuple[str, Any]]:
    """Line number and value of each line; one value without a number when the document is
    a single object."""
    lines = _numbered(text)
    number, first = next(lines, (0, ""))
    try:
        value = _value(first)
    except ValueError as error:
        after = next(lines, None)
        if after is None or not _is_object(after[1]):
            rest = text.read(MAX_RECORD)
            if text.read(1):
                raise Unreadable(
                    f"is one object of more than the {MAX_RECORD / 1e6:.0f} MB it may have"
                ) from None
            yield "", _whole(first + (after[1] if after else "") + rest)
            return
        records.trouble(f"{_reason(error)} in", str(number))
        yield str(after[0]), _value(after[1])
    else:
        after = next(lines, None)
        yield str(number) if after else "", value
        if after is None:
            return
        lines = chain([after], lines)
    for number, line in lines:
        try:
            value = _value(line)
        except ValueError as error:
            records.trouble(f"{_reason(error)} in", str(number))
        else:
            yield str(number), value


def _numbered(text: TextIO) -> Iterator[tuple[int, str]]:
    number = 0
    while line := text.readline(MAX_RECORD + 1):
        number += 1
        if len(line) > MAX_RECORD:
            raise Unreadable(
                f"line {number:,} is longer than the {MAX_RECORD / 1e6:.0f} MB a record may have"
            )
        if not line.isspace():
            yield number, line


def _elements(text: TextIO, records: Records) -> Iterator[tuple[str, Any]]:
    """Number and value of each element of a list, and of what follows if the list is not in
    an object. The text is read as it is needed: twice as much again whenever an element is not
    whole yet."""
    decoder = json.JSONDecoder()
    buffer, at, number, more = text.read(CHUNK), 0, 0, True
    opens = _list_opens(buffer)
    at = buffer.index("[") + 1 if opens is None else opens
    alone, inside = not buffer[: at - 1].strip("\ufeff \t\r\n"), True
    while True:
        at = _BETWEEN.match(buffer, at).end()  # type: ignore[union-attr]
        if at < len(buffer):
            if buffer[at] == "]" and not alone:
                if any("\n" in one[0] for one in _ANOTHER.finditer(buffer + text.read(CHUNK), at)):
                    records.trouble("another object follows, which is not read,", str(number))
                return
            if buffer[at] == ("]" if inside else "["):
                at, inside = at + 1, not inside
                continue
            try:
                value, at = decoder.raw_decode(buffer, at)
            except (ValueError, RecursionError) as error:
                if not more or len(buffer) - at > MAX_RECORD:
                    records.trouble(f"{_reason(error)} from here on:", str(number + 1))
                    return
            else:
                number += 1
                yield str(number), value
                continue
        elif not more and not inside:
            return
        elif not more:
            records.trouble("the list is cut off at", str(number + 1))
            return
        piece = text.read(max(CHUNK, len(buffer) - at))
        more = bool(piece)
        buffer, at = buffer[at:] + piece, 0


def _whole(text: str) -> Any:
    try:
        return _value(text)
    except ValueError as error:
        raise Unreadable(_reason(error)) from None


def _is_object(line: str) -> bool:
    try:
        return isinstance(_value(line), dict)
    except ValueError:
        return False


def _value(text: str) -> Any:
    """Raises ValueError for whatever is wrong with it."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"JSON is broken ({error.msg[:1].lower()}{error.msg[1:]})"
    if isinstance(error, RecursionError):
        return "JSON is nested too deeply"
    return f"JSON is broken ({str(error).partition(';')[0].lower()})"
