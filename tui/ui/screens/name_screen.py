"""A screen of names, laid over the desk."""

from __future__ import annotations

from textual import on
from textual.screen import Screen

from tui.article import Entity
from tui.entities.corrections import Action
from tui.ui.commands import COMMANDS, Place
from tui.ui.screens.namer import Namer
from tui.ui.widgets.key_line import KeyLine
from tui.ui.widgets.row_list import RowList


class NameScreen(Screen[None]):
    """What the screen of all names and the card of one have in common: a list with a name
    under the cursor, and what can be done with that."""

    def __init__(self, namer: Namer, place: Place, rows: RowList) -> None:
        super().__init__()
        self.namer = namer
        self.rows = rows
        self.keys = KeyLine(namer.commands)
        self.keys.place = self._place = place

    @property
    def entity(self) -> Entity | None:
        """The name under the cursor."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.set_focus(self.rows)

    def on_screen_resume(self) -> None:
        self.namer.voice = self.keys

    @on(KeyLine.Clicked)
    async def _run_clicked(self, event: KeyLine.Clicked) -> None:
        command = next(one for one in COMMANDS if one.id == event.command_id)
        await self.app.run_action(command.action, self.rows)

    def return_to_desk(self) -> None:
        """Close this and every other screen over the desk."""
        while len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def action_only(self) -> None:
        entity = self.entity
        if entity is not None:
            self.return_to_desk()
            self.namer.filter_by(entity)

    def action_without(self) -> None:
        entity = self.entity
        if entity is not None:
            self.return_to_desk()
            self.namer.exclude(entity)

    def action_card(self) -> None:
        if self.entity is not None:
            self.namer.open_card(self.entity)

    def action_watch(self) -> None:
        if self.entity is not None:
            self.namer.watch_name(self.entity)

    def action_correct(self, what: Action) -> None:
        if self.entity is not None:
            self.namer.correct(what, self.entity)

    def corrected(self, entity: Entity, now: Entity | None) -> bool:
        """A name has been put right: what it is now, or None if it is none any more. Whether
        the screen is about this name."""
        return False

    def given_back(self, entity: Entity) -> None:
        """What was no name is one again."""

    def action_undo(self) -> None:
        self.namer.action_undo()

    def action_help(self) -> None:
        from tui.ui.screens.help import Help

        self.app.push_screen(Help(self.keys.place, self.namer.commands))

    def action_back(self) -> None:
        self.app.pop_screen()
