"""Every order of the list, of all stories or of those that a filter leaves."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tui.article import Article
from tui.orders import Orders
from tui.store import ArticleStore

STORIES = st.lists(
    st.tuples(
        st.sampled_from(["AFP", "TASS", "tass", ""]), st.none() | st.integers(1, 9), st.booleans()
    ),
    max_size=12,
)


@given(STORIES, st.sets(st.integers(0, 11)), st.booleans())
def test_stories_stand_in_the_order_asked_for(
    stories: list[tuple[str, int | None, bool]], some: set[int], filtered: bool
) -> None:
    store = ArticleStore()
    for number, (source, day, _) in enumerate(stories):
        published = datetime(2025, 5, day, tzinfo=UTC) if day else None
        store.add(Article(str(number), "", (), "", source=source, published=published))
    found = sorted(some & set(range(len(store)))) if filtered else None
    read = bytearray(read for _, _, read in stories)
    listed = [at for at in store.newest_first() if found is None or at in found]
    expected = {
        "newest": listed,
        "oldest": listed[::-1],
        "source": sorted(listed, key=lambda at: stories[at][0].casefold()),
        "unread": sorted(listed, key=lambda at: stories[at][2]),
    }
    orders = Orders(store)
    given = None if found is None else np.array(found, np.int64)
    assert {order: orders.arrange(order, given, read) for order in expected} == expected  # type: ignore[arg-type]
    assert orders.arrange("unread", given, None) == listed


def test_a_story_that_another_source_has_now_stands_with_that_source() -> None:
    store = ArticleStore()
    orders = Orders(store)
    for number, source in enumerate(["AFP", "Reuters", "TASS"]):
        store.add(Article(str(number), "", (), "", path=f"{number}", source=source))
    store.add(Article("0", "", (), "", path="copy", source="Xinhua"))
    assert orders.arrange("source", None, None) == [0, 1, 2]
    store.withdraw(0, lambda article: article.path == "0")
    assert orders.arrange("source", None, None) == [1, 2, 0]
