"""A process that recognises: articles come in, what they name goes out, until the input ends."""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress

from tui.article import Article
from tui.entities.index.packed import pack
from tui.entities.recognise import RecogniserName, find_entities, recogniser

NICE = 10
"""How much the worker gives way to whoever reads."""


def main(name: RecogniserName) -> None:
    """Answer each pickled list of articles with a pickled list of packed names, in order."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no answer
    with suppress(OSError, AttributeError):
        os.nice(NICE)
    finder = recogniser(name)
    with suppress(EOFError, BrokenPipeError):
        while True:
            articles: list[Article] = pickle.load(source)
            pickle.dump([pack(find_entities(article, finder)) for article in articles], sink)
            sink.flush()
