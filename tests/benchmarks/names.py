"""Counting and finding names in a large store, in slices.

    python tests/benchmarks/names.py [--stories 100000] [--names 100000]

Made-up stories, the same every time, with twenty names each, some of them far commoner than
others. For each thing that the screen of all names does: how much processor time it takes, and
its longest slice, which is what a key may have to wait for. Beside finding a name, in the same run:
RapidFuzz's ``extract`` with WRatio over all names, as a plain fuzzy box would do it.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

import numpy as np
from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
from tests.benchmarks.corpus import SYLLABLES
from tui.article import NAME_TYPES, Article, Entity
from tui.entities.index.entity_index import EntityIndex
from tui.entities.index.name_book import NameBook
from tui.entities.index.timeline import STRAY, timeline
from tui.store import ArticleStore

NAMES_A_STORY = 20
ON_SCREEN = 50
"""Names painted at once."""
FIRST = datetime(2025, 1, 1, tzinfo=UTC)


def made_up(stories: int, names: int) -> tuple[EntityIndex, ArticleStore, list[str]]:
    """A store of stories that name made-up people, organisations and places."""
    rng = random.Random(stories)

    def word() -> str:
        return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).title()

    known = [f"{word()} {word()}" for _ in range(names)]
    index, store = EntityIndex(), ArticleStore()
    for number in range(stories):
        common = (min(names, int(rng.paretovariate(0.6))) - 1 for _ in range(16))
        chosen = dict.fromkeys([*common, *rng.choices(range(names), k=NAMES_A_STORY - 16)])
        text, entities = "", []
        for at in chosen:
            span = (len(text), len(text) + len(known[at]))
            text += known[at] + " "
            entities.append(Entity("", known[at], NAME_TYPES[at % 3], (span,)))
        when = FIRST + timedelta(minutes=rng.randrange(60 * 24 * 120))
        article = Article(str(number), text, (), known[0], published=when)
        store.add(article)
        index.add(number, article, tuple(entities))
    return index, store, known


def measure(name: str, steps: Iterable[object]) -> None:
    """Print how long all steps take, and the longest of them."""
    longest, started, before = 0.0, process_time(), process_time()
    for _ in steps:
        now = process_time()
        longest, before = max(longest, now - before), now
    longest = max(longest, process_time() - before)
    print(f"{name:<44}{1000 * (process_time() - started):>9.1f}{1000 * longest:>9.1f}")


def once(action: Callable[[], object]) -> Iterator[object]:
    yield action()


def learning(book: NameBook) -> Iterator[None]:
    while not book.learn(0.004):
        yield


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--stories", type=int, default=100_000)
    options.add_argument("--names", type=int, default=100_000)
    chosen = options.parse_args()
    index, store, known = made_up(chosen.stories, chosen.names)
    gc.freeze()
    book = NameBook(index, store)
    everything = list(range(len(store)))
    print(f"{len(store):,} stories, {chosen.names:,} names")
    print(f"{'milliseconds':<44}{'all':>9}{'slice':>9}")
    measure("the days of all stories", once(lambda: book.days))
    census = book.census()
    measure("count all names in all stories", census.steps(everything))
    names = census.codes()
    measure("put them in order: stories", once(lambda: census.ordered(names, "stories")))
    measure("put them in order: newest", once(lambda: census.ordered(names, "newest")))
    measure("make them known to the search", learning(book))
    typed = known[len(known) // 2].lower()
    for words in (typed[:1], typed[:3], typed, typed[:2] + typed[3:]):
        measure(f"find {words!r}", book.seeker.steps(words))
    query = typed[:2] + typed[3:]
    measure(
        f"find {query!r}: RapidFuzz extract, WRatio",
        once(lambda: process.extract(query, known, scorer=fuzz.WRatio, limit=20)),
    )
    best = [int(code) for code in census.ordered(census.codes(), "stories")[:ON_SCREEN]]
    measure(
        "named together with the commonest name",
        book.census().steps(book.stories(best[0]).tolist()),
    )
    time = timeline(book.days, 40, STRAY)
    assert time is not None
    courses = (time.counts(book.days[book.stories(code)]) for code in best)
    measure(f"the course of the {ON_SCREEN} commonest", courses)
    assert np.count_nonzero(census.stories) <= chosen.names


if __name__ == "__main__":
    main()
