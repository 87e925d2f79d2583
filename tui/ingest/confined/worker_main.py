"""What the worker process of a `Cell` does: read documents until nobody sends any more."""

from __future__ import annotations

import base64
import io
import json
import os
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any

from tui.article import Failure
from tui.ingest.complaint import words_of
from tui.ingest.documents.document import Document, Unreadable, read_fully
from tui.ingest.documents.draft import Draft

if TYPE_CHECKING:
    from tui.ingest.formats.format_table import Found

MAX_BYTES = 20_000_000
"""Of a document found in another."""
MEMORY = 2_000_000_000
"""Bytes of address space, where the system can limit it."""
_LENGTH = struct.Struct(">I")


def serve() -> None:
    """Read what comes in on standard input and answer on standard output."""
    _limit_memory()
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # for libraries that print
    while frame := receive(requests):
        request = json.loads(frame)
        for answer in _answers(request, receive(requests)):
            send(answers, json.dumps(answer).encode())


def _answers(request: dict[str, Any], data: bytes) -> Iterator[dict[str, Any]]:
    document = Document(
        io.BytesIO(data), request["path"], request["member"], hint=request["hint"],
        mtime=request["mtime"], size=len(data),
    )  # fmt: skip
    last: dict[str, Any] = {}
    try:
        read = import_module(request["module"]).read
        yield {"ready": True}
        for found in read(document):
            yield _answer(found, document)
    except Unreadable as error:
        last = {"unreadable": str(error)}
    except ModuleNotFoundError as error:
        last = {"missing": error.name}
    except MemoryError:
        last = {"unreadable": "takes too much memory to read"}
    except Exception as error:  # whatever a library says to what it does not know
        last = {"unreadable": f"cannot be read ({words_of(error)})"}
    yield {**last, "done": True}


def _answer(found: Found, document: Document) -> dict[str, Any]:
    if isinstance(found, Draft):
        return {"draft": _told(found)}
    if isinstance(found, Failure):
        return {"failure": [found.location, found.reason]}
    if isinstance(found, Document):
        told = {"member": found.member_in(document), "hint": found.hint, "mtime": found.mtime}
        data = base64.b64encode(found.whole(MAX_BYTES, "a document")).decode()
        envelope = _told(found.told) if found.told is not None else None
        return {"document": told, "data": data, "envelope": envelope}
    return {}


def _told(draft: Draft) -> dict[str, Any]:
    return {**asdict(draft), "blocks": (), "marked": None}


def _limit_memory() -> None:
    try:
        import resource
    except ModuleNotFoundError:
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def send(pipe: IO[bytes], data: bytes) -> None:
    """Write one message."""
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """The next message; empty when there is none any more."""
    try:
        length = read_fully(pipe, _LENGTH.size)
        return read_fully(pipe, *_LENGTH.unpack(length)) if length else b""
    except (OSError, ValueError, struct.error):
        return b""
