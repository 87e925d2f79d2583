"""The orders in which stories are listed."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from tui.store import ArticleStore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Order = Literal["best", "newest", "oldest", "unread", "source"]
"""Best: by relevance where words were asked, else the newest first."""
ORDERS: dict[Order, str] = {
    "best": "The best first, or the newest where nothing is asked.",
    "newest": "The newest first.",
    "oldest": "The oldest first.",
    "unread": "The unread first.",
    "source": "By source.",
}


class Orders:
    """Puts stories in order; of equals the newer is first."""

    def __init__(self, store: ArticleStore) -> None:
        self._store = store
        self._sources: dict[str, int] = {}
        """A number for each source, however its letters are written."""
        self._newest: tuple[Sequence[int], NDArray[np.int64]] | None = None
        """The newest first, as the store lists them and as an array."""
        self._source = array("I")
        """The number of the source of each story."""

    def arrange(
        self, order: Order, found: NDArray[np.int64] | None, read: bytearray | None
    ) -> list[int]:
        """Some stories (None: all) in an order. ``read`` has a byte for each position, 1 for
        a story that has been read; without it all are unread."""
        import numpy as np  # not before the first paint

        newest = self._store.newest_first()
        if self._newest is None or self._newest[0] is not newest:
            self._newest = newest, np.array(newest, np.int64)
        positions = self._newest[1]
        if found is not None:
            listed = np.zeros(len(self._store), np.bool_)
            listed[found] = True
            positions = positions[listed[positions]]
        if order == "oldest":
            positions = positions[::-1]
        elif order == "source":
            positions = positions[np.argsort(self._ranks()[positions], kind="stable")]
        elif order == "unread" and read is not None:
            is_read = np.array(read, np.bool_)[positions]
            positions = np.concatenate([positions[~is_read], positions[is_read]])
        arranged: list[int] = positions.tolist()
        return arranged

    def _ranks(self) -> NDArray[np.int64]:
        """Where the source of each story is in the alphabet."""
        import numpy as np

        for at in range(len(self._source), len(self._store)):
            source = self._store[at].source.casefold()
            self._source.append(self._sources.setdefault(source, len(self._sources)))
        ranks = np.zeros(len(self._sources), np.int64)
        for rank, source in enumerate(sorted(self._sources)):
            ranks[self._sources[source]] = rank
        return ranks[np.frombuffer(self._source, np.uint32)]
