"""The last line of defence: nothing painted can be a control sequence.

Textual passes ESC, C1, NUL and bidirectional overrides through to the terminal. Article
text is cleaned on the way in; this filter holds even for text that came another way.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.ingest.paintable import safe_line


class ControlFilter(LineFilter):
    """Replaces control and direction-changing characters in every painted line."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, each of the same width in cells, fit for a terminal."""
        return [
            segment
            if segment.control or (safe := safe_line(segment.text)) is segment.text
            else Segment(safe, segment.style)
            for segment in segments
        ]
