"""Stories into another program, and what it answers."""

from __future__ import annotations

import asyncio
import os
import shlex
from contextlib import suppress
from typing import NamedTuple

from tui.ingest.text.clean import clean_text

MOST = 1_000_000
"""Bytes of an answer that are kept."""


class Answer(NamedTuple):
    """What a program said."""

    status: int
    text: str
    """Standard output and standard error as they came, made safe for the screen."""
    cut: bool


async def pipe(command: str, text: str) -> Answer:
    """Run a command with a text on its standard input.

    The command is split into words as a shell would, but no shell sees it: no word of a
    story can ever be run. Cancelling ends the program. Raises ValueError for a command
    that cannot be split, OSError for one that cannot be started.
    """
    words = [os.path.expanduser(word) for word in shlex.split(command)]
    if not words:
        raise ValueError("no command was given")
    pipes = asyncio.subprocess
    process = await asyncio.create_subprocess_exec(
        *words, stdin=pipes.PIPE, stdout=pipes.PIPE, stderr=pipes.STDOUT
    )
    try:
        data, cut = await _talk(process, text.encode("utf-8", "backslashreplace"))
        status = await process.wait()
    except BaseException:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        raise
    return Answer(status, clean_text(data.decode("utf-8", "replace")).text, cut)


async def _talk(process: asyncio.subprocess.Process, data: bytes) -> tuple[bytes, bool]:
    """Hand over everything while reading the answer, of which only so much is kept."""
    assert process.stdin is not None
    assert process.stdout is not None
    writer, reader = process.stdin, process.stdout

    async def hand_over() -> None:
        with suppress(BrokenPipeError, ConnectionResetError):  # it has read enough
            writer.write(data)
            await writer.drain()
        writer.close()

    handing = asyncio.ensure_future(hand_over())
    try:
        answer, cut = b"", False
        while piece := await reader.read(65_536):
            cut = cut or len(answer) + len(piece) > MOST
            answer = (answer + piece)[:MOST]
        await handing
    finally:
        handing.cancel()
    return answer, cut
