"""The house rules that a reader of the code relies on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READERS = {"httpx", "feedparser", "defusedxml"}
HEAVY = {"textual", "rich", "numpy", "rapidfuzz", *READERS}


def loaded_after(code: str) -> set[str]:
    """The modules in memory after running code in a fresh interpreter: all of newstui's by
    their whole names, of others the top-level name."""
    script = f"{code}\nimport sys, json; print('\\n' + json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    names = json.loads(done.stdout.splitlines()[-1])
    return {name if name.startswith("tui.") else name.partition(".")[0] for name in names}


CORE = sorted(
    ".".join(file.relative_to(ROOT).with_suffix("").parts)
    for file in ROOT.glob("tui/*.py")
    if file.stem != "__main__"
)


@pytest.mark.parametrize("module", [*CORE, "tui.state.state", "tui.send.save", "tui.search.match"])
def test_core_never_loads_the_screen(module: str) -> None:
    assert not loaded_after(f"import {module}") & {"textual", "rich"}


def test_help_and_version_load_nothing_heavy() -> None:
    for option in ("--help", "--version"):
        code = f"from tui.cli import main\ntry: main(['{option}'])\nexcept SystemExit: pass"
        assert not loaded_after(code) & HEAVY


def test_json_never_loads_the_screen() -> None:
    code = "from tui.cli import main\nmain(['seeds', '--filter', 'wheat', '--json'])"
    assert not loaded_after(code) & {"textual", "rich"}


def test_json_without_a_filter_needs_no_numpy() -> None:
    code = "from tui.cli import main\nmain(['seeds', '--json', '--no-entities'])"
    assert not loaded_after(code) & HEAVY


def test_first_paint_waits_for_no_reader_and_no_index() -> None:
    code = "import tui.cli, tui.ui.app\nfrom tui.ingest.intake import Intake\n"
    code += "tui.ui.app.NewsApp(Intake(['seeds']))"
    late = {
        "numpy",
        "rapidfuzz",
        "tui.ingest.wire.wire_copy",
        "tui.search.query",
        "tui.entities.rules.rule_recogniser",
    }
    assert not loaded_after(code) & (late | READERS | {"tui.ingest.fetch.courier"})


def test_the_quick_recogniser_loads_no_model_and_the_model_no_trainer() -> None:
    code = "from tui.entities.recognise import recogniser\nrecogniser('{}')"
    assert not {n for n in loaded_after(code.format("quick")) if n.startswith("tui.entities.model")}
    late = {"torch", "spacy", "gliner", "textual"}
    loaded = loaded_after(code.format("best"))
    assert not loaded & late
    assert not {name for name in loaded if name.startswith("tui.entities.training")}


def test_files_need_nothing_of_the_network() -> None:
    code = "from tui.cli import main\nmain(['seeds', '--json', '--no-entities'])"
    assert not loaded_after(code) & {"ssl", "socket", *READERS}


def test_import_contracts_are_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout


def test_top_level_is_what_it_should_be() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    if tracked.returncode:
        pytest.skip("not a git checkout")
    top = {line.partition("/")[0] for line in tracked.stdout.splitlines()}
    visible = {name for name in top if not name.startswith(".")}
    assert visible == {"seeds", "tui", "tests", "pyproject.toml", "README.md"}


@pytest.mark.parametrize(("asked", "threads"), [(None, "1"), ("3", "3")])
def test_numpy_takes_one_core_unless_told_otherwise(asked: str | None, threads: str) -> None:
    name = "OPENBLAS_NUM_THREADS"
    environment = {key: value for key, value in os.environ.items() if key != name}
    environment |= {name: asked} if asked else {}
    code = f"import os, tui.entities.model.network; print(os.environ['{name}'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=ROOT, env=environment)  # fmt: skip
    assert done.stdout.strip() == threads
