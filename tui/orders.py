"""The orders in which stories are listed."""

from __future__ import annotations

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
        self._newest: tuple[Sequence[int], NDArray[np.int64]] | None = None
        """The newest first, as the store lists them and as an array."""

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
            positions = positions[np.argsort(self._ranks(positions), kind="stable")]
        elif order == "unread" and read is not None:
            is_read = np.array(read, np.bool_)[positions]
            positions = np.concatenate([positions[~is_read], positions[is_read]])
        arranged: list[int] = positions.tolist()
        return arranged

    def _ranks(self, positions: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where the source of each of some stories is in the alphabet, however its letters are
        written."""
        import numpy as np

        sources = [self._store[position].source for position in positions.tolist()]
        folded = {source: source.casefold() for source in set(sources)}
        alphabet = {name: rank for rank, name in enumerate(sorted(set(folded.values())))}
        ranks = {source: alphabet[name] for source, name in folded.items()}
        return np.fromiter(map(ranks.__getitem__, sources), np.int64, len(sources))
