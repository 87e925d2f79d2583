"""Tables in plain text: rows whose columns are set apart by blanks."""

from __future__ import annotations

import re

from tui.ingest.wire.lines import Line

# Two blanks may follow a full stop in prose; three, or several gaps of two, are columns.
_WIDE_GAP = re.compile(r"(?<=[^\s.!?:;]) {3,}(?=\S)|\t")
_GAP = re.compile(r"(?<=[^\s.!?:;]) {2,}(?=\S)")


def cut_tables(group: list[Line]) -> list[tuple[list[Line], bool]]:
    """Lines cut where tables begin and end; the flag says which stretch is a table."""
    if not any("  " in line.text or "\t" in line.text for line in group):
        return [(group, False)]
    rows = [_is_row(line.text) for line in group]
    # A row between two others that are cells belongs to the table whatever it looks like;
    # a lone row belongs to the text.
    kinds = [
        (row and any(rows[max(at - 1, 0) : at] + rows[at + 1 : at + 2]))
        or (not row and 0 < at < len(rows) - 1 and rows[at - 1] and rows[at + 1])
        for at, row in enumerate(rows)
    ]
    runs: list[tuple[list[Line], bool]] = []
    for line, kind in zip(group, kinds, strict=True):
        if runs and runs[-1][1] == kind:
            runs[-1][0].append(line)
        else:
            runs.append(([line], kind))
    return runs


def _is_row(text: str) -> bool:
    if "  " not in text and "\t" not in text:
        return False
    return _WIDE_GAP.search(text) is not None or len(_GAP.findall(text)) >= 2


def aligned(rows: list[Line]) -> str:
    """The rows with their columns in line, as far left as they go."""
    left = min(row.indent for row in rows)
    return "\n".join(" " * (row.indent - left) + row.text.expandtabs() for row in rows)
