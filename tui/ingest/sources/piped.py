"""Pipes that the reader names: ``<(command)`` of a shell, or one made with mkfifo."""

from __future__ import annotations

import os
import stat

from tui.article import Failure


def piped(source: str) -> bytes | Failure | None:
    """All that comes through a pipe, which can be read only once, or why nothing does; None
    where the source is no pipe. Waits for whoever writes into it. Never raises."""
    try:
        if not stat.S_ISFIFO(os.stat(source).st_mode):
            return None
    except (OSError, ValueError):
        return None  # `locate` says why
    try:
        with open(source, "rb") as pipe:
            return pipe.read()
    except OSError as error:
        from tui.ingest.sources.locate import explain  # not before the screen is painted

        return Failure(source, explain(error))
