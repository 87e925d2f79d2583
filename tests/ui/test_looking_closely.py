"""The story one looks at is read again by the better recogniser, and of a few stories all."""

from __future__ import annotations

import warnings
from gc import collect
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.entities.stories import body
from tests.ui.screen_text import text_of
from tests.waiting import wait_for
from tui.article import NAME_TYPES, Article, Mention
from tui.entities import recognise
from tui.entities.recogniser import Recogniser, RecogniserMissing
from tui.library import Library
from tui.state.config import Config
from tui.ui.desk import looking_closely

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Running


class OnlyTalks:
    """Finds nothing but talks, which nobody else takes for a name."""

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        start = article.text.find("talks")
        return (Mention(start, start + 5, "EVENT"),) if start >= 0 else ()


@pytest.fixture
def better(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = recognise.recogniser

    def named(name: recognise.RecogniserName, model: str | None = None) -> Recogniser:
        return OnlyTalks() if name == "best" else usual(name, model)

    monkeypatch.setattr(recognise, "recogniser", named)
    monkeypatch.setattr(looking_closely, "FEW", 0)  # other processes know nothing of it


async def test_of_a_few_stories_all_are_read_closely_opened_or_not(
    folder: Path, running: Running
) -> None:
    async with running(folder, config=Config()) as (app, pilot):
        library = app.library
        positions = range(len(library.store))
        await wait_for(pilot, lambda: all(map(library.is_read_closely, positions)), "all")
        await wait_for(pilot, lambda: library.naming.recognise(0), "the index")
        assert library.settled == library.recognised == 3
        model = recognise.recogniser("best")
        for at in positions:
            assert library.entities(at) == recognise.find_entities(library.store[at], model)
            for one in library.entities(at):
                if one.type in NAME_TYPES:
                    assert at in library.names.stories(one)


async def test_a_story_that_comes_is_read_closely_too(folder: Path, running: Running) -> None:
    async with running(folder, config=Config()) as (app, pilot):
        library = app.library
        await wait_for(pilot, lambda: all(map(library.is_read_closely, range(3))), "all")
        library.store.add(body("Viktor Smith spoke in Lagos."))
        await app.desk.background.catch_up()
        await wait_for(pilot, lambda: library.is_read_closely(3), "the new one")


async def test_counts_that_may_change_say_so(
    folder: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = True

    def slowly(library: Library, name: str) -> Iterator[None]:
        library.naming.unsettled = 2
        while wait:
            yield None
        library.naming.unsettled = 0

    monkeypatch.setattr(Library, "closer_readings", slowly)
    async with running(folder, config=Config()) as (app, pilot):
        await wait_for(pilot, lambda: "counted in 1 of 3" in text_of(app), "the panel")
        await pilot.press("W")
        await wait_for(pilot, lambda: "counted so far: 1 of 3" in text_of(app), "the screen")
        await pilot.press("escape")
        wait = False
        await wait_for(pilot, lambda: not app.desk._looking_at_all.locked(), "the end")
        app.desk.report()
        await wait_for(pilot, lambda: "counted in" not in text_of(app), "all")


@pytest.mark.usefixtures("better")
async def test_the_panel_the_text_and_the_index_take_the_better_answer(
    folder: Path, running: Running
) -> None:
    async with running(folder, config=Config()) as (app, pilot):
        await pilot.press("g")
        panel = app.desk.panel
        await wait_for(pilot, lambda: panel.entity and panel.entity.name == "talks", "the name")
        assert "Events" in text_of(app)
        here = app.desk.stories.position

        def named() -> list[int]:
            return [int(at) for at in app.library.names.stories(panel.entity)]

        await wait_for(pilot, lambda: named() == [here], "the index")
        assert [app.library.is_read_closely(at) for at in range(3)].count(True) == 1


@pytest.mark.usefixtures("better")
async def test_the_open_story_stays_listed_until_the_filter_is_another(
    folder: Path, running: Running
) -> None:
    async with running(folder, config=Config()) as (app, pilot):
        desk, library = app.desk, app.library
        desk.filter_bar.text = "person:jalali river"  # not the story that was open first
        await wait_for(pilot, lambda: "1 / 3" in text_of(app), "the filter")
        here = desk.stories.position
        await wait_for(pilot, lambda: library.is_read_closely(here), "the closer reading")
        await wait_for(pilot, lambda: not len(library.ask("person:jalali river")), "no such name")
        desk.report()
        await pilot.pause()
        assert "1 / 3" in text_of(app)
        assert desk.stories.position == here
        desk.filter_bar.text = "person:jalali river "
        await wait_for(pilot, lambda: "0 / 3" in text_of(app), "the new answer")


@pytest.mark.usefixtures("better")
async def test_who_wants_the_quick_answer_gets_it(folder: Path, running: Running) -> None:
    async with running(folder, config=Config(recogniser="quick")) as (app, pilot):
        await pilot.press("j", "k")
        await wait_for(pilot, lambda: app.desk.panel.entity is not None, "names")
        assert app.desk.panel.entity.name != "talks"
        assert not any(app.library.is_read_closely(at) for at in range(3))


@pytest.mark.usefixtures("better")
async def test_what_is_missing_is_said_and_the_next_best_is_used(
    folder: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = recognise.recogniser

    def named(name: recognise.RecogniserName, model: str | None = None) -> Recogniser:
        if name == "spacy":
            raise RecogniserMissing("spaCy's model is not installed")
        return ours(name, model)

    monkeypatch.setattr(recognise, "recogniser", named)
    async with running(folder, config=Config(recogniser="spacy")) as (app, pilot):
        said = "spaCy's model is not installed"
        await wait_for(pilot, lambda: said in text_of(app), "what is missing")
        await pilot.press("g")
        panel = app.desk.panel
        await wait_for(pilot, lambda: panel.entity and panel.entity.name == "talks", "the model")


@pytest.mark.usefixtures("better")
async def test_leaving_before_it_has_begun_says_nothing(folder: Path, running: Running) -> None:
    with warnings.catch_warnings(record=True) as said:
        async with running(folder, config=Config()) as (app, pilot):
            await pilot.press("j")
            app.desk.show_story()
            app.desk.workers.cancel_all()  # as when newstui ends
        del app, pilot
        collect()
    assert [str(one.message) for one in said] == []
