"""Which stories have been read, followed through every mark and every story that comes."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tui.article import Article
from tui.marks import ReadStories
from tui.state.state import State
from tui.store import ArticleStore

IDS = [str(number) for number in range(8)]
STEPS = st.tuples(st.sampled_from(["come", "read", "unread", "go"]), st.sets(st.sampled_from(IDS)))


@given(st.lists(STEPS, max_size=12))
def test_the_read_stories_are_those_marked_as_read(steps: list[tuple[str, set[str]]]) -> None:
    store, state = ArticleStore(), State()
    stories = ReadStories(store, state)
    for what, ids in steps:
        if what == "come":
            for identity in sorted(ids):
                store.add(Article(identity, "", (), ""))
        elif what == "go":
            for identity in ids:
                if (position := store.position_of(identity)) is not None:
                    store.remove(position)
        else:
            state.set_read(ids, what == "read")
        here = [at for at in range(len(store)) if store.holds(at)]
        read = [at for at in here if store[at].id in state.read]
        assert [at for at in here if stories.flags[at]] == read
        assert stories.count() == len(read)
    state.close()


def test_what_another_program_has_read_is_read_here(tmp_path: Path) -> None:
    store, state, other = ArticleStore(), State(tmp_path / "state"), State(tmp_path / "state")
    store.add(Article("1", "", (), ""))
    store.add(Article("2", "", (), ""))
    stories = ReadStories(store, state)
    assert stories.count() == 0
    other.set_read(["2"], True)
    state.refresh()
    assert list(stories.flags) == [0, 1]
    state.close()
    other.close()
