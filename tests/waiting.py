"""Waiting for what the screen shows, never for a time."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

from textual.pilot import Pilot

PATIENCE = 20.0
"""Seconds after which a condition counts as never coming true."""


async def wait_for(pilot: Pilot[Any], condition: Callable[[], object], what: str) -> None:
    """Let the app run until the condition holds.

    Raises:
        AssertionError: it did not come true; the message says what was waited for.
    """
    end = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < end, f"waited in vain for {what}"
        await pilot.pause(0.01)
    await pilot.pause()
