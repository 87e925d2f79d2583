"""Loading says how far it is."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from random import Random

import pytest

from tui.article import Article
from tui.ingest.intake import Intake


@pytest.mark.parametrize("packed", [False, True])
def test_a_dump_counts_as_its_stories_and_the_estimate_comes_near(
    tmp_path: Path, packed: bool
) -> None:
    stories, path = 10_000, tmp_path / ("dump.jsonl.gz" if packed else "dump.jsonl")
    random = Random(1)
    lines = "".join(
        json.dumps({"title": f"Story {n}", "text": random.randbytes(150).hex()}) + "\n"
        for n in range(stories)
    )
    path.write_bytes(gzip.compress(lines.encode()) if packed else lines.encode())
    (tmp_path / "a.txt").write_text("Lorries cross", "utf-8")
    intake = Intake([str(tmp_path)])
    seen: list[tuple[int, int]] = []
    for step in intake:
        if isinstance(step, Article):
            assert intake.done <= intake.found
            seen.append((intake.done, intake.found))
    half = next(found for done, found in seen if done > stories // 2)
    assert stories * 0.8 < half < stories * 1.3
    assert (intake.done, intake.found) == (stories + 1, stories + 1)


def test_plain_files_are_counted_one_by_one(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Story {number}", "utf-8")
    (tmp_path / "empty.txt").touch()
    intake = Intake([str(tmp_path)])
    list(intake)
    assert (intake.done, intake.found) == (3, 3)
