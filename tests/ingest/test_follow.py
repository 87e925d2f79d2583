"""What happens to the sources is told, also what the system itself does not tell."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from pathlib import Path
from typing import TypeAlias

import pytest

from tui.article import Failure
from tui.ingest.intake import Intake
from tui.ingest.sources.follow import NotWatchable, follow
from tui.ingest.sources.locate import Location

pytest.importorskip("watchfiles")

PATIENCE = 20.0
"""Seconds after which something counts as never told."""

Changes: TypeAlias = AsyncGenerator[dict[str, Location | Failure | None], None]


def write(path: Path, text: str = "words") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def read(*sources: Path | str) -> Intake:
    """An intake that has read its sources."""
    intake = Intake([str(source) for source in sources])
    list(intake)
    return intake


async def told(changes: Changes, *paths: Path | str) -> dict[str, str]:
    """What is told of these files, or "gone", "here", or what is wrong with them."""
    heard: dict[str, str] = {}
    async with asyncio.timeout(PATIENCE):
        while not heard or not {str(path) for path in paths} <= set(heard):
            for path, now in (await anext(changes)).items():
                here = "here" if now is not None else "gone"
                heard[path] = now.reason if isinstance(now, Failure) else here
    return heard


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with a story in a folder in it."""
    write(tmp_path / "news" / "old.txt")
    write(tmp_path / "news" / "deep" / "older.txt")
    return tmp_path / "news"


async def begun(changes: Changes, folder: Path) -> None:
    """Wait until a folder is watched."""
    await told(changes, write(folder / "begun.txt"))


async def test_what_happened_before_following_is_told_first(news: Path) -> None:
    write(news / "later.txt", "")
    intake = read(news)
    write(news / "later.txt", "Now it is written")
    write(news / "old.txt", "Other words")
    write(news / "new" / "new.txt")
    (news / "deep" / "older.txt").unlink()
    async with aclosing(follow(intake)) as changes:
        assert await told(changes, news / "old.txt") == {
            str(news / "later.txt"): "here",
            str(news / "old.txt"): "here",
            str(news / "new" / "new.txt"): "here",
            str(news / "deep" / "older.txt"): "gone",
        }


@pytest.mark.parametrize("away", [shutil.rmtree, lambda news: news.rename(f"{news}.away")])
async def test_a_folder_that_is_made_again_is_followed_again(
    news: Path, away: Callable[[Path], object]
) -> None:
    async with aclosing(follow(read(news))) as changes:
        await begun(changes, news)
        away(news)
        gone = await told(changes, news, news / "old.txt", news / "deep" / "older.txt")
        assert gone[str(news)] == "does not exist"
        assert gone[str(news / "deep" / "older.txt")] == "gone"
        write(news / "again.txt")
        assert (await told(changes, news / "again.txt"))[str(news)] == "gone"  # what was wrong
        await told(changes, write(news / "more.txt"))


async def test_a_folder_that_is_made_again_at_once_is_followed_again(news: Path) -> None:
    async with aclosing(follow(read(news))) as changes:
        await begun(changes, news)
        shutil.rmtree(news)
        write(news / "again.txt")
        heard = await told(changes, news / "again.txt", news / "old.txt")
        assert heard[str(news / "old.txt")] == "gone"
        await told(changes, write(news / "more.txt"))


async def test_a_folder_that_was_not_there_is_followed_when_it_comes(tmp_path: Path) -> None:
    news = tmp_path / "news"
    async with aclosing(follow(read(news))) as changes:
        assert (await told(changes, write(news / "new.txt")))[str(news)] == "gone"
        await told(changes, write(news / "more.txt"))


async def test_what_is_in_folders_that_come_and_go_is_told(news: Path, tmp_path: Path) -> None:
    write(tmp_path / "other" / "deep" / "story.txt")
    async with aclosing(follow(read(news))) as changes:
        await begun(changes, news)
        (tmp_path / "other").rename(news / "other")
        story = news / "other" / "deep" / "story.txt"
        await told(changes, story)
        await told(changes, write(news / "begun.txt", "Other words"))
        await told(changes, write(news / "made" / "at" / "once.txt"))
        await told(changes, write(news / "begun.txt", "Words again"))
        await told(changes, write(news / "made" / "at" / "later.txt"))
        (news / "other").rename(tmp_path / "other")
        assert (await told(changes, story))[str(story)] == "gone"
        (news / "made").rename(tmp_path / "made")
        write(news / "made")
        heard = await told(changes, news / "made", news / "made" / "at" / "once.txt")
        assert heard[str(news / "made")] == "here"


async def test_links_that_lead_nowhere_are_told_and_stop_nothing(news: Path) -> None:
    links = {
        news / "up": (news, "is a link that leads back to a folder it is in"),
        news / "self.txt": (news / "self.txt", "is a link that leads back to itself"),
        news / "lost.txt": (news / "nowhere", "is a link to something that does not exist"),
    }
    async with aclosing(follow(read(news))) as changes:
        await begun(changes, news)
        for link, (target, _) in links.items():
            link.symlink_to(target)
        heard: dict[str, str] = {}
        for link, (_, reason) in links.items():
            while heard.get(str(link)) != reason:
                heard |= await told(changes)
        for link in links:
            link.unlink()
        assert set((await told(changes, *links)).values()) == {"gone"}
        await told(changes, write(news / "more.txt"))


async def test_a_source_may_become_a_file_and_a_folder_again(news: Path) -> None:
    async with aclosing(follow(read(news))) as changes:
        await begun(changes, news)
        shutil.rmtree(news)
        write(news)
        assert (await told(changes, news, news / "old.txt"))[str(news / "old.txt")] == "gone"
        news.unlink()
        await told(changes, write(news / "old.txt"))


async def test_files_that_are_named_are_followed(tmp_path: Path) -> None:
    file = write(tmp_path / "notes.log")
    async with aclosing(follow(read(file))) as changes:
        write(file, "Other words")
        assert await told(changes, file) == {str(file): "here"}
        file.unlink()
        assert await told(changes, file) == {str(file): "does not exist"}
        write(tmp_path / "other.log").rename(file)
        assert await told(changes, file) == {str(file): "here"}


async def test_nothing_is_told_of_what_is_not_read(news: Path) -> None:
    async with aclosing(follow(read(news))) as changes:
        await begun(changes, news)
        for name in (".hidden.txt", ".git/a.txt", "photo.jpg", "deep/.b/c.txt"):
            write(news / name)
        os.mkfifo(news / "pipe.txt")
        assert await told(changes, news / "pipe.txt") == {
            str(news / "pipe.txt"): "is a named pipe, not a file"
        }


async def test_names_that_are_not_text_are_followed(news: Path) -> None:
    async with aclosing(follow(read(news))) as changes:
        await begun(changes, news)
        name = os.fsencode(news) + b"/caf\xe9.txt"
        try:
            write(Path(os.fsdecode(name)))
        except OSError:
            pytest.skip("the file system has no such names")
        await told(changes, os.fsdecode(name))
        await told(changes, write(news / "more.txt"))


async def test_mailboxes_of_a_maildir_are_followed(tmp_path: Path) -> None:
    for name in ("cur", "new", "tmp", ".Sent/cur", ".Trash/cur"):
        (tmp_path / name).mkdir(parents=True)
    async with aclosing(follow(read(tmp_path))) as changes:
        await told(changes, write(tmp_path / "new" / "1716990001.M1.host"))
        write(tmp_path / ".Trash" / "cur" / "1716990002.M2.host")
        sent = write(tmp_path / ".Sent" / "cur" / "1716990003.M3.host")
        assert set(await told(changes, sent)) == {str(sent)}


async def test_files_are_called_as_the_sources_are(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(news)
    async with aclosing(follow(read(".", "../news/deep"))) as changes:
        write(news / "old.txt", "Other words")
        write(news / "deep" / "new.txt")
        old, new = ("./old.txt", "./deep/new.txt")
        assert set(await told(changes, old, new)) == {old, new}
        write(news / "deep" / "new.txt", "Other words")
        assert set(await told(changes, new)) == {new}


async def test_an_unreadable_folder_does_not_keep_the_others_from_being_followed(
    news: Path,
) -> None:
    (news / "deep").chmod(0)
    try:
        async with aclosing(follow(read(news))) as changes:
            await told(changes, write(news / "new.txt"))
    finally:
        (news / "deep").chmod(0o700)


@pytest.mark.parametrize("source", ["-", "https://example.org/news.rss"])
def test_what_is_no_file_cannot_be_followed(source: str) -> None:
    with pytest.raises(NotWatchable, match="only files and folders"):
        follow(Intake([source], {"-": b""}))
