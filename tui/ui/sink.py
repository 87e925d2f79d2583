"""The last line of defence: nothing painted can be a control sequence.

Textual passes ESC, C1, NUL and bidirectional overrides through to the terminal. Article
text is cleaned on the way in; this filter holds even for text that came another way.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.ingest.text.paintable import PLACEHOLDER, UNPAINTABLE


class ControlFilter(LineFilter):
    """Takes control and direction-changing characters out of every painted line. What is to
    be seen in their place must be put there (`safe_line`) before the line is measured."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, each of the same width in cells, fit for a terminal."""
        return [
            segment
            if segment.control or UNPAINTABLE.search(segment.text) is None
            else Segment(_same_width(segment.text), segment.style)
            for segment in segments
        ]


def _same_width(text: str) -> str:
    """Most of these characters were measured as no cell, and so nothing stands for them."""
    return UNPAINTABLE.sub(lambda found: PLACEHOLDER * cell_len(found[0]), text)
