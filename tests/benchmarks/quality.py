"""Does search find what was meant?

    python tests/benchmarks/quality.py CORPUS QUERIES [--sample N]

CORPUS has a story a line: {"id", "title", "summary"}, perhaps "body", "date". QUERIES has
{"id", "cond", "q"} lines: the story meant, the way of typing, and what was typed. Both may
be compressed with gzip. Prints MRR@10, recall@10 and the share of first places for each
way of typing, for newstui over all queries and for its peers over N of each way. A story
with the same headline as the one meant counts as that one. Peers see the headlines, or
headlines and summaries ("both").
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import fmean, median
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.corpus import read_lines, story
from tui.article import Article
from tui.search.index import Index
from tui.search.match import Searcher
from tui.search.query import parse

Finder = Callable[[str], Sequence[int]]
"""From what was typed to the numbers of the first ten stories."""
SHOWN = 10
TEXTUAL_QUERIES = 3


def newstui(articles: Sequence[Article]) -> Finder:
    index = Index()
    for position, article in enumerate(articles):
        index.add(position, article)
    while not index.settle(1.0):
        pass
    searcher = Searcher(articles, index)
    today = date.today()

    def find(typed: str) -> Sequence[int]:
        return list(searcher.search(parse(typed, today=today)).positions[:SHOWN])

    return find


def rapidfuzz(scorer: str, texts: Sequence[str]) -> Finder:
    from rapidfuzz import fuzz, process

    folded = [text.casefold() for text in texts]
    function = getattr(fuzz, scorer)
    return lambda typed: [
        number for _, _, number in process.extract(typed, folded, scorer=function, limit=SHOWN)
    ]


def textual(texts: Sequence[str]) -> Finder:
    from textual.fuzzy import Matcher

    def find(typed: str) -> Sequence[int]:
        matcher = Matcher(typed)
        scores = [(matcher.match(text), -number) for number, text in enumerate(texts)]
        return [-number for score, number in sorted(scores, reverse=True)[:SHOWN] if score]

    return find


def fzf(program: str, texts: Sequence[str]) -> Finder:
    lines = "\n".join(f"{number}\t{' '.join(text.split())}" for number, text in enumerate(texts))

    def find(typed: str) -> Sequence[int]:
        done = subprocess.run(
            [program, "--filter", typed, "--delimiter", "\t", "--nth", "2.."],
            input=lines, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return [int(line.partition("\t")[0]) for line in done.stdout.split("\n")[:SHOWN] if line]

    return find


def measure(
    find: Finder,
    queries: Sequence[dict[str, Any]],
    articles: Sequence[Article],
    number: dict[str, int],
) -> tuple[dict[str, list[int]], float]:
    """For each way of typing the places at which the stories meant were found (0: not
    among the first), and the median milliseconds of a query."""
    places: dict[str, list[int]] = defaultdict(list)
    times = []
    for query in queries:
        meant = articles[number[str(query["id"])]].headline
        started = perf_counter()
        found = [articles[int(at)].headline for at in find(query["q"])]
        times.append((perf_counter() - started) * 1000)
        places[query["cond"]].append(found.index(meant) + 1 if meant in found else 0)
    return places, median(times)


def report(name: str, places: dict[str, list[int]], milliseconds: float) -> None:
    mean = fmean(reciprocal(found) for found in places.values())
    print(f"\n{name}: mean MRR@{SHOWN} {mean:.3f}, {milliseconds:.2f} ms a query (median)")
    for condition, found in places.items():
        print(
            f"  {condition:<10} MRR {reciprocal(found):.3f}"
            f"  recall {fmean(place > 0 for place in found):.3f}"
            f"  first {fmean(place == 1 for place in found):.3f}  n={len(found)}"
        )


def reciprocal(places: Sequence[int]) -> float:
    return fmean(1 / place if place else 0.0 for place in places)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("corpus", type=Path)
    options.add_argument("queries", type=Path)
    options.add_argument(
        "--sample", type=int, default=15, help="queries of each way of typing put to peers"
    )
    options.add_argument("--no-peers", action="store_true")
    given = options.parse_args()

    articles = [story(record) for record in read_lines(given.corpus)]
    number = {article.id: at for at, article in enumerate(articles)}
    queries = [query for query in read_lines(given.queries) if str(query["id"]) in number]
    print(f"{len(articles):,} stories, {len(queries):,} queries")
    report("newstui", *measure(newstui(articles), queries, articles, number))
    if given.no_peers:
        return

    ways: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for query in queries:
        ways[query["cond"]].append(query)
    rng = random.Random(1)
    sampled = {way: rng.sample(some, min(given.sample, len(some))) for way, some in ways.items()}
    few = [query for some in sampled.values() for query in some]
    titles = [article.headline for article in articles]
    both = [f"{article.headline} {article.summary}" for article in articles]
    for scorer in ("WRatio", "token_set_ratio", "partial_ratio", "partial_token_sort_ratio"):
        finder = rapidfuzz(scorer, titles)
        report(f"rapidfuzz {scorer} (titles)", *measure(finder, few, articles, number))
    if program := shutil.which("fzf"):
        report("fzf (titles)", *measure(fzf(program, titles), few, articles, number))
        report("fzf (both)", *measure(fzf(program, both), few, articles, number))
    slow = [query for some in sampled.values() for query in some[:TEXTUAL_QUERIES]]
    report("textual.fuzzy (titles)", *measure(textual(titles), slow, articles, number))


if __name__ == "__main__":
    main()
