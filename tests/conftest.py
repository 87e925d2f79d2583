"""Builders shared by all tests."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractAsyncContextManager

    from textual.pilot import Pilot

    from tests.server import Server
    from tui.state.config import Config

    Running = Callable[..., AbstractAsyncContextManager["tuple[Any, Pilot[None]]"]]

# Machines may be busy; and what has passed once in CI must not fail there by chance.
settings.register_profile("patient", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("patient")

STORIES = {
    "kabul.txt": """World

Taliban adviser welcomes talks in Moscow

KABUL, May 29, 2025 (Reuters) - The Taliban said on Thursday that talks with Russia in Moscow
had gone well, Zakir Jalali, an adviser to the ministry, said.

"We welcome the [leadership] decision," Jalali said. Zakir Jalali spoke in Kabul.

Russia said nothing. Jalali will fly to Moscow in June.
""",
    "wheat.txt": """Wheat prices rise as rain stays away

PARIS, May 27, 2025 (Reuters) - Wheat rose 2.5 percent to $231 a tonne in Paris on Tuesday.

Traders blamed the dry spring in Russia and Ukraine.
""",
    "dam.txt": """Dam on the river Tersoy opens

BISHKEK, May 25, 2025 (AFP) - The dam was opened by Zakir Jalali, a visitor from Kabul.

Engineers said that the river would rise by two metres.
""",
}


@pytest.fixture(scope="session", autouse=True)
def _nobodys_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the settings and the state of whoever runs the tests out of them."""
    with pytest.MonkeyPatch.context() as environment:
        for kind in ("CONFIG", "STATE", "CACHE"):
            home = str(tmp_path_factory.mktemp(kind.lower()))
            environment.setenv(f"XDG_{kind}_HOME", home)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three small stories; the newest is read first, and so it is the chosen one
    however long loading takes."""
    for age, (name, text) in enumerate(STORIES.items()):
        (tmp_path / name).write_text(text, "utf-8")
        os.utime(tmp_path / name, (time() - age, time() - age))
    return tmp_path


@pytest.fixture
def server() -> Iterator[Server]:
    """A web server on this machine."""
    from tests.server import serving

    with serving() as server:
        yield server


@pytest.fixture
def running() -> Running:
    """``async with running(folder, size=(120, 40)) as (app, pilot)``: the app, loaded."""

    @asynccontextmanager
    async def run(
        *sources: Path | str,
        size: tuple[int, int] = (120, 40),
        query: str = "",
        state: Path | None = None,
        watchlist: Path | None = None,
        config: Config | None = None,
        kept: Path | None = None,
    ) -> AsyncIterator[tuple[Any, Pilot[None]]]:
        from tests.waiting import wait_for
        from tui.ingest.intake import Intake
        from tui.state.config import Config
        from tui.state.places import Places
        from tui.ui.app import NewsApp

        named = [str(source) for source in sources]
        intake = Intake(named, kept=(lambda: kept) if kept is not None else None)
        config = config or Config(recogniser="quick")  # names are not to change meanwhile
        app = NewsApp(intake, query, config, None, lambda: Places(state, watchlist))
        async with app.run_test(size=size) as pilot:
            library = app.library
            await wait_for(pilot, lambda: not app.desk.background.loading, "loading to end")
            await wait_for(pilot, lambda: library.recognised == len(library.store), "all names")
            await wait_for(pilot, lambda: app.desk.state is not None, "the state")
            yield app, pilot

    return run
