"""The widths of a terminal at which the layout changes, in columns."""

from __future__ import annotations

WIDE = 120
"""From here on all three panes stand side by side."""
NARROW = 80
"""Below this there is room for one pane only."""
LOW = 20
"""Lines of a terminal below which a story is listed in one line."""
