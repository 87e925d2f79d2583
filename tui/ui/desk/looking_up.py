"""The screens of names, and the way back from them to a story."""

from __future__ import annotations

from tui.article import NAME_TYPES, Entity
from tui.ui.desk.correcting import Correcting


class LookingUp(Correcting):
    """Shows all names, and the card of one."""

    def action_all_names(self) -> None:
        from tui.ui.screens.names import Names  # not needed for the first paint

        self.app.push_screen(Names(self))

    def action_card(self) -> None:
        entity = self.panel.entity
        if entity is None or entity.type not in NAME_TYPES:
            self.say("Only names have a card.")
        else:
            self.open_card(entity)

    def open_card(self, entity: Entity) -> None:
        """Lay the card of a name over whatever is shown."""
        from tui.ui.screens.card import Card

        self.app.push_screen(Card(self, entity))

    def open_story(self, position: int, entity: Entity) -> None:
        """Read a story that names someone; list those that do if it is not listed."""
        if not self.stories.choose(position):
            self.filter_bar.text = self.library.names.query(entity)
            self.refresh_listing()
            self.stories.choose(position)
        self.show_story()
        self.choose_name(entity)
        self.panes.go_to("reader")
