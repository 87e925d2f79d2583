"""Putting names right: the reader knows better than any recogniser."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from heapq import nlargest
from typing import TYPE_CHECKING, cast, get_args

from textual import work

from tui.article import NAME_TYPES, Entity, EntityType
from tui.ui.counted import counted
from tui.ui.desk.naming import Naming
from tui.ui.widgets.entity_panel import GROUPS

if TYPE_CHECKING:
    from tui.entities.corrections import Action, Correction
    from tui.state.corrections import CorrectionFile
    from tui.ui.screens.name_screen import NameScreen
    from tui.ui.screens.pick import Offers

KINDS: dict[str, EntityType] = {
    title: kind for title, types in GROUPS for kind in types if kind in NAME_TYPES
}
"""The types of names under the titles of their groups."""


class Correcting(Naming):
    """Merges, splits, renames, retypes and hides names, in all stories and for good; undone
    like every other change."""

    def action_correct(self, what: Action) -> None:
        if self.panel.entity is not None:
            self.correct(what, self.panel.entity)

    @work(group="ask", exclusive=True)
    async def correct(self, what: Action, entity: Entity) -> None:
        """Ask what is right, and put it right."""
        corrections = self.corrections
        if corrections is None:
            return
        if entity.type not in NAME_TYPES:
            self.say("Only names can be corrected.")
            return
        other = "" if what == "hide" else await self._ask(what, entity)
        if other is None or other == entity.name:
            return
        try:
            made = _make(corrections, what, entity, other)
        except ValueError as error:
            self.say(f"That cannot be: {error}.")
            return
        except OSError as error:
            self.say(f"The corrections cannot be written: {error.strerror}")
            return

        now = _after(made)
        self.use_corrections()
        followed = self._stay_with(entity, now)

        def reverse() -> None:
            corrections.take_back(made)
            self.use_corrections()
            if now is None:
                self._give_back(entity)
            for screen in self._name_screens():
                # of two names that were one, only who was called otherwise is so no more
                if now is not None and (made.action != "merge" or screen in followed):
                    screen.corrected(now, entity)

        self.note_change(f"{entity.name}: as it was before.", reverse)
        self.say(f"{_said(made)} u takes it back.")

    async def _ask(self, what: Action, entity: Entity) -> str | None:
        """What is right instead; None where the reader leaves it."""
        from tui.ui.screens.ask import Ask
        from tui.ui.screens.pick import Pick

        name = entity.name
        if what == "rename":
            return await self.app.push_screen_wait(Ask(f"{name} is called", name))
        if what == "retype":
            others = [(title, "") for title, kind in KINDS.items() if kind != entity.type]
            missed = f"No other kind is called so; it is among {_title(entity.type)}."
            pick = Pick(f"{name} is one of", _among(others), missed)
            picked = await self.app.push_screen_wait(pick)
            return KINDS[picked] if picked is not None else None
        if what == "split":
            names = self.library.names
            aliases = {one for code in names.codes(entity) for one in names.aliases(code)}
            others = [(one, "") for one in sorted(aliases - {name})]
            if not others:
                self.say(f"{name} has no other name that could be split off.")
                return None
            return await self.app.push_screen_wait(
                Pick(f"{name} is somebody or something else than", _among(others))
            )
        while not self.library.book.learn(0.004):
            await asyncio.sleep(0)
        return await self.app.push_screen_wait(Pick(f"{name} is the same as", self._others(entity)))

    def _others(self, entity: Entity) -> Offers:
        """Other names of its type: those with the words typed, most stories first; before
        anything is typed, those with its last word."""
        from tui.ui.screens.pick import MOST

        names, seeker = self.library.names, self.library.book.seeker
        itself, kind = names.codes(entity), NAME_TYPES.index(entity.type)

        def offers(typed: str) -> list[tuple[str, str]]:
            found = seeker.find(typed.strip() or entity.name.split()[-1]).owners
            codes = [
                code
                for code in found[found % len(NAME_TYPES) == kind].tolist()
                if code not in itself
            ]
            many = {code: len(names.postings(code)) // 4 for code in codes}
            best = [code for code in nlargest(MOST, codes, key=many.__getitem__) if many[code]]
            return [
                (
                    names.named_as(code)[0],
                    counted(len(self.library.book.stories(code)), "story", "stories"),
                )
                for code in best
            ]

        return offers

    def _stay_with(self, entity: Entity, now: Entity | None) -> list[NameScreen]:
        """Keep the name chosen that has been corrected, in the panel and on other screens;
        the screens that are about it."""
        self.show_story()
        if now is not None:
            self.choose_name(now)
        return [screen for screen in self._name_screens() if screen.corrected(entity, now)]

    def _give_back(self, entity: Entity) -> None:
        """Choose a name that is one again, in the panel and on other screens."""
        self.show_story()
        self.choose_name(entity)
        for screen in self._name_screens():
            screen.given_back(entity)

    def _name_screens(self) -> list[NameScreen]:
        from tui.ui.screens.name_screen import NameScreen

        return [screen for screen in self.app.screen_stack if isinstance(screen, NameScreen)]


def _among(things: Sequence[tuple[str, str]]) -> Offers:
    """Offers those of some things that have the words typed."""

    def offers(typed: str) -> list[tuple[str, str]]:
        words = typed.casefold().split()
        return [one for one in things if all(word in one[0].casefold() for word in words)]

    return offers


def _make(file: CorrectionFile, what: Action, entity: Entity, other: str) -> Correction:
    kind, name = entity.type, entity.name
    if what == "hide":
        return file.hide(kind, name)
    if what == "retype":
        return file.retype(kind, name, next(one for one in get_args(EntityType) if one == other))
    change = {"merge": file.merge, "split": file.split, "rename": file.rename}[what]
    return change(kind, name, other)


def _after(made: Correction) -> Entity | None:
    """What a corrected name is now; None where it is none any more."""
    if made.action == "hide":
        return None
    if made.action == "retype":
        return Entity("", made.name, cast("EntityType", made.other), ())
    return Entity("", made.name if made.action == "split" else made.other, made.type, ())


def _title(kind: str) -> str:
    """The title of the group of a type of names."""
    return next(title for title, one in KINDS.items() if one == kind)


def _said(made: Correction) -> str:
    if made.action == "hide":
        return f"{made.name} is no name."
    if made.action == "retype":
        return f"{made.name} is now among: {_title(made.other)}."
    words = {"merge": "is the same as", "split": "is not", "rename": "is now called"}
    return f"{made.name} {words[made.action]} {made.other}."
