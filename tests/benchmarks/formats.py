"""How fast dumps open: ``python tests/benchmarks/formats.py [FILE …]``.

Without files a JSON Lines dump of 100,000 short stories, made up the same each time, is
read. The peer is `json.loads` over the same lines in the same run, which no reader of such
a file can do without.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.corpus import SYLLABLES
from tui.article import Article, Failure
from tui.ingest.intake import Intake
from tui.store import ArticleStore

STORIES = 100_000
BAR = 20_000
"""Stories a second that a dump of short ones must reach."""
REPORT_EVERY = 0.15
"""Seconds after which what is loaded is left out of the search for garbage."""


def dump(path: Path, count: int) -> None:
    """A dump of short stories: a headline, two sentences, a date, a link, a source."""
    rng = random.Random(3)
    words = ["".join(rng.choices(SYLLABLES, k=rng.choice((1, 2, 2, 3)))) for _ in range(20_000)]
    common = [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "said",
        "for",
        "on",
        "that",
        "with",
        "by",
        "from",
        "at",
        "was",
    ]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            drawn = rng.choices(words, k=34)
            drawn[3::4] = rng.choices(common, k=len(drawn[3::4]))
            record = {
                "title": " ".join(drawn[:8]).capitalize(),
                "text": f"{' '.join(drawn[8:24]).capitalize()}. {' '.join(drawn[24:])}.",
                "date": f"2025-05-{number % 28 + 1:02d}T{number % 24:02d}:00:00Z",
                "url": f"https://meridian.example/{number}",
                "source": "Meridian",
                "authors": ["Nora Byte"],
            }
            file.write(json.dumps(record) + "\n")


def lines(path: Path) -> Iterator[bytes]:
    """The lines of a file that may be packed."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        yield from file


def parse(path: Path) -> float:
    """Seconds of the processor that parsing the lines takes alone; 0 where they are no JSON."""
    start = process_time()
    try:
        for line in lines(path):
            json.loads(line)
    except ValueError:
        return 0.0
    return process_time() - start


def load(path: Path) -> tuple[int, int, float, float]:
    """Stories, failures, seconds of the processor, and the longest step in seconds."""
    store, failures, longest = ArticleStore(), 0, 0.0
    start = process_time()
    before = frozen = perf_counter()
    for step in Intake([str(path)]):
        if isinstance(step, Article):
            store.add(step)
        elif isinstance(step, Failure):
            failures += 1
        now = perf_counter()
        longest = max(longest, now - before)
        if now - frozen > REPORT_EVERY:  # as the screen does
            gc.freeze()
            frozen = now = perf_counter()
        before = now
    return len(store), failures, process_time() - start, longest


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = options.files
        if not files:
            files = [Path(folder) / "dump.jsonl"]
            dump(files[0], STORIES)
        print(f"{'file':24} {'stories':>8} {'bad':>5} {'s':>7} {'/s':>8} {'json':>7} {'ratio':>6} "
              f"{'longest step':>13}")  # fmt: skip
        for file in files:
            load_warm(file)
            plain = parse(file)
            gc.freeze()
            count, failures, seconds, longest = load(file)
            ratio = f"{seconds / plain:.1f}" if plain else "-"
            print(f"{file.name:24} {count:8,} {failures:5,} {seconds:7.2f} {count / seconds:8,.0f} "
                  f"{plain:7.2f} {ratio:>6} {longest * 1e3:10.1f} ms")  # fmt: skip
        if not options.files:
            print(f"The bar for short stories is {BAR:,} a second.")


def load_warm(file: Path) -> None:
    """Import the readers: that is paid for once, behind the first paint."""
    for _, _step in zip(range(50), Intake([str(file)]), strict=False):
        pass


if __name__ == "__main__":
    main()
