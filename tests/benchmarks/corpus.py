"""Stories for the search benchmarks: read from JSON lines, or made up the same each time."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from tui.article import Article, Block

SYLLABLES = [c + v for c in "bcdfghjklmnprstvz" for v in "aeiou"] + ["an", "er", "in", "ost", "ul"]
NEWEST = datetime(2025, 5, 29, tzinfo=UTC)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, which may be compressed with gzip."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def story(record: dict[str, Any]) -> Article:
    """The article of one line: ``id``, ``title``, ``summary``, perhaps ``body``."""
    text, blocks = "", list[Block]()
    for kind, key in (("headline", "title"), ("summary", "summary"), ("paragraph", "body")):
        part = str(record.get(key) or "").strip()
        if part:
            text += "\n\n" if text else ""
            blocks.append((kind, len(text), len(text) + len(part)))  # type: ignore[arg-type]
            text += part
    day = record.get("date")
    return Article(
        id=str(record["id"]),
        text=text,
        blocks=tuple(blocks),
        headline=str(record["title"]),
        summary=str(record.get("summary") or ""),
        language=record.get("lang", "und"),
        source=record.get("source", ""),
        published=datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None,
    )


def with_bodies(records: Iterator[dict[str, Any]], words: int = 550) -> Iterator[dict[str, Any]]:
    """Gives each record a body of about so many words, put together from the summaries of
    the five thousand records before it."""
    rng = random.Random(5)
    pool: list[str] = []
    for record in records:
        sentence = f"{record['title']}. {record.get('summary') or ''}".strip()
        if len(pool) < 5000:
            pool.append(sentence)
        else:
            pool[rng.randrange(5000)] = sentence
        body, count = [], 0
        while count < words:
            body.append(rng.choice(pool))
            count += body[-1].count(" ") + 1
        yield {**record, "body": " ".join(body)}


def made_up(count: int) -> Iterator[dict[str, Any]]:
    """Headlines with summaries of invented words, as unevenly frequent as real ones."""
    rng = random.Random(7)
    words = list(
        dict.fromkeys(
            "".join(rng.choices(SYLLABLES, k=rng.choice((1, 2, 2, 3, 3, 4))))
            for _ in range(150_000)
        )
    )
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    for number in range(count):
        drawn = rng.choices(words, cum_weights=weights, k=rng.randint(28, 55))
        head = rng.randint(6, 11)
        yield {
            "id": number,
            "title": " ".join(drawn[:head]).capitalize(),
            "summary": " ".join(drawn[head:]).capitalize() + ".",
            "date": (NEWEST - timedelta(minutes=7 * number)).date().isoformat(),
        }


def grown(records: list[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """So many records: the given ones, then headlines put together from halves of two."""
    yield from islice(records, count)
    rng = random.Random(11)
    for number in range(len(records), count):
        one, other = rng.choice(records), rng.choice(records)
        first, second = one["title"].split(), other["title"].split()
        title = " ".join(first[: (len(first) + 1) // 2] + second[len(second) // 2 :])
        yield {**other, "id": f"r{number}", "title": title}
