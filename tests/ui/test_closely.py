"""The open story is read once more by the better recogniser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tui.entities.naming  # noqa: F401  (has the real recogniser before tests change it)
from tests.waiting import wait_for
from tui.article import Article, Mention
from tui.entities.recognise import RecogniserMissing
from tui.state.config import Config

if TYPE_CHECKING:
    from tests.conftest import Running


class OnlyKabul:
    """Finds one name."""

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        at = article.text.find("Kabul")
        return (Mention(at, at + 5, "ORG"),) if at >= 0 else ()


async def test_what_it_finds_is_shown_and_counted(
    folder: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.entities.recognise.recogniser", lambda name: OnlyKabul())
    async with running(folder, config=Config(recogniser="best")) as (app, pilot):
        library = app.library
        position = app.desk.stories.position
        await wait_for(pilot, lambda: library.is_read_closely(position), "the closer reading")
        await wait_for(
            pilot, lambda: library.positions("org", "Kabul") == [position], "the index to follow"
        )
        names = {entity.name: entity.type for entity in library.entities(position)}
        assert names["Kabul"] == "ORG"
        assert "Zakir Jalali" not in names
        shown = [one for one in app.desk.panel._entities if one.name == "Kabul"]
        assert [one.type for one in shown] == ["ORG"]


async def test_a_recogniser_that_is_not_there_is_said_and_done_without(
    folder: Path, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> OnlyKabul:
        raise RecogniserMissing("spaCy is not installed")

    monkeypatch.setattr("tui.entities.recognise.recogniser", missing)
    async with running(folder, config=Config(recogniser="spacy")) as (app, pilot):
        await wait_for(pilot, lambda: app.desk.problems, "the problem to be said")
        assert app.desk.problems[0].reason == "spaCy is not installed"
        assert app.library.entities(app.desk.stories.position)
