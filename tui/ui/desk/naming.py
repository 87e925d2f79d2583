"""What one does with a name: list the stories that have it, or have it not."""

from __future__ import annotations

from textual import on

from tui.ui.desk.core import DeskCore
from tui.ui.widgets.reader import Reader


class Naming(DeskCore):
    """Acts on the name chosen in the panel."""

    def action_filter_by_name(self) -> None:
        if self.panel.entity:
            self._add_to_filter(self.library.names.query(self.panel.entity))

    def action_exclude_name(self) -> None:
        if self.panel.entity:
            self._add_to_filter("-" + self.library.names.query(self.panel.entity))

    def _add_to_filter(self, words: str) -> None:
        """Ask for one thing more, instead of its contrary if that is asked already."""
        contrary = words[1:] if words.startswith("-") else f"-{words}"
        text = f" {self.filter_bar.text} "
        if f" {words} " not in text:
            self.filter_bar.text = f"{text.replace(f' {contrary} ', ' ').strip()} {words}".strip()
        self.panes.go_to("list")

    @on(Reader.NameClicked)
    def _choose_name(self, event: Reader.NameClicked) -> None:
        self.panel.choose(event.entity_id)
