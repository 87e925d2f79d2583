"""Corpora of words and tags as samples: the words are put together to a text again.

Two forms are read: JSON Lines, a story each, with ``tokens`` (sentences of words) and
``tags`` of the same shape; and CoNLL files, a word a line, its tag in the last column,
empty lines between sentences and ``-DOCSTART-`` (or ``# newdoc``) between stories.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, Any

from tui.article import Article, Block
from tui.entities.training.sample import Sample

CLOSING = frozenset((*".,;:!?)]}'’%", "'s", "’s", "''", "n't"))
OPENING = frozenset((*"([{$#“‘", "``"))

Sentence = tuple[list[str], list[str]]
"""Words and their tags."""
Story = list[Sentence]


def read_columns(path: Path) -> Iterator[Story]:
    """The stories of a file, compressed with gzip or not. Raises `ValueError`, naming file
    and line, for a line that does not fit the form."""
    opened: IO[str]
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as opened:
        lines = iter(opened)
        first = next(lines, "")
        number, reader = 0, _json if first.lstrip().startswith("{") else _conll
        try:
            for story in reader(chain([first], lines)):
                yield story
                number += 1
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path}: story {number + 1}: {error}") from error


def _json(lines: Iterable[str]) -> Iterator[Story]:
    for line in lines:
        if line.strip():
            record: dict[str, Any] = json.loads(line)
            yield list(zip(record["tokens"], record["tags"], strict=True))


def _conll(lines: Iterable[str]) -> Iterator[Story]:
    story: Story = []
    words: list[str] = []
    tags: list[str] = []
    for line in chain(lines, [""]):
        columns = line.split()
        border = line.startswith(("-DOCSTART-", "# newdoc"))
        if columns and not border:
            if line.startswith("# ") and len(columns) > 2:
                continue
            if len(columns) < 2:
                raise ValueError(f"no tag in {line.strip()!r}")
            words.append(columns[0])
            tags.append(columns[-1])
            continue
        if words:
            story.append((words, tags))
            words, tags = [], []
        if border and story:
            yield story
            story = []
    if story:
        yield story


def tagged_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """``(first, end, type)`` of the names in a sentence's tags: IOB1, BIO or BIOES."""
    spans: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        sign, _, kind = tag.partition("-")
        if sign == "O" or not kind:
            continue
        joined = sign in ("I", "E") and spans and spans[-1][1] == at and spans[-1][2] == kind
        if joined:
            spans[-1] = (spans[-1][0], at + 1, kind)
        else:
            spans.append((at, at + 1, kind))
    return spans


def as_sample(
    story: Iterable[tuple[Sequence[str], Iterable[tuple[int, int, str]]]], source: str
) -> Sample:
    """Sentences of words and their names (as `tagged_spans` gives them) as an article in
    English, a paragraph a sentence."""
    text, names, blocks = "", list[tuple[int, int, str]](), list[Block]()
    for words, spans in story:
        begun, starts, ends = len(text), list[int](), list[int]()
        for word, space in zip(words, _spaces(words), strict=True):
            text += space
            starts.append(len(text))
            text += word
            ends.append(len(text))
        names += [(starts[first], ends[end - 1], kind) for first, end, kind in spans]
        if len(text) > begun:
            blocks.append(("paragraph", begun, len(text)))
            text += "\n"
    article = Article(id="0" * 16, text=text, blocks=tuple(blocks), headline="", language="en")
    return Sample(article, tuple(names), source)


def _spaces(tokens: Sequence[str]) -> list[str]:
    """What to print before each token, so that tokens read as a sentence again."""
    spaces, straight = [""], True
    for at, token in enumerate(tokens[1:], 1):
        before, follows = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else ""
        if before == '"':
            straight = not straight
        glued = (
            token in CLOSING
            or (token[0] in ".,'’" and len(token) > 1)
            or (token == '"' and not straight)
            or before in OPENING
            or (before == '"' and not straight)
            or (token == "-" and _compound(before, follows))
            or (before == "-" and at > 1 and _compound(tokens[at - 2], token))
            or (before == "." and len(token) == 1 and token.isupper() and spaces[-1] == "")
            or (before in "'’" and at > 1 and tokens[at - 2][-1] != "s" and token.isalpha())
        )
        spaces.append("" if glued else " ")
    return spaces[: len(tokens)]


def _compound(left: str, right: str) -> bool:
    """Whether a hyphen between two tokens more likely joins than parts them."""
    if not (left[-1:].isalnum() and right[:1].isalnum()):
        return False
    return not (right[0].isupper() and (left[0].islower() or left.isdigit()))
