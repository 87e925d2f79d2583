"""Readers in a process of their own, which can be killed.

Some parsers hang or eat all memory on the right input, and in C nothing but the death of
the process stops them. So documents from a certain size on are read in a worker: it gets
the bytes and the name of the module, and answers with what was found. It answers in JSON:
even a worker taken over by what it reads can send nothing but texts.

One worker reads document after document, because importing a parser takes longer than
most documents; after a document that was too much for it there is a new one.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tui.article import Failure
from tui.ingest.documents.document import Document, Unreadable
from tui.ingest.documents.draft import Draft

if TYPE_CHECKING:
    from tui.ingest.confined.worker import Worker
    from tui.ingest.formats.format_table import Found

MAX_BYTES = 20_000_000
"""Of a document that is read whole."""


class Cell:
    """Holds the worker, if one was needed."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def read(self, module: str, document: Document) -> Iterator[Found]:
        """What the ``read`` of a module finds in a document; None while it is busy.
        Raises as that does, and `Unreadable` where it takes too long or too much.

        From the first document in it on, what is found is kept until the worker is free:
        that document may have to be read by the same worker. It is given also before an error
        is raised."""
        data = document.whole(MAX_BYTES, "a document")
        if self._worker is None:
            from tui.ingest.confined.worker import Worker  # few sources need one

            self._worker = Worker()
        worker = self._worker
        worker.send({"module": module, "path": document.path, "member": document.member,
                     "hint": document.hint, "mtime": document.mtime}, data)  # fmt: skip
        finished = False
        kept: list[Found] = []
        trouble: Unreadable | ModuleNotFoundError | None = None
        try:
            for answer in worker.answers():
                finished = answer is not None and "done" in answer
                found = None if answer is None else _found(answer, document)
                if isinstance(found, Document) or (kept and found is not None):
                    kept.append(found)
                    found = None
                yield found
                if finished:
                    break
        except (Unreadable, ModuleNotFoundError) as error:
            trouble = error
        finally:
            if not finished:  # it is in the middle of something nobody waits for any more
                self.close()
        yield from kept
        if trouble is not None:
            raise trouble

    def close(self) -> None:
        """End the worker."""
        if self._worker is not None:
            self._worker.kill()
            self._worker = None


def _found(answer: dict[str, Any], document: Document) -> Found:
    match answer:
        case {"draft": told}:
            return _draft(told)
        case {"failure": [location, reason]}:
            return Failure(location, reason)
        case {"document": told, "data": data, "envelope": envelope}:
            told["told"] = None if envelope is None else _draft(envelope)
            return document.inside(io.BytesIO(base64.b64decode(data)), **told)
        case {"unreadable": reason}:
            raise Unreadable(reason)
        case {"missing": name}:
            raise ModuleNotFoundError(name=name)
        case _:
            return None


def _draft(told: dict[str, Any]) -> Draft:
    for key in ("byline", "notes", "blocks"):
        told[key] = tuple(told[key])
    told["given"] = tuple((name, kind) for name, kind in told["given"])
    return Draft(**told)
