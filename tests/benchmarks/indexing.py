"""How long the names of many stories take in the background, and how long a key waits.

    python tests/benchmarks/indexing.py [--stories N] [--words N] [--from FOLDER]

Stories are made up of sentences of the sample stories, or read from FOLDER and repeated with
a number in their headline until there are N. They are indexed in slices, as the screen does
it, by processes: once with nothing kept, once with what the first run has kept. The peer in
the same run does all in slices here, on a sample. A key waits for one slice at most: the
longest is given as time passed, which other programs make longer, and as time computed.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import count, cycle, islice
from pathlib import Path
from time import perf_counter, sleep, thread_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tui.article import Article
from tui.cli import bundled_seeds
from tui.ingest.intake import Intake
from tui.ingest.read import read_bytes
from tui.library import Library
from tui.ui.background import SLICE, WAIT

PEER = 1_000
"""Stories that are recognised here: fewer than processes are started for."""


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--stories", type=int, default=10_000)
    options.add_argument("--words", type=int, default=350, help="of a story that is made up")
    options.add_argument("--from", dest="folder", type=Path)
    asked = options.parse_args()
    source = partial(_repeated, asked.folder) if asked.folder else partial(_made_up, asked.words)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "names.sqlite"
        for title, many, cache in (
            ("in slices here", min(PEER, asked.stories), None),
            ("by processes", asked.stories, kept),
            ("as kept", asked.stories, kept),
        ):
            print(_run(title, islice(source(), many), cache))


def _run(title: str, stories: Iterator[Article], cache: Path | None) -> str:
    library = Library(names_cache=(lambda: cache) if cache else None)
    for story in stories:
        library.store.add(story)
    library.warm_up()
    gc.collect()
    gc.freeze()
    longest = most = 0.0
    begun = perf_counter()
    done = False
    while not done:
        before, computed = perf_counter(), thread_time()
        done = library.index_names(SLICE)
        longest = max(longest, perf_counter() - before)
        most = max(most, thread_time() - computed)
        sleep(WAIT if library.awaits_names else 0)
    seconds = perf_counter() - begun
    many = library.recognised
    return (
        f"{title:15} {many:7,} stories in {seconds:6.1f} s: {many / seconds:6,.0f} stories/s; "
        f"longest slice {longest * 1000:5.1f} ms passed, {most * 1000:4.1f} ms computed"
    )


def _articles(steps: Intake) -> Iterator[Article]:
    return (step for step in steps if isinstance(step, Article))


def _made_up(words: int) -> Iterator[Article]:
    """Stories of sentences of the samples, each another one."""
    rng = random.Random(3)
    sentences = [
        sentence + "."
        for article in _articles(Intake([str(bundled_seeds())]))
        if article.language == "en"
        for paragraph in article.paragraphs
        for sentence in paragraph.rstrip(".").split(". ")
    ]
    for number in count():
        text, length = f"Story number {number}\n", 0
        while length < words:
            paragraph = " ".join(rng.choices(sentences, k=3))
            text += f"\n{paragraph}\n"
            length += paragraph.count(" ") + 1
        step = next(iter(read_bytes(text.encode(), name=f"{number}.txt")))
        if isinstance(step, Article):
            yield step


def _repeated(folder: Path) -> Iterator[Article]:
    """The stories of a folder over and over, as if each time another."""
    stories = list(_articles(Intake([str(folder)])))
    for number, story in enumerate(cycle(stories)):
        yield replace(story, id=f"{number:016x}", url=None, original=None)


if __name__ == "__main__":
    main()
