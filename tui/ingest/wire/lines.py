"""Lines of copy and how far they are indented."""

from __future__ import annotations

import re
from typing import NamedTuple

_INDENT = re.compile(r"[ \t\u3000]{1,40}")


class Line(NamedTuple):
    """A line without the blanks around it, and the columns it is indented by (a tab or
    an ideographic space is four)."""

    text: str
    indent: int


def line_groups(text: str) -> list[list[Line]]:
    """The lines of a cleaned text, cut at its blank lines."""
    groups: list[list[Line]] = []
    group: list[Line] = []
    for raw in text.split("\n"):
        if not raw or raw.isspace():
            if group:
                groups.append(group)
                group = []
            continue
        stripped = raw.strip()
        group.append(Line(stripped, _indent(raw) if raw[0] in " \t\u3000" else 0))
    if group:
        groups.append(group)
    return groups


def _indent(raw: str) -> int:
    blanks = _INDENT.match(raw)
    width = 0
    for char in blanks.group() if blanks else "":
        width += 1 if char == " " else 4
    return width
