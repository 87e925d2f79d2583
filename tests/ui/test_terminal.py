"""What a real terminal receives."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal

NEWSTUI = [sys.executable, "-m", "tui"]
HOSTILE = (
    "Ministers [red]meet[/red] [/] [@click=app.quit]x[/] [b\n\n"
    "LONDON, May 29, 2025 (Reuters) - Clipboard \x1b]52;c;cHduZWQ=\x07 title \x1b]0;pwned\x07 "
    "clear \x1b[2J\x1b[31m red \x9b31m c1 \x9d0;pwned\x9c nul \x00 del \x7f back \x08\x08 "
    "bidi \u202eevil\u202c \u2066iso\u2069 mark \ufeff link \x1b]8;;http://pwned\x1b\\here "
    "dcs \x1bPpwned\x1b\\ unterminated \x1b]2;half of it stays, code [nL4N1FL0N0] too.\n"
)
# Of all operating system commands only 22, the shape of the mouse pointer, is Textual's own.
FORBIDDEN = re.compile(
    "\x1b\\](?!22;)[0-9]|\x1bP|\x9b|\x9d|\x90|\x00|\x7f|[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]"
)

OWN_TITLE = re.compile("^\x1b\\[22;2t\x1b\\]2;newstui: [a-z0-9_]+\x1b\\\\")


def painted(folder: Path, *keys: str, columns: int = 120, lines: int = 40) -> str:
    """Everything the terminal received while a folder was opened and keys were pressed."""
    terminal = Terminal([*NEWSTUI, str(folder)], columns, lines)
    try:
        terminal.wait_for("Stories")
        for key in ("", *keys):
            terminal.send(key)
            terminal.drain(quiet=0.7, seconds=5)
        return terminal.seen.decode("utf-8", "replace")
    finally:
        terminal.close()


@pytest.mark.parametrize("keys", [(), ("/", "pwned", "\r", "n"), ("\r", "v"), ("e", "]", "!")])
def test_nothing_of_an_article_reaches_the_terminal_as_control(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    (tmp_path / "hostile.txt").write_bytes(HOSTILE.encode("utf-8", "surrogatepass"))
    (tmp_path / "hostile\x1b]0;pwned\x07.txt").write_text("A story\n\nOf one line.\n")
    (tmp_path / "empty\x1b]0;pwned\x07.txt").write_text("")
    received = painted(tmp_path, *keys)
    assert "Ministers" in received
    received = OWN_TITLE.sub("", received, count=1)
    assert not FORBIDDEN.search(received), FORBIDDEN.search(received)


def test_markup_is_text(tmp_path: Path) -> None:
    (tmp_path / "hostile.txt").write_bytes(HOSTILE.encode("utf-8"))
    received = re.sub("\x1b\\[[0-9;]*m", "", painted(tmp_path, columns=240))
    assert "[red]meet[/red] [/] [@click=app.quit]x[/] [b" in received
    assert "[nL4N1FL0N0]" in received


def test_resize_to_20_by_5_and_back(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("A quiet headline\n\nPARIS (AFP) - All is well.\n")
    terminal = Terminal([*NEWSTUI, str(tmp_path)])
    try:
        terminal.wait_for("All is well.")
        for columns, lines in ((20, 5), (1, 1), (300, 80)):
            terminal.resize(columns, lines)
            terminal.drain(quiet=0.3, seconds=5)
        terminal.seen.clear()
        terminal.resize(120, 40)
        terminal.wait_for("All is well.")
        terminal.send("q")
        terminal.drain(quiet=1.0)
        assert b"Traceback" not in terminal.seen
    finally:
        terminal.close()


def test_story_from_a_pipe_is_read_with_the_keyboard_on_the_terminal(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("A piped headline\n\nPARIS (AFP) - All is well.\n\nAnd ends well.\n")
    command = f"cat {story} | {sys.executable} -m tui -"
    terminal = Terminal(["bash", "-c", command])
    try:
        terminal.wait_for("And ends well.")
        terminal.send("?")
        terminal.wait_for("In the list of stories")
    finally:
        terminal.close()


def test_keys_typed_in_one_breath_after_the_slash_go_to_the_filter(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("A quiet headline\n\nPARIS (AFP) - All is well.\n")
    terminal = Terminal([*NEWSTUI, str(tmp_path)])
    try:
        terminal.wait_for("All is well.")
        terminal.send("/vqez wel")
        terminal.drain(quiet=0.5)
        painted_text = re.sub("\x1b\\[[0-9;]*m", "", terminal.seen.decode("utf-8", "replace"))
        assert "vqez wel" in painted_text
    finally:
        terminal.close()


def test_the_window_is_named_after_the_sources(folder: Path) -> None:
    terminal = Terminal([sys.executable, "-m", "tui", "--no-state", str(folder)])
    try:
        terminal.wait_for(f"\x1b]2;newstui: {folder.name}\x1b\\")
        terminal.wait_for("Taliban adviser")
        terminal.send("\x11")
        terminal.wait_for("\x1b[23;2t")
    finally:
        terminal.close()


def test_ctrl_z_leaves_the_terminal_to_the_shell_and_fg_brings_everything_back(
    tmp_path: Path,
) -> None:
    (tmp_path / "story.txt").write_text("A quiet headline\n\nPARIS (AFP) - All is well.\n")
    terminal = Terminal(["bash", "--norc", "-i"])
    try:
        terminal.send(f"{sys.executable} -m tui --no-state {tmp_path}\n")
        terminal.wait_for("All is well.")
        terminal.drain(quiet=0.5)  # nothing changes any more that would be painted anyway
        terminal.send("\x1a")
        terminal.wait_for("Stopped")
        assert b"\x1b[?1049l" in terminal.seen, "the shell has its own screen again"
        terminal.send("echo $((6*7))\n")
        terminal.wait_for("42")
        terminal.send("fg\n")
        terminal.wait_for("All is well.")
        terminal.send("?")
        terminal.wait_for("In the list of stories")
    finally:
        terminal.close()


def test_no_color_is_obeyed(folder: Path) -> None:
    environment = {"NO_COLOR": "1"}
    terminal = Terminal([*NEWSTUI, "--no-state", str(folder)], environment=environment)
    try:
        terminal.wait_for("Taliban adviser")
        terminal.drain(quiet=0.7, seconds=5)
        painted = terminal.seen.decode("utf-8", "replace")
        colours = re.findall("\x1b\\[[0-9;]*[34]8;[25][0-9;]*m", painted)
        assert len({re.sub(".*([34]8;.*)m", r"\1", one) for one in colours}) <= 24
        shades = re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", painted)
        assert all(red == green == blue for red, green, blue in shades), "greys only"
    finally:
        terminal.close()


def test_the_ansi_theme_leaves_colours_to_the_terminal(folder: Path, tmp_path: Path) -> None:
    config = tmp_path / ".own" / "config.toml"
    config.parent.mkdir()
    config.write_text('theme = "ansi-dark"\n')
    terminal = Terminal([*NEWSTUI, "--no-state", "--config", str(config), str(folder)])
    try:
        terminal.wait_for("Taliban adviser")
        terminal.drain(quiet=0.7, seconds=5)
        assert b"38;2;" not in terminal.seen
        assert b"48;2;" not in terminal.seen
    finally:
        terminal.close()
