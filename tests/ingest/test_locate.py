"""Every story in the sources is found once; everything else is named with its reason."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from tui.article import Failure
from tui.ingest import in_order
from tui.ingest.sources.locate import Location, locate, locate_in_steps, look_at


def found(*sources: Path | str) -> list[Location | Failure]:
    return list(locate(str(source) for source in sources))


def names(*sources: Path | str) -> list[str]:
    steps = found(*sources)
    assert all(isinstance(step, Location) for step in steps), steps
    return [Path(step.path).name for step in steps if isinstance(step, Location)]


def reason(*sources: Path | str) -> str:
    (failure,) = found(*sources)
    assert isinstance(failure, Failure)
    return str(failure)


def write(path: Path, text: str = "words") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_file_is_found_with_size_and_time(tmp_path: Path) -> None:
    story = write(tmp_path / "story.txt", "four words of it")
    os.utime(story, (0, 86_400))
    assert found(story) == [Location(str(story), 16, 86_400.0)]


def test_folders_are_searched_to_any_depth_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/deep/er/y.TXT", "c", "d.wire"):
        write(tmp_path / name)
    assert names(tmp_path) == ["y.TXT", "z.txt", "b.txt", "c", "d.wire"]


def test_hidden_and_foreign_files_in_folders_are_left_out(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/config", "photo.jpg", "tool.py", "story.txt"):
        write(tmp_path / name)
    assert names(tmp_path) == ["story.txt"]


def test_a_file_that_is_named_is_always_tried(tmp_path: Path) -> None:
    assert names(write(tmp_path / "notes.log"), write(tmp_path / ".draft")) == [
        "notes.log",
        ".draft",
    ]


def test_a_source_that_fails_does_not_stop_the_rest(tmp_path: Path) -> None:
    story = write(tmp_path / "story.txt")
    missing, location = found(tmp_path / "gone.txt", story)
    assert str(missing) == f"{tmp_path / 'gone.txt'}: does not exist"
    assert isinstance(location, Location)


def test_empty_file(tmp_path: Path) -> None:
    assert reason(write(tmp_path / "void.txt", "")).endswith("void.txt: is empty")


def test_folder_without_stories(tmp_path: Path) -> None:
    write(tmp_path / "sub" / "photo.jpg")
    assert reason(tmp_path) == f"{tmp_path}: has no stories in it"


def test_a_name_no_file_can_have() -> None:
    assert "not a possible file name" in reason("a\0b")


def test_pipe_device_and_socket_are_named_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "sock.txt"))
        said = [str(step) for step in found(tmp_path)]
    assert [line.rpartition(": ")[2] for line in said] == [
        "is a named pipe, not a file",
        "is a socket, not a file",
        "is a device, not a file",
    ]
    assert reason("/dev/zero") == "/dev/zero: is a device, not a file"


def test_links_are_followed_once_for_each_folder(tmp_path: Path) -> None:
    write(tmp_path / "real" / "story.txt")
    (tmp_path / "again").symlink_to(tmp_path / "real")
    assert names(tmp_path) == ["story.txt"]


def test_link_loops_end_and_are_named(tmp_path: Path) -> None:
    write(tmp_path / "a" / "story.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "x.txt").symlink_to(tmp_path / "a" / "x.txt")
    story, up, own = found(tmp_path)
    assert isinstance(story, Location)
    assert str(up).endswith("up: is a link that leads back to a folder it is in")
    assert str(own).endswith("x.txt: is a link that leads back to itself")


def test_broken_link(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert reason(tmp_path).endswith("gone.txt: is a link to something that does not exist")


def test_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "closed" / "story.txt")
    write(tmp_path / "open.txt")
    scan = os.scandir

    def refuse(folder: str) -> object:
        if folder.endswith("closed"):
            raise PermissionError(13, "Permission denied", folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    closed, story = found(tmp_path)
    assert str(closed) == f"{tmp_path / 'closed'}: no permission to read it"
    assert isinstance(story, Location)


def test_nothing_is_looked_at_before_it_is_asked_for(tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path / f"{number}.txt")
    steps = locate([str(tmp_path), str(tmp_path / "gone")])
    first = next(steps)
    assert isinstance(first, Location)
    (tmp_path / "1.txt").write_text("longer than before", "utf-8")
    second = next(steps)
    assert isinstance(second, Location)
    assert second.size == 18


def test_there_is_nothing_below_a_file_that_took_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "news").write_text("words")
    assert list(look_at(str(tmp_path / "news" / "old.txt"))) == []


def test_a_large_folder_is_searched_in_short_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_order, "RUN", 10)
    for number in range(35):
        (tmp_path / f"{number:02}.txt").write_text("words")
        (tmp_path / f"{number:02}.jpg").write_text("x")
        (tmp_path / f".{number:02}.txt").write_text("hidden")
    steps = list(locate_in_steps([str(tmp_path)]))
    assert steps[:10] == [None] * 10  # three times 35 names, then what is hidden
    found = [step for step in steps if isinstance(step, Location)]
    assert [Path(one.path).name for one in found] == [f"{n:02}.txt" for n in range(35)]
    assert steps.count(None) == 10 + 2 * 35
    assert list(locate([str(tmp_path)])) == found
