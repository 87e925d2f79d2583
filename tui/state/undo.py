"""Taking changes back, the last first."""

from __future__ import annotations

from collections.abc import Callable

MOST = 1_000


class Undo:
    """The changes of this session and how each is reversed."""

    def __init__(self) -> None:
        self._changes: list[tuple[str, Callable[[], None]]] = []

    def did(self, undone: str, reverse: Callable[[], None]) -> None:
        """Note a change: what to say when it has been taken back, and how that is done."""
        self._changes.append((undone, reverse))
        del self._changes[:-MOST]

    def undo(self) -> str | None:
        """Take the last change back; what to say of it, or None if there is none. Raises what
        reversing it raises; then it can be tried again."""
        if not self._changes:
            return None
        said, reverse = self._changes[-1]
        reverse()
        self._changes.pop()
        return said
