"""What screens of names ask of the desk they lie over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tui.article import Entity
from tui.entities.corrections import Action
from tui.library import Library, Listing
from tui.ui.commands import Command
from tui.ui.widgets.key_line import KeyLine


class Namer(Protocol):
    """The desk, as far as names go."""

    library: Library
    listing: Listing | None
    commands: Sequence[Command]
    voice: KeyLine

    def filter_by(self, entity: Entity) -> None: ...
    def exclude(self, entity: Entity) -> None: ...
    def open_story(self, position: int, entity: Entity) -> None: ...
    def open_card(self, entity: Entity) -> None: ...
    def watch_name(self, entity: Entity) -> None: ...
    def correct(self, what: Action, entity: Entity) -> object: ...
    def action_undo(self) -> None: ...
