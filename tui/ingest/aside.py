"""Work that cannot be cut into steps and takes longer than a keyboard should wait."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from typing import TypeVar

Result = TypeVar("Result")

_WAIT = 0.002
"""Seconds of a step."""


def aside(work: Callable[[], Result]) -> Generator[None, None, Result]:
    """Do some work in a thread; the steps are there to be made while it goes on. Returns what
    it returns, raises what it raises."""
    done: list[Result] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            done.append(work())
        except Exception as error:
            failed.append(error)

    # A daemon: who leaves meanwhile need not wait for it.
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_WAIT)
        yield None
    if failed:
        raise failed[0]
    return done[0]
