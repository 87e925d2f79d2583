"""The worker process of an environment without the extra for feeds."""

from __future__ import annotations

import sys

from tui.ingest.confined.worker_main import serve as usual


def serve() -> None:
    """As in any other environment, but feedparser is not there."""
    sys.modules["feedparser"] = None  # type: ignore[assignment]
    usual()
