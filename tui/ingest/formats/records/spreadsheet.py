"""CSV and its kin: a story a row, under a header that names the columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Any

from tui.article import Failure
from tui.ingest.documents.document import Document, Unreadable
from tui.ingest.documents.draft import Draft
from tui.ingest.formats.records.record import tells_story
from tui.ingest.formats.records.records import Records
from tui.ingest.formats.text_stream import text_stream

MAX_CELL = 2_000_000
"""Characters; no article is longer."""
_DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(r"\"?sep=([,;\t|])\"?", re.IGNORECASE)
"""What Excel writes above a table."""
_ESCAPED = re.compile(r"\\n(?![a-z])")


def read(document: Document) -> Iterator[Draft | Failure | None]:
    """The stories in the rows. Raises `Unreadable`."""
    text = text_stream(document, newline="")
    # A row may go over several lines, but no line is worth more memory than a cell.
    lines = iter(lambda: text.readline(2 * MAX_CELL), "")
    number, first = next(((at, one) for at, one in enumerate(lines, 1) if one.strip()), (1, ""))
    told = _SEPARATOR.fullmatch(first.strip())
    if told:
        number, first = number + 1, next(lines, "")
    csv.field_size_limit(MAX_CELL)  # the module's own, 131,072, is less than a long read
    delimiter = told[1] if told else max(_DELIMITERS, key=first.count)
    header = tuple(next(csv.reader([first], delimiter=delimiter), ()))
    if not tells_story(header):
        named = ", ".join(" ".join(name.split())[:40] for name in header[:12])
        raise Unreadable(f"has no column known as a headline or a text (it has: {named})")
    records = Records(document.name)
    yield from records.drafts(_rows(lines, delimiter, header, number, records))
    if records.none:
        raise Unreadable("is an empty table: there are no rows below its header")
    yield from records.failures()


def _rows(
    lines: Iterator[str], delimiter: str, header: tuple[str, ...], number: int, records: Records
) -> Iterator[tuple[str, Any]]:
    """Number and fields of each row; ``number`` is that of the header."""
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            # Where the next row begins is anybody's guess now.
            what = "a cell is too long" if "limit" in str(error) else "is damaged"
            records.trouble(f"{what}; nothing is read from here on:", str(number))
            return
        if row is None:
            return
        if row:
            yield (
                str(number),
                {key: _unescaped(cell) for key, cell in zip(header, row, strict=False)},
            )


def _unescaped(cell: str) -> str:
    """Some data sets write line breaks as a backslash and an n. So do paths of Windows, and
    mathematicians, but then a small letter follows."""
    if "\\n" not in cell or "\n" in cell or _ESCAPED.search(cell) is None:
        return cell
    return cell.replace("\\n", "\n")
