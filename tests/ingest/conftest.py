"""What the tests of formats share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tui.ingest.confined.cell import Cell
from tui.ingest.formats import format_table as formats


@pytest.fixture(scope="session")
def cell() -> Iterator[Cell]:
    """One worker for all tests: starting it takes longer than they do."""
    cell = Cell()
    yield cell
    cell.close()


@pytest.fixture
def unconfined(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every format is read in the process of the test, where modules can be taken away."""
    free = tuple(kind._replace(confined_from=None) for kind in formats.FORMATS)
    monkeypatch.setattr(formats, "FORMATS", free)
