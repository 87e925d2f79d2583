"""How right and how fast stories are read.

    python tests/benchmarks/ingest.py FOLDER TRUTH.jsonl.gz [--raw FOLDER] [--misses]

FOLDER holds one story a file. Each line of TRUTH is an object with ``file``, ``title``,
``dateline_raw``, ``dateline_place``, ``dateline_mon``, ``dateline_day`` and
``dateline_label_ok`` (whether a person can tell the dateline from the label).

The first paragraph has no label. It is taken from the raw file, without the parser: the
lines from the labelled dateline to the next blank or indented line. ``--raw`` names the
same stories in another layout to take it from, so that the two check each other.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tui.article import Article
from tui.ingest.read import read
from tui.ingest.sources.locate import Location, locate

END_MARK = re.compile(r"\s*\bReuter\W*$", re.IGNORECASE)


def load(folder: str) -> tuple[dict[str, Article], float]:
    """The articles by file name, and how many files were read a second."""
    articles: dict[str, Article] = {}
    began = process_time()
    for location in locate([folder]):
        if isinstance(location, Location):
            for article in read(location):
                if isinstance(article, Article):
                    articles[Path(location.path).name] = article
    return articles, len(articles) / (process_time() - began)


def same(text: str | None) -> str:
    """Letters and figures only: punctuation and layout do not make a place another."""
    return " ".join(re.findall(r"\w+", (text or "").casefold()))


def place_of(article: Article) -> str:
    """The places as the label joins them."""
    places = article.dateline.places if article.dateline else ()
    return " ".join(word for word in same(" ".join(places)).split() if word != "and")


def first_paragraph(raw: str, dateline: str) -> str | None:
    """What follows the labelled dateline in a raw file, up to the next paragraph; None
    when the label is not found as printed."""
    lines = raw.splitlines()
    opening = re.split(r"\s+-", dateline)[0].strip()
    for number, line in enumerate(lines):
        if opening and line.strip().startswith(opening):
            paragraph = [line.strip()]
            for follows in lines[number + 1 :]:
                if not follows.strip() or follows.startswith("   ") or END_MARK.match(follows):
                    break
                paragraph.append(follows.strip())
            body = " ".join(paragraph).removeprefix(opening).lstrip(" -")
            return END_MARK.sub("", body)
    return None


def judge(
    articles: dict[str, Article], truth: Iterable[Any], raw: Path
) -> Iterator[tuple[str, str, bool]]:
    """Pairs of a question and whether the answer is right, with the file's name."""
    for label in truth:
        file = label["file"]
        article = articles.get(file)
        if article is None:
            yield file, "file read", False
            continue
        title = " ".join((label["title"] or "").split())
        if title:
            yield file, "headline", article.headline == title
        dateline = article.dateline
        if label["dateline_raw"] is None:
            yield file, "no dateline where none is labelled", dateline is None
        if not label["dateline_label_ok"]:
            continue
        yield file, "dateline found", dateline is not None
        right = dateline is not None and place_of(article) == " ".join(
            word for word in same(label["dateline_place"]).split() if word != "and"
        )
        yield file, "dateline place", right
        dated = (label["dateline_mon"], label["dateline_day"])
        right = right and dateline is not None and (dateline.month, dateline.day) == dated
        yield file, "dateline place and date", right
        expected = first_paragraph((raw / file).read_text("utf-8"), label["dateline_raw"])
        if expected is not None:
            got = article.paragraphs[0] if article.paragraphs else ""
            first = "".join(got.split()) == "".join(expected.split())
            yield file, "first paragraph", first
            yield file, "headline and first paragraph", first and article.headline == title


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("truth")
    parser.add_argument("--raw", help="the same stories in another layout")
    parser.add_argument("--misses", metavar="QUESTION", help="name the files of wrong answers")
    options = parser.parse_args()
    articles, rate = load(options.folder)
    with gzip.open(options.truth, "rt", encoding="utf-8") as file:
        truth = [json.loads(line) for line in file]
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for name, question, answer in judge(articles, truth, Path(options.raw or options.folder)):
        asked[question] += 1
        right[question] += answer
        if question == options.misses and not answer:
            print(name)
    print(f"{options.folder}: {len(articles)} articles, {rate:,.0f} files a second on one core")
    for question in asked:
        share = right[question] / asked[question]
        print(f"{question:36}{right[question]:7,} of {asked[question]:6,}  {share:7.2%}")


if __name__ == "__main__":
    main()
