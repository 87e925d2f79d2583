"""How fast feeds open: ``python tests/benchmarks/feeds.py [STORIES]``.

One RSS feed, made up the same each time, is read from its bytes to articles, its process
running already. The peer is feedparser over the same bytes in the same run, once as it
comes and once without what newstui leaves out; either only parses.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import feedparser

from tests.ingest.feeds import item, rss
from tui.article import Article
from tui.ingest.confined.cell import Cell
from tui.ingest.documents.document import Document
from tui.ingest.read import read_document

RUNS = 5
BODY = " ".join(
    f"Sentence {number} tells of lorries, a bridge and a river." for number in range(15)
)


def seconds(run: Callable[[], int], stories: int) -> float:
    """The time one run takes, which must give so many stories."""
    began = perf_counter()
    assert run() == stories
    return perf_counter() - began


def main() -> None:
    """Print the table."""
    stories = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    data = rss(*(item(number, f"&lt;p&gt;{BODY}&lt;/p&gt;") for number in range(stories)))
    cell = Cell()

    def newstui() -> int:
        document = Document(io.BytesIO(data), "feed.rss", mtime=0.0, size=len(data))
        return sum(isinstance(step, Article) for step in read_document(document, cell))

    def parsed() -> int:
        return len(feedparser.parse(io.BytesIO(data)).entries)

    def parsed_alone() -> int:
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        return len(found.entries)

    rows = {"newstui, to articles": newstui, "feedparser": parsed, "… parsing only": parsed_alone}
    newstui()  # starts the process
    taken: dict[str, list[float]] = {name: [] for name in rows}
    for _ in range(RUNS):
        for name, run in rows.items():
            taken[name].append(seconds(run, stories))
    cell.close()
    peer = median(taken["feedparser"])
    print(f"{stories:,} stories, {len(data) / 1e6:.1f} MB, median of {RUNS}")
    for name, times in taken.items():
        print(
            f"{name:22} {1e3 * median(times):8,.0f} ms   {median(times) / peer:5.2f} × feedparser"
        )


if __name__ == "__main__":
    main()
