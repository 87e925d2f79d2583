"""Walking through the mentions of a name, the matches of a filter, the stories of someone."""

from __future__ import annotations

from textual import on

from tui.article import Entity, Span
from tui.ingest.intake import Intake
from tui.library import Library
from tui.state.config import Config
from tui.ui.desk.marking import Marking
from tui.ui.walk import next_listed, next_span
from tui.ui.widgets.entity_panel import EntityPanel


class Walking(Marking):
    """From one place to the next."""

    def __init__(self, library: Library, intake: Intake, query: str, config: Config) -> None:
        super().__init__(library, intake, query, config)
        self._following: Entity | None = None
        """Whom } and { follow through the stories, until another name is chosen."""

    @property
    def followed(self) -> Entity | None:
        return self._following

    @on(EntityPanel.Chosen)
    def _follow_another(self) -> None:
        self._following = None

    def action_walk_mention(self, direction: int) -> None:
        self.settle()
        entity = self.panel.entity
        if entity is None:
            self.say("No name is selected.")
            return
        named = entity if entity.mentions or entity.given else self._in_story(entity)
        if named is None:
            self.say(f"{entity.name} is not named in this story.")
        elif not named.mentions:
            self.say(f"The source names {named.name}; the text does not.")
        else:
            self._walk(named.mentions, direction, named.name)

    def _in_story(self, entity: Entity) -> Entity | None:
        """Who is named together with someone in the list, as the open story names them."""
        position = self.stories.position
        here = self.library.entities(position) if position is not None else ()
        return self.library.counterpart(entity, here)

    def action_walk_match(self, direction: int) -> None:
        self.settle()
        position = self.stories.position
        matches = self.matches(position) if position is not None else ()
        if not matches:
            if not self.walk_unread(direction):
                self.say("Nothing here matches, and no other story is unread.")
            return
        self._walk(matches, direction, "match")

    def _walk(self, spans: tuple[Span, ...], direction: int, label: str) -> None:
        at = next_span(spans, self.reader.here, direction)
        if at is not None:
            self.panes.reveal("reader")
            self.reader.go_to(spans[at], f"{label} {at + 1}/{len(spans)}")

    def action_walk_story(self, direction: int) -> None:
        entity = self._following or self.panel.entity
        if entity is None or self.listing is None:
            self.say("No name is selected.")
            return
        self._following = entity
        naming = set(self.library.names.stories(entity).tolist())
        row = self.stories.cursor
        found = next_listed(self.listing.positions, naming.__contains__, row, direction)
        if found is None:
            self.say("No other story in the list has this name.")
        else:
            self.stories.choose(found)
