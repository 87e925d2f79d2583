"""Sending stories away: the clipboard, a browser, a program, a file."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from textual import work
from textual.app import SuspendNotSupported
from textual.content import Content

from tui.article import Article
from tui.ingest.fetch.link import is_link
from tui.ingest.intake import Intake
from tui.library import Library
from tui.state.config import Config
from tui.ui.desk.core import DeskCore

SAVED_AS = "Its ending says how: .md Markdown, .txt text, .json JSON Lines"


class Sending(DeskCore):
    """What is sent is the stories marked with m or, where none is, the one that is open."""

    def __init__(self, library: Library, intake: Intake, query: str, config: Config) -> None:
        super().__init__(library, intake, query, config)
        self.stories.marked = self._marked = set[int]()
        self._commands: list[str] = []

    # -- which stories ---------------------------------------------------------------

    def action_mark(self) -> None:
        position = self.stories.position
        if position is not None:
            self._marked.symmetric_difference_update({position})
            self.stories.action_move(1)
            self._show_marked()

    def action_mark_all(self) -> None:
        """Mark every story of the list; when all are marked already, none."""
        listed = {int(position) for position in self.stories.positions}
        if listed and listed <= self._marked:
            self._marked.clear()
        else:
            self._marked.update(listed)
        self._show_marked()

    def _show_marked(self) -> None:
        self.stories.repaint_rows()
        self.stories.name_list()

    def replaced(self, gone: int, heir: int | None) -> None:
        """The mark of a story goes to the one in its place, if there is one."""
        super().replaced(gone, heir)
        if gone in self._marked:
            self._marked.remove(gone)
            if heir is not None:
                self._marked.add(heir)
            self._show_marked()

    def chosen_stories(self) -> list[int]:
        """The stories that a command is for: those marked, newest first, or the open one."""
        position = self.stories.position
        if not self._marked:
            return [] if position is None else [position]
        return [one for one in self.library.store.newest_first() if one in self._marked]

    # -- the clipboard -----------------------------------------------------------------

    def action_copy_link(self) -> None:
        links = [self._link(self.library.store[one]) for one in self.chosen_stories()]
        self._copy("\n".join(links), "The link" if len(links) == 1 else f"{len(links)} links")

    def action_copy_story(self) -> None:
        from tui.send.save import rendered

        chosen = self.chosen_stories()
        self._copy(rendered(self.library, chosen, ".txt"), _stories(len(chosen)).capitalize())

    def _copy(self, text: str, what: str) -> None:
        if text:
            self.app.copy_to_clipboard(text)  # by OSC 52: works through ssh too
            self.say(f"{what} copied.")

    def _link(self, article: Article) -> str:
        path = article.path or ""
        return article.url or (path if not path or is_link(path) else str(Path(path).absolute()))

    # -- opening -----------------------------------------------------------------------

    def action_open_link(self) -> None:
        position = self.stories.position
        if position is None:
            return
        article = self.library.store[position]
        target = urlsplit(article.url or "")
        if target.scheme in ("http", "https") and target.hostname:
            self.say(f"Opening {target.hostname} …")
            self._browse(target.geturl())
        elif article.path and Path(article.path).is_file():
            self._open_file(Path(article.path))
        else:
            self.say("This story has no link that can be opened.")

    def _browse(self, url: str) -> None:
        import webbrowser

        try:
            browser = webbrowser.get()
        except webbrowser.Error:
            self.say("There is no browser here; y copies the link.")
            return
        if type(browser) is webbrowser.GenericBrowser:  # one that takes over the terminal
            with suppress(SuspendNotSupported), self.app.suspend():
                browser.open(url)
        else:
            self.app.open_url(url)

    def _open_file(self, path: Path) -> None:
        """In the reader's editor or pager if one is set, otherwise as the desktop would."""
        import shlex
        import subprocess

        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        try:
            if editor:
                with self.app.suspend():
                    subprocess.run([*shlex.split(editor), str(path.absolute())], check=False)
                return
            opener = "open" if sys.platform == "darwin" else "xdg-open"
            quiet = subprocess.DEVNULL
            subprocess.Popen(
                [opener, str(path.absolute())], stdin=quiet, stdout=quiet, stderr=quiet
            )
            self.say(f"Opening {path.name} …")
        except (OSError, ValueError, SuspendNotSupported) as error:
            self.say(f"{path.name} cannot be opened: {error}")

    # -- a program, a file -------------------------------------------------------------

    @work(group="send", exclusive=True)
    async def action_pipe(self) -> None:
        from tui.send.save import rendered
        from tui.ui.screens.ask import Ask

        chosen = self.chosen_stories()
        if not chosen:
            return
        hint = "It gets the text on its standard input; with json: before it, JSON Lines."
        title = f"Pipe {_stories(len(chosen))} to"
        command = await self.app.push_screen_wait(Ask(title, "", hint, self._commands))
        if command is None:
            return
        self._commands.append(command)
        suffix = ".json" if command.startswith("json:") else ".txt"
        text = await asyncio.to_thread(rendered, self.library, chosen, suffix)
        await self._run(command.removeprefix("json:"), text)

    async def _run(self, command: str, text: str) -> None:
        from tui.send.pipe import pipe
        from tui.ui.screens.page import Page

        self.say(f"Running {command} … X stops it.")
        try:
            answer = await pipe(command, text)
        except (OSError, ValueError) as error:
            self.say(f"{command}: {getattr(error, 'strerror', None) or error}")
            return
        ended = "" if answer.status == 0 else f"\n\nIt ended with status {answer.status}."
        said = answer.text.strip() + ("\n\n… and more." if answer.cut else "") + ended
        if said:
            self.app.push_screen(Page(command, Content(said.strip())))
        else:
            self.say(f"{command}: done.")

    @work(group="send", exclusive=True)
    async def action_save(self) -> None:
        from tui.send.file_name import file_name
        from tui.send.save import FORMATS, rendered, save
        from tui.ui.screens.ask import Ask

        chosen = self.chosen_stories()
        if not chosen:
            return
        name = file_name(self.library.store[chosen[0]], ".md")
        title = f"Save {_stories(len(chosen))} as"
        target = await self.app.push_screen_wait(Ask(title, name, SAVED_AS))
        if target is None:
            return
        suffix = Path(target).suffix.lower()
        if suffix not in FORMATS:
            suffix, target = ".md", f"{target}.md"
        try:
            text = await asyncio.to_thread(rendered, self.library, chosen, suffix)
            path = await asyncio.to_thread(save, text, target)
        except FileExistsError:
            self.say(f"{target} is there already and stays as it is.")
        except OSError as error:
            self.say(f"{target} could not be written: {error.strerror}")
        else:
            self.say(f"Saved as {path}.")


def _stories(count: int) -> str:
    return "the story" if count == 1 else f"{count:,} stories"
