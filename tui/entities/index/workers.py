"""Processes that recognise names meanwhile, so that neither the keyboard nor the screen waits.

Each is a fresh interpreter at the other end of two pipes, with a thread here that hands it
work and otherwise sleeps. When this process ends, however it ends, their input ends and so
do they. What one of them cannot do is done here; one that dies of it is started again.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Lock, Thread
from typing import IO, TypeAlias, cast

from tui.article import Article
from tui.entities.recognise import RecogniserName

MOST = 4
"""Processes at most."""
STARTS = 3
"""How often each is started, in all; then it is taken that none can live here."""

Packed: TypeAlias = list[str]
_Job: TypeAlias = tuple[list[Article], "Future[Packed | None]"]


class Workers:
    """As many processes as there are processors but one, which is for whoever reads; up to
    `MOST`."""

    def __init__(self, recogniser: RecogniserName = "quick") -> None:
        self.count = max(1, min(MOST, (os.cpu_count() or 1) - 1))
        self._recogniser = recogniser
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._left = self.count
        """Threads that still take what is submitted."""
        self._leaving = Lock()
        for _ in range(self.count):
            Thread(target=self._run, daemon=True).start()

    def submit(self, articles: list[Article]) -> Future[Packed | None]:
        """Have some stories read; the answer is what each names, packed, or None if it has
        to be done here."""
        answer: Future[Packed | None] = Future()
        self._jobs.put((articles, answer))
        return answer

    def close(self) -> None:
        """Let the processes end when they have done what was submitted."""
        for _ in range(self.count):
            self._jobs.put(None)

    def _run(self) -> None:
        """One process, and what is handed to it."""
        worker = _start(self._recogniser)
        starts = 1
        while (job := self._jobs.get()) is not None:
            articles, answer = job
            packed: Packed | None = None
            if worker is None and starts < STARTS:
                worker = _start(self._recogniser)
                starts += 1
            if worker is not None:
                packed = _ask(worker, articles)
                if packed is None:  # it died, as when memory ran out
                    worker.kill()
                    worker.wait()
                    worker = None
            answer.set_result(packed)
            if worker is None and starts == STARTS and self._leave():
                return
        if worker is not None:
            cast("IO[bytes]", worker.stdin).close()
            worker.wait()

    def _leave(self) -> bool:
        """Leave what is submitted to the other processes; False for the last."""
        with self._leaving:
            last = self._left == 1
            self._left -= not last
            return not last


def _start(recogniser: RecogniserName) -> subprocess.Popen[bytes] | None:
    # The new interpreter finds modules where this one does, and nowhere else.
    code = (
        f"import sys; sys.path[:] = {sys.path!r}; "
        f"from tui.entities.index.worker import main; main({recogniser!r})"
    )
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0,  # the terminal's Ctrl-C is not for them; in another session
            # their niceness would count for nothing (Linux: autogroup)
        )
    except OSError:
        return None


def _ask(worker: subprocess.Popen[bytes], articles: list[Article]) -> Packed | None:
    sink, source = cast("IO[bytes]", worker.stdin), cast("IO[bytes]", worker.stdout)
    try:
        pickle.dump(articles, sink, pickle.HIGHEST_PROTOCOL)
        sink.flush()
        packed: Packed = pickle.load(source)
        return packed if len(packed) == len(articles) else None
    except Exception:  # whatever it says instead, somebody waits for the answer
        return None
