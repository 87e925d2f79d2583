"""An article as the model reads it: words with their offsets, sentence by sentence.

Training and running share this, so that the model meets the same words in both.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.article import Article, BlockKind
from tui.entities import LONGEST

LONGEST_SENTENCE = 120
"""Words after which a sentence is cut: nothing longer is one."""

_TOKEN = re.compile(
    r"[a-z]++(?=[ ,])|[A-Z][a-z]++(?=[ ,])"  # most words: no other rule needs be tried
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Gov|Sen|Rep|Rev|Prof|Mt|Jr|Sr|Inc|Corp|Co"
    r"|Ltd|Bros|No)\."
    r"|['’]s\b"
    r"|[^\W\d_]+-\d+[^\W_]*"  # Covid-19, F-16
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W_]+(?:(?:['’](?!s\b)|&)[^\W_]+)*"
    r"|\S"
)
_BREAK = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\Wa-z_])|\n+")
_NO_BREAK = re.compile(
    r"(?:\b(?:(?<!&)[^\W\d_]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Cpl|Maj|Adm|Gov|Sen|Rep|Rev|Hon|Prof"
    r"|Mt|Ft|vs|No|Nos|approx)\.)$"
)

KINDS: dict[BlockKind, int] = {
    "paragraph": 0,
    "headline": 1,
    "summary": 2,
    "byline": 3,
    "dateline": 4,
    "subhead": 5,
    "item": 6,
    "table": 7,
    "note": 8,
    "footer": 9,
}
"""The blocks that are read, by number; section and time of publication are not."""


class Tokens(NamedTuple):
    """Words of one article: parallel lists of text and half-open code-point offsets.

    ``sentences[i]`` is the number of the first word of a sentence, ``kinds[i]`` the number
    of the block kind it stands in; no sentence is empty.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    kinds: list[int]


def tokenise(article: Article) -> Tokens:
    """The words of an article, as far as `tui.entities.LONGEST`."""
    tokens = Tokens([], [], [], [], [])
    text = article.text
    for kind, start, end in article.blocks:
        number = KINDS.get(kind)
        if number is not None:
            at, stop = start, min(end, LONGEST)
            while at < stop:
                sentence_end = _sentence_end(text, at, stop)
                _read(tokens, text, at, sentence_end, number)
                at = sentence_end
    return tokens


def _sentence_end(text: str, start: int, end: int) -> int:
    at = start
    while found := _BREAK.search(text, at, end):
        at = found.end()
        if text[found.start()] == "\n":
            return at
        if not _NO_BREAK.search(text, max(start, found.start() - 8), found.start() + 1):
            return at
    return end


def _read(tokens: Tokens, text: str, start: int, end: int, kind: int) -> None:
    words, starts, ends, sentences, kinds = tokens
    first = len(words)
    spans = [found.span() for found in _TOKEN.finditer(text, start, end)]
    words += [text[begin:stop] for begin, stop in spans]
    starts += [begin for begin, _ in spans]
    ends += [stop for _, stop in spans]
    for at in range(first, len(words), LONGEST_SENTENCE):
        sentences.append(at)
        kinds.append(kind)
