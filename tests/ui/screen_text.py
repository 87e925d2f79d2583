"""What is painted, as text."""

from __future__ import annotations

from typing import Any


def lines_of(app: Any) -> list[str]:
    """The lines of the terminal as painted now."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def text_of(app: Any) -> str:
    """The whole terminal as painted now, line feeds between lines."""
    return "\n".join(lines_of(app))
