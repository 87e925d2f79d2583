"""How long does each letter typed into the filter box take?

    python tests/benchmarks/keystrokes.py [CORPUS] [--sizes 10000 100000 1000000] [--bodies]

CORPUS has a story a line: {"id", "title", "summary"}; may be compressed with gzip. Without
one, stories are made up, the same every time. Sizes beyond the corpus are reached with
headlines put together from two; --bodies gives every story about 550 words. Queries are
words of headlines, every other one mistyped, typed out letter by letter and the last
word taken back again. Each size has a process of its own. Prints milliseconds a key, the
share of keys above a frame (16 ms), what indexing takes, the longest pause of its slices,
memory, and what fzf takes for the same texts and some of the same queries in this run.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import geometric_mean, median
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.corpus import grown, made_up, read_lines, story, with_bodies
from tui.article import Article
from tui.search.index import Index
from tui.search.match import Searcher
from tui.search.query import parse

SLICE = 0.005
SESSIONS = 120
PHRASES = 60
DONE = object()
FZF_QUERIES = 12
FRAME = 16.0


def records(corpus: Path | None, size: int, bodies: bool) -> Iterator[dict[str, Any]]:
    real = [] if corpus is None else list(islice(read_lines(corpus), size))
    found = grown(real, size) if real else made_up(size)
    return with_bodies(found) if bodies else found


def build(articles: Sequence[Article]) -> Index:
    """Index everything as the program does: in slices; report what it took."""
    index, pauses, started = Index(), [0.0], perf_counter()
    for position, article in enumerate(articles):
        before = perf_counter()
        index.add(position, article)
        pauses.append(perf_counter() - before)
        if position % 500 == 499:
            before = perf_counter()
            index.settle(SLICE)
            pauses.append(perf_counter() - before)
    added = perf_counter() - started
    done = False
    while not done:
        before = perf_counter()
        done = index.settle(SLICE)
        pauses.append(perf_counter() - before)
    took = perf_counter() - started
    print(
        f"  indexed in {took:.1f} s ({took / len(articles) * 1e6:.0f} µs a story, {added:.1f} s of"
        f" it before the last was in); longest pause {max(pauses) * 1000:.1f} ms,"
        f" 99.9 % below {percentile(pauses, 0.999) * 1000:.1f} ms;"
        f" {len(index.vocabulary):,} words, {len(index.segments)} segments"
    )
    return index


def sessions(articles: Sequence[Article]) -> list[str]:
    """What is typed: two or three words of a headline, mistyped every other time."""
    rng, typed = random.Random(3), list[str]()
    while len(typed) < SESSIONS:
        words = [word.lower() for word in rng.choice(articles).headline.split() if word.isalpha()]
        long = [word for word in words if len(word) > 3]
        if len(long) < 3:
            continue
        chosen = rng.sample(long, rng.choice((2, 3)))
        if len(typed) % 2:
            chosen = [mistyped(word, rng) for word in chosen]
        typed.append(" ".join(chosen))
    return typed


def mistyped(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    letter = rng.choice("etaoinshrdlu")
    return rng.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def keys(query: str) -> list[str]:
    """The box after each key: the query typed out, then its last word deleted."""
    forth = [query[:end] for end in range(1, len(query) + 1)]
    return forth + [query[:end] for end in range(len(query) - 1, query.rfind(" "), -1)]


def time_keys(searcher: Searcher, typed: Sequence[str]) -> list[float]:
    today, times = date.today(), list[float]()
    slowest: list[tuple[float, str]] = []
    for query in typed:
        for box in keys(query):
            before = perf_counter()
            searcher.search(parse(box, today=today))
            times.append((perf_counter() - before) * 1000)
            slowest.append((times[-1], box))
    print(
        f"  {len(times):,} keys: p50 {percentile(times, 0.5):.2f}"
        f"  p95 {percentile(times, 0.95):.2f}  p99 {percentile(times, 0.99):.2f}"
        f"  max {max(times):.2f} ms;"
        f" above {FRAME:.0f} ms: {sum(time > FRAME for time in times) / len(times):.2%}"
    )
    worst = ", ".join(f"{box!r} {time:.1f}" for time, box in sorted(slowest, reverse=True)[:5])
    print(f"  slowest: {worst}")
    return times


def time_phrases(searcher: Searcher, articles: Sequence[Article]) -> None:
    """Phrases as the screen asks for them: prepared in steps, then searched."""
    rng, today = random.Random(4), date.today()
    steps, answers = list[float](), list[float]()
    for article in rng.sample(articles, PHRASES):
        words = article.text.split()
        at = rng.randrange(max(len(words) - 3, 1))
        phrase = '"' + " ".join(words[at : at + 3]).replace('"', "")
        for end in range(2, len(phrase) + 1):
            query = parse(phrase[:end], today=today)
            work = searcher.prepare(query)
            while True:
                before = perf_counter()
                more = next(work, DONE)
                steps.append((perf_counter() - before) * 1000)
                if more is DONE:
                    break
            before = perf_counter()
            searcher.search(query)
            answers.append((perf_counter() - before) * 1000)
    for name, times in (("steps", steps), ("answers", answers)):
        print(
            f"  phrases, {len(times):,} {name}: p50 {percentile(times, 0.5):.2f}"
            f"  p95 {percentile(times, 0.95):.2f}  max {max(times):.2f} ms"
        )


def compare_fzf(searcher: Searcher, articles: Sequence[Article], typed: Sequence[str]) -> None:
    program = shutil.which("fzf")
    if not program:
        return
    lines = "\n".join(" ".join(article.text.split()) for article in articles)
    today, ratios, times = date.today(), list[float](), list[float]()
    for query in typed[:: len(typed) // FZF_QUERIES]:
        box = query[: max(len(query) * 2 // 3, 1)]
        before = perf_counter()
        subprocess.run([program, "--filter", box], input=lines, text=True,
                       stdout=subprocess.DEVNULL, check=False)  # fmt: skip
        times.append((perf_counter() - before) * 1000)
        fresh = Searcher(articles, searcher.index)  # it remembers no answers
        before = perf_counter()
        fresh.search(parse(box, today=today))
        ratios.append(times[-1] / ((perf_counter() - before) * 1000))
    print(
        f"  fzf --filter, same texts: median {median(times):.0f} ms, which is"
        f" {geometric_mean(ratios):.0f} times ours (geometric mean; it reads its input anew)"
    )


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def resident() -> float:
    """Megabytes in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def run(corpus: Path | None, size: int, bodies: bool) -> None:
    articles = [story(record) for record in records(corpus, size, bodies)]
    gc.collect()
    gc.freeze()
    before = resident()
    print(f"{len(articles):,} stories{' with bodies' if bodies else ''}: {before:.0f} MB of text")
    index = build(articles)
    gc.collect()
    gc.freeze()
    searcher = Searcher(articles, index)
    typed = sessions(articles)
    time_keys(searcher, typed)
    time_phrases(searcher, articles)
    print(
        f"  memory for the index {resident() - before:.0f} MB; the process at most {peak():.0f} MB"
    )
    compare_fzf(searcher, articles, typed)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("corpus", type=Path, nargs="?")
    options.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    options.add_argument("--bodies", action="store_true")
    given = options.parse_args()
    if len(given.sizes) == 1:
        run(given.corpus, given.sizes[0], given.bodies)
        return
    for size in given.sizes:
        corpus = [str(given.corpus)] if given.corpus else []
        bodies = ["--bodies"] if given.bodies else []
        command = [sys.executable, __file__, *corpus, "--sizes", str(size), *bodies]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
