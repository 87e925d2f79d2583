"""From a file, or bytes that came another way, to an article."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import blake2b
from urllib.parse import unquote, urlsplit

from tui.article import Article, Failure
from tui.ingest.clean import clean_text
from tui.ingest.decode import Decoded, decode, looks_binary
from tui.ingest.language import detect_language
from tui.ingest.locate import MAX_BYTES, Location, explain, judge
from tui.ingest.published import publication
from tui.ingest.wire import Story, parse_wire

MAX_CHARACTERS = 2_000_000
"""An article's text is cut here."""
HEADLINE_MADE = 120
"""Characters at most of a headline made from the first sentence."""
STANDARD_INPUT = "-"

# Absent on Windows, where opening never blocks.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read(location: Location) -> Iterator[Article | Failure]:
    """The articles in a file. Never raises: what cannot be read is a `Failure`."""
    data = _load(location.path)
    if isinstance(data, Failure):
        yield data
    else:
        yield from read_bytes(data, name=location.path, mtime=location.mtime)


def read_bytes(
    data: bytes, *, name: str, mtime: float | None = None
) -> Iterator[Article | Failure]:
    """The articles in data. ``name`` is a path, or ``-`` for standard input; ``mtime`` is
    in seconds since the epoch."""
    if not data:
        yield Failure(name, "is empty")
        return
    if looks_binary(data):
        yield Failure(name, "is not text")
        return
    decoded = decode(data)
    text, removed = clean_text(decoded.text)
    notices = _notices(decoded, removed)
    if len(text) > MAX_CHARACTERS:
        notices.append(f"Only the first {MAX_CHARACTERS:,} of {len(text):,} characters are shown.")
        text = text[:MAX_CHARACTERS]
    if not text or text.isspace():
        yield Failure(name, "has no words in it")
        return
    yield _article(text, name, mtime, tuple(notices))


def _load(path: str) -> bytes | Failure:
    try:
        # Without blocking: since it was found, the file may have become a pipe.
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        return Failure(path, explain(error))
    try:
        judged = judge(path, os.fstat(descriptor))
        if isinstance(judged, Failure):
            return judged
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return Failure(path, explain(error))
    finally:
        os.close(descriptor)
    if len(data) > MAX_BYTES:
        return Failure(path, "grew while it was read")
    return data


def _notices(decoded: Decoded, removed: int) -> list[str]:
    notices = []
    if removed:
        what = "1 control sequence was" if removed == 1 else f"{removed:,} control sequences were"
        notices.append(f"{what} removed.")
    if not decoded.encoding.startswith("utf-"):
        notices.append(f"Read as {decoded.encoding}: it is not valid UTF-8.")
    if decoded.replaced:
        what = (
            "1 undecodable byte is"
            if decoded.replaced == 1
            else f"{decoded.replaced:,} undecodable bytes are"
        )
        notices.append(f"{what} shown as \ufffd.")
    return notices


def _article(text: str, name: str, mtime: float | None, notices: tuple[str, ...]) -> Article:
    story = parse_wire(text)
    path = None if name == STANDARD_INPUT else name
    file_name = os.path.basename(name)
    printed = [story.text[start:end] for kind, start, end in story.blocks if kind == "published"]
    published, basis = publication(printed, story.dateline, file_name, story.url, mtime)
    return Article(
        id=_identity(story.text),
        text=story.text,
        blocks=story.blocks,
        headline=story.headline or _headline(story, file_name),
        section=story.section,
        summary=story.summary,
        byline=story.byline,
        language=detect_language(story.text),
        dateline=story.dateline,
        published=published,
        published_basis=basis,
        path=path,
        url=story.url,
        source=story.agency or _host(story.url),
        notices=notices,
        original=None if text == story.text else text,
    )


def _identity(text: str) -> str:
    """The same for the same words however they are laid out."""
    return blake2b("".join(text.split()).encode(), digest_size=8).hexdigest()


def _headline(story: Story, file_name: str) -> str:
    """A headline for copy without one: the URL's last words, the first sentence, or the
    file's name."""
    if story.url:
        slug = unquote(urlsplit(story.url).path.rstrip("/").rpartition("/")[2]).partition(".")[0]
        words = [word for word in slug.replace("_", "-").split("-") if word.isalpha()]
        if len(words) >= 3:
            return clean_text(" ".join(words).capitalize()).text
    for kind, start, end in story.blocks:
        if kind in ("paragraph", "summary", "item"):
            return _first_sentence(story.text[start : min(end, start + 4 * HEADLINE_MADE)])
    return clean_text(os.path.splitext(file_name)[0]).text.replace("\n", " ").strip() or file_name


def _first_sentence(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= HEADLINE_MADE:
        return line
    stop = line.find(". ", 20, HEADLINE_MADE)
    if stop > 0:
        return line[: stop + 1]
    cut = line[:HEADLINE_MADE]
    return (cut.rpartition(" ")[0] or cut).rstrip(",;:–—- ") + "…"


def _host(url: str | None) -> str:
    if not url:
        return ""
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
