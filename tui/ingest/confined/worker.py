"""A process that reads documents, seen from the one that wants them read."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from time import monotonic
from typing import Any

import tui
from tui.ingest.confined import worker_main
from tui.ingest.documents.document import Unreadable

SECONDS = 10.0
"""In which a document must be read, from when the worker has it."""
START_SECONDS = 20.0
"""In which a worker must have started and imported its parser."""
_WAIT = 0.002


class Worker:
    """The process. Threads do the waiting for its pipes."""

    def __init__(self) -> None:
        package = os.path.dirname(os.path.dirname(os.path.abspath(tui.__file__)))
        paths = (package, os.environ.get("PYTHONPATH"))
        self._process = subprocess.Popen(
            # -P: a file json.py beside somebody's stories is not to be imported.
            [sys.executable, "-P", "-c", f"from {worker_main.__name__} import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            process_group=0,  # Ctrl-C is for newstui
        )
        self._answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while frame := worker_main.receive(self._process.stdout):
            self._answers.put(json.loads(frame))
        self._answers.put(None)

    def send(self, request: dict[str, Any], data: bytes) -> None:
        """Give it a document to read."""
        pipe = self._process.stdin
        assert pipe is not None

        def write() -> None:
            with suppress(OSError, ValueError):  # it died, which `answers` finds out
                worker_main.send(pipe, json.dumps(request).encode())
                worker_main.send(pipe, data)

        threading.Thread(target=write, daemon=True).start()

    def answers(self) -> Iterator[dict[str, Any] | None]:
        """What it says, and None whenever it says nothing for a moment."""
        deadline = monotonic() + START_SECONDS
        while True:
            try:
                answer = self._answers.get(timeout=_WAIT)
            except queue.Empty:
                if monotonic() > deadline:
                    raise Unreadable("takes too long to read; it was given up") from None
                yield None
                continue
            if answer is None:
                raise Unreadable("was too much for its reader, which crashed")
            if "ready" in answer:
                deadline = monotonic() + SECONDS
            else:
                yield answer

    def kill(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
