"""Every name of some stories, a line each, by the command line."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_cli import NEWSTUI, ROOT, newstui
from tui.roster import _csv_line, _inert


def test_csv_has_a_line_for_each_name(folder: Path) -> None:
    done = newstui("entities", folder, "--csv")
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert list(rows[0]) == ["name", "type", "stories", "mentions", "first", "latest", "aliases"]
    by_name = {(row["name"], row["type"]): row for row in rows}
    assert by_name["Zakir Jalali", "PER"] == {
        "name": "Zakir Jalali", "type": "PER", "stories": "2", "mentions": "5",
        "first": "2025-05-25", "latest": "2025-05-29", "aliases": "Jalali",
    }  # fmt: skip
    assert len(by_name) == len(rows)
    many = [int(row["stories"]) for row in rows]
    assert many == sorted(many, reverse=True)
    assert {row["type"] for row in rows} <= {"PER", "ORG", "LOC", "NORP", "EVENT", "WORK", "MISC"}


def test_json_and_the_filter(folder: Path) -> None:
    done = newstui("entities", folder, "--json", "--filter", "dam")
    records = {record["name"]: record for record in map(json.loads, done.stdout.splitlines())}
    assert records["Zakir Jalali"]["stories"] == 1
    assert records["Zakir Jalali"]["aliases"] == []
    assert "Ukraine" not in records


def test_names_are_put_together_across_stories_and_shown_in_full(tmp_path: Path) -> None:
    texts = {
        "1": "Vladimir V. Orm flew to Fresno, Calif., on Monday.",
        "2": "Vladimir Orm met John F. Reyes there.",
        "3": "Vladimir Orm met John Q. Reyes there.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(f"A flight\n\n{text}\n", "utf-8")
    done = newstui("entities", tmp_path, "--json")
    found = {(one["name"], one["stories"]) for one in map(json.loads, done.stdout.splitlines())}
    assert {("Vladimir Orm", 3), ("California", 1)} <= found
    assert {("John F. Reyes", 1), ("John Q. Reyes", 1)} <= found


def test_wrong_use_is_said(folder: Path) -> None:
    assert newstui("entities", folder).returncode == 2
    assert newstui("entities", folder, "--csv", "--json").returncode == 2
    assert newstui("entities", folder / "nowhere", "--csv").returncode == 1


def test_a_folder_of_that_name_is_opened_by_its_path(folder: Path) -> None:
    inner = folder / "entities"
    inner.mkdir()
    (inner / "one.txt").write_text("A dam\n\nThe dam opened in Kabul.\n", "utf-8")
    done = subprocess.run(
        [*NEWSTUI, "./entities", "--json"], capture_output=True, text=True, cwd=folder,
        check=False, env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )  # fmt: skip
    assert json.loads(done.stdout)["headline"] == "A dam"


def test_a_closed_pipe_ends_it_quietly(folder: Path) -> None:
    run = subprocess.Popen(
        [*NEWSTUI, "entities", str(folder), "--csv"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    assert run.stdout is not None
    run.stdout.close()
    _, errors = run.communicate(timeout=60)
    assert errors == b""


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert _inert(cell) == "'" + cell


@settings(deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=7))
def test_a_spreadsheet_reads_what_was_written(cells: list[str]) -> None:
    line = _csv_line([_inert(cell) for cell in cells])
    (read,) = csv.reader(io.StringIO(line, newline=""))
    assert [cell.removeprefix("'") for cell in read] == [cell.removeprefix("'") for cell in cells]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in read)
