"""What one does with names: list the stories that have one, or have it not; see who is
named with whom; look for one; leave kinds of names out."""

from __future__ import annotations

import asyncio
from typing import cast, get_args

from textual import on, work

from tui.article import NAME_TYPES, Entity, EntityType
from tui.ui.desk.marking import Marking
from tui.ui.widgets.entity_panel import EntityPanel
from tui.ui.widgets.reader import Reader
from tui.ui.widgets.word_box import SeekInput, WordBox

COMPANY = 10
"""Names shown to be named together with one."""


class Naming(Marking):
    """Acts on the name chosen in the panel."""

    name_box: WordBox | None = None

    # -- the filter ------------------------------------------------------------------

    def action_filter_by_name(self) -> None:
        if self.panel.entity is None:
            self.action_toggle_kind()
            return
        both = [one for one in (self.panel.company_of, self.panel.entity) if one is not None]
        for entity in both:
            self.filter_by(entity)

    def action_exclude_name(self) -> None:
        if self.panel.entity:
            self.exclude(self.panel.entity)

    def filter_by(self, entity: Entity) -> None:
        """List the stories that name it."""
        self._add_to_filter(self.library.names.query(entity))

    def exclude(self, entity: Entity) -> None:
        """List the stories that do not name it."""
        self._add_to_filter("-" + self.library.names.query(entity))

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

    def choose_name(self, entity: Entity) -> None:
        """Choose a name in the panel, if the open story has it."""
        position = self.stories.position
        here = self.library.entities(position) if position is not None else ()
        one = self.library.counterpart(entity, here)
        if one is not None:
            self.panel.choose(one.id)

    # -- who is named together ---------------------------------------------------------

    def action_along(self) -> None:
        entity = self.panel.entity
        if self.panel.unfolded:
            self.panel.unfold(None)
        elif entity is None or entity.type not in NAME_TYPES:
            self.say("Only names are named together with others.")
        else:
            self._unfold(entity)

    @work(group="along", exclusive=True)
    async def _unfold(self, entity: Entity) -> None:
        listing, names = self.listing, self.library.names
        if listing is None:
            return
        census = self.library.book.census()
        for _ in census.steps(self.library.naming_listed(entity, listing).tolist()):
            await asyncio.sleep(0)
        itself = names.codes(entity)
        kinds = [kind for kind in NAME_TYPES if kind not in self.hidden]
        codes = census.ordered(census.among(census.codes(), kinds), "stories")
        company = [
            (Entity("", *names.named_as(code), ()), int(census.stories[code]))
            for code in codes[: COMPANY + len(itself)].tolist()
            if code not in itself
        ][:COMPANY]
        if self.panel.entity is entity:
            self.panel.unfold(entity, company)
            if not company:
                self.say(f"Nobody and nothing else is named with {entity.name} in the list.")

    # -- looking for a name ------------------------------------------------------------

    async def action_seek(self) -> None:
        """Open the box above the panel."""
        if self.name_box is None:
            box = SeekInput(placeholder="find a name in this story", select_on_focus=False)
            self.name_box = WordBox("'", box, id="seek")
            await self.panes.side.mount(self.name_box, before=0)
        self.panes.go_to("panel")
        self.name_box.display = True
        self.set_focus(self.name_box.box)

    @on(WordBox.Changed, "#seek")
    def _seek_typed(self) -> None:
        assert self.name_box is not None
        found = self.panel.find(self.name_box.words)
        self.name_box.say("" if found is None else f"{found:,} found")

    def action_keep_seek(self) -> None:
        self.panes.go_to("panel")

    def action_leave_seek(self) -> None:
        assert self.name_box is not None
        if self.name_box.words:
            self.name_box.clear()
        else:
            self.panes.go_to("panel")
            self.name_box.display = False

    def action_seek_on(self, rows: int) -> None:
        self.panel.action_move(rows)

    @on(EntityPanel.Others)
    def _end_seek(self) -> None:
        """The panel shows another story's names."""
        if self.name_box is not None and self.name_box.display:
            with self.prevent(WordBox.Changed):
                self.name_box.clear()
            self.name_box.display = self.name_box.has_typist

    # -- kinds of names ----------------------------------------------------------------

    def state_opened(self) -> None:
        super().state_opened()
        assert self.state is not None
        kept = (self.state.setting("hidden kinds") or "").split()
        self.hide(frozenset(cast("EntityType", one) for one in kept if one in get_args(EntityType)))

    def action_toggle_kind(self) -> None:
        self._toggle(self.panel.types)

    @on(EntityPanel.KindClicked)
    def _kind_clicked(self, event: EntityPanel.KindClicked) -> None:
        self._toggle(event.types)

    def _toggle(self, types: frozenset[EntityType]) -> None:
        self.hide(self.hidden ^ types)
        if self.state is not None:
            self.state.keep_setting("hidden kinds", " ".join(sorted(self.hidden)))

    def hide(self, types: frozenset[EntityType]) -> None:
        """Neither list nor light up names of these types, but all others."""
        if types != self.hidden:
            self.hidden = types
            self.panel.show_all_but(types)
            self.relight()
