"""From what a server said to articles."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from tui.article import Article, Failure
from tui.ingest.confined.cell import Cell
from tui.ingest.documents.document import Document, suffix
from tui.ingest.fetch.reply import Reply
from tui.ingest.read import read_document

_SAYS_NOTHING = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/plain"})


def read_reply(reply: Reply, cell: Cell) -> Iterator[Article | Failure | None]:
    """The articles in a reply, as `read` gives them. What it is decides its content: servers
    call feeds all sorts of things. A page is a story at the address it was fetched from."""
    hint = suffix(urlsplit(reply.name).path) if reply.kind in _SAYS_NOTHING else reply.kind
    stream, size = io.BytesIO(reply.body), len(reply.body)
    document = Document(stream, reply.name, hint=hint, mtime=reply.fetched, size=size)
    for step in read_document(document, cell):
        if isinstance(step, Article) and not step.member and not step.url:
            host = (urlsplit(reply.name).hostname or "").removeprefix("www.")
            yield replace(step, url=reply.name, source=step.source or host)
        else:
            yield step
