"""A mailbox: mails one after the other in one file, each below a line ``From …``."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from tui.article import Failure
from tui.ingest.documents.document import Document
from tui.ingest.formats.mail.mail import MAX_BYTES

SEPARATOR = re.compile(rb"From \S.{0,200}\d\d?:\d\d.{0,60}\r?\n")
"""The line above a mail ends in a time; those that a text begins with hardly ever do."""
_HEADER = re.compile(rb">?[!-9;-~]+[ \t]*:|>From ")
"""The line below it."""
_QUOTED = re.compile(rb">+From ")
_LINE = 65_536
_STEP = 262_144
"""Bytes between two steps."""


def read(document: Document) -> Iterator[Document | Failure | None]:
    """The mails, one at a time however large the mailbox is."""
    stream = document.open()
    lines: list[bytes] = []
    size = number = steps = 0
    line = stream.readline(_LINE)
    while line:
        before, line = line, stream.readline(_LINE)
        if before.startswith(b"From ") and SEPARATOR.match(before) and _HEADER.match(line):
            if number:
                yield _mail(document, number, lines, size)
            number, size, steps, lines = number + 1, 0, 0, []
            continue
        size += len(before)
        if size <= MAX_BYTES:
            lines.append(before[1:] if _QUOTED.match(before) else before)
        if size // _STEP > steps:
            steps = size // _STEP
            yield None
    yield _mail(document, number, lines, size)


def _mail(document: Document, number: int, lines: list[bytes], size: int) -> Document | Failure:
    if size > MAX_BYTES:
        what = f"is larger than the {MAX_BYTES / 1e6:.0f} MB a mail may have"
        return Failure(document.name_of(str(number)), what)
    data = b"".join(lines)
    return document.inside(io.BytesIO(data), str(number), hint="message/rfc822", size=len(data))
