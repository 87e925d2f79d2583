"""A real HTTP server on the loopback address that does what it is told."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One question, answered by what `Server.answers` says of its path."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked[self.path] += 1
        self.server.told.append({name.lower(): told for name, told in self.headers.items()})
        answer = self.server.answers.get(self.path)
        if answer is None:
            self.send_error(404)
            return
        try:
            answer(self)
        except OSError:
            self.close_connection = True  # who asked has hung up

    def reply(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """A whole answer; ``content_type="…"`` becomes ``Content-Type``."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "content_length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing: tests are quiet."""


class Server(ThreadingHTTPServer):
    """Answers by path. ``asked`` counts how often each was asked for, ``told`` holds the
    headers of each question, their names in small letters."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.answers: dict[str, Answer] = {}
        self.asked: Counter[str] = Counter()
        self.told: list[dict[str, str]] = []
        self.closing = threading.Event()
        """Set when the test is over: who dawdles waits for it."""

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.server_port}{path}"

    def serve(self, path: str, body: bytes, **headers: Any) -> str:
        """Answer a path with a body from now on; returns its address."""
        self.answers[path] = lambda request: request.reply(body, **headers)
        return self.url(path)

    def redirect(self, path: str, target: str) -> str:
        """Send whoever asks for a path elsewhere; returns its address."""
        self.answers[path] = lambda request: request.reply(status=302, location=target)
        return self.url(path)

    def handle_error(self, *_: Any) -> None:
        """Nothing: clients that hang up are what is tested."""


@contextmanager
def serving() -> Iterator[Server]:
    """A server that runs in a thread meanwhile."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
