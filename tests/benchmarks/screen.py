"""First paint and key → screen of the running app, on a pseudo-terminal.

    python tests/benchmarks/screen.py [--articles 0 10000 100000] [--runs 5] [--folder DIR]

First paint is the time from starting the process to the first painted words, beside a
Textual app of one Static, in turn. Keys are timed from sending to the first bytes painted,
while a large folder is loading and once it is loaded (names may still be recognised in the
background, as for a reader), beside a Textual app of one Input.
Stories are made up, the same every time, unless a folder of real ones is named.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
from tests.terminal import Terminal

ONE_STATIC = """
from textual.app import App
from textual.widgets import Static
class One(App):
    def compose(self): yield Static("Stories")
One().run()
"""
ONE_INPUT = """
from textual.app import App
from textual.widgets import Input
class One(App):
    def compose(self): yield Input(placeholder="Stories")
One().run()
"""
CONSOLE_SCRIPT = "import sys; from tui.cli import main; sys.exit(main())"
"""What the installed ``newstui`` runs."""
LOADING = "▱"
SETTLED = 3.0
"""Seconds without a sign of loading after which it is over."""
LARGE = 50_000
"""Stories from which loading takes long enough for keys to be timed meanwhile."""
FILTERS = "/wheat river\x7f\x7f\x7f\x7f\x7flagos\x15dam opens kabul\x15prot shcool\x15moscow ral"
TOWNS = ["Kabul", "Moscow", "Lagos", "Lima", "Osaka", "Turin", "Dakar", "Quito", "Perth"]
NOUNS = ["wheat", "river", "bank", "dam", "port", "rail", "vote", "court", "school"]
VERBS = ["opens", "delays", "approves", "rejects", "widens", "sells", "repairs"]


def stories(folder: Path, count: int) -> None:
    """Write made-up wire stories, one a file, the same for the same count."""
    chance = random.Random(count)
    for number in range(count):
        town, day = chance.choice(TOWNS), chance.randint(1, 28)
        words = [chance.choice(NOUNS + VERBS + TOWNS) for _ in range(250)]
        headline = f"{town} {chance.choice(VERBS)} {chance.choice(NOUNS)} plan {number}"
        body = "\n\n".join(" ".join(words[at : at + 50]) + "." for at in range(0, 250, 50))
        text = f"{headline}\n\n{town.upper()}, May {day}. /TASS/. {body}\n"
        subfolder = folder / f"{number // 1000:03}"
        subfolder.mkdir(exist_ok=True)
        (subfolder / f"{number:06}.txt").write_text(text, "utf-8")


def first_paint(command: list[str], words: str) -> float:
    """Seconds from start to the first of these words on the screen."""
    terminal = Terminal(command)
    try:
        terminal.wait_for(words)
        return time.perf_counter() - terminal.started
    finally:
        terminal.close()


def key_times(terminal: Terminal, keys: str) -> list[float]:
    """Seconds from each key to the first bytes painted after it."""
    times = []
    for key in keys:
        terminal.drain(quiet=0.15, seconds=1.0)
        sent = time.perf_counter()
        terminal.send(key)
        if terminal.read(5.0):
            times.append(time.perf_counter() - sent)
    return times


def row(name: str, times: list[float]) -> str:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    figures = (statistics.median(ordered), p95, ordered[-1])
    return f"{name:<34}" + "".join(f"{1000 * figure:>9.1f}" for figure in figures)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, nargs="*", default=[0, 10_000, 100_000])
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--folder", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folders: dict[str, Path] = {}
        for count in chosen.articles:
            folders[f"{count:,} stories"] = folder = Path(scratch) / str(count)
            folder.mkdir()
            stories(folder, count)
        if chosen.folder:
            folders[str(chosen.folder)] = chosen.folder
        print(f"{'milliseconds':<34}{'median':>9}{'p95':>9}{'max':>9}")
        for name, folder in folders.items():
            measure(name, folder, chosen.runs)


def wait_until_loaded(terminal: Terminal) -> None:
    """Until the bar that shows how far loading is has gone."""
    shown = time.perf_counter()
    while time.perf_counter() - shown < SETTLED:
        if LOADING.encode() in terminal.read(0.2):
            shown = time.perf_counter()


def measure(name: str, folder: Path, runs: int) -> None:
    """Print the rows of one folder."""
    ours = [sys.executable, "-c", CONSOLE_SCRIPT, str(folder)]
    bare = [sys.executable, "-c", ONE_STATIC]
    pairs = [(first_paint(bare, "Stories"), first_paint(ours, "Stories")) for _ in range(runs)]
    print(f"\n{name}")
    print(row("first paint, one Static", [one for one, _ in pairs]))
    print(row("first paint, newstui", [two for _, two in pairs]))
    ratio = statistics.median(two / one for one, two in pairs)
    print(f"{'ratio, median of pairs':<34}{ratio:>9.2f}")
    if not any(folder.iterdir()):
        return
    floor = Terminal([sys.executable, "-c", ONE_INPUT])
    try:
        floor.wait_for("Stories")
        print(row("a letter, one Input", key_times(floor, "wheat river lagos dam opens")))
    finally:
        floor.close()
    terminal = Terminal(ours)
    try:
        terminal.wait_for("Stories")
        if sum(1 for _ in folder.rglob("*.txt")) >= LARGE:
            terminal.wait_for(LOADING)
            print(row("while loading: cursor", key_times(terminal, "jjjjjkkjjj")))
            print(row("while loading: filter, a letter", key_times(terminal, "/wheat river")))
            terminal.send("\x1b\x1b")
        wait_until_loaded(terminal)
        print(row("cursor down, up", key_times(terminal, "jjjjjjjjjjkkkkkjjjjj")))
        print(row("open a story, back", key_times(terminal, "\rq\rq\rq\rq")))
        print(row("filter, a letter", key_times(terminal, FILTERS)))
    finally:
        terminal.close()


if __name__ == "__main__":
    main()
