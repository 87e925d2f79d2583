"""The page of what could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.article import Failure
from tui.ingest.text.paintable import safe_line
from tui.ui.screens.page import Page
from tui.ui.widgets.article_list import PROBLEMS_LISTED


class Problems(Page):
    """Every file that could not be read and why, and how many were the same."""

    def __init__(self, problems: Sequence[Failure], copies: int) -> None:
        super().__init__("Problems", problems_content(problems, copies))


def problems_content(problems: Sequence[Failure], copies: int = 0) -> Content:
    """The problems, one under the other."""
    pieces: list[str | tuple[str, str]] = []
    for failure in problems[:PROBLEMS_LISTED]:
        pieces += [(safe_line(failure.location), "bold"), f"\n    {safe_line(failure.reason)}\n"]
    if len(problems) > PROBLEMS_LISTED:
        pieces.append(f"\n… and {len(problems) - PROBLEMS_LISTED:,} more.\n")
    if copies:
        pieces.append(f"\n{copies:,} files hold the same story as another; it is listed once.\n")
    return Content.assemble(*pieces or ["Everything was read without a problem."]).rstrip()
