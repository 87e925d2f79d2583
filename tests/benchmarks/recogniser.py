"""How good and how fast the recogniser is, on a file of annotated stories.

    python tests/benchmarks/recogniser.py STORIES.jsonl [--errors N]

Each line is one story: ``tokens`` (sentences of tokens) and ``tags`` (the same shape; BIO
tags, or ``spans``). Types are mapped to PER, ORG, LOC and MISC; dates, money and the like
are left out. A name counts as found when its tokens and its type are exactly the same.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tui.article import Article, Block
from tui.entities.recognise import find_entities
from tui.entities.rules import default_recogniser

NAMES = ("PER", "ORG", "LOC", "MISC")
TYPES = {
    **{name: name for name in NAMES},
    "PERSON": "PER",
    "ORGANIZATION": "ORG",
    "LOCATION": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "NORP": "MISC",
    "EVENT": "MISC",
    "PRODUCT": "MISC",
    "LAW": "MISC",
}
CLOSING = frozenset((*".,;:!?)]}'’%", "'s", "’s", "''", "n't"))
OPENING = frozenset((*"([{$#“‘", "``"))
Found = tuple[int, int, str]


def main() -> None:
    """Print precision, recall and F1 by type, then stories and words per second."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path)
    options.add_argument("--errors", type=int, default=0, help="show the most frequent errors")
    asked = options.parse_args()
    recogniser = default_recogniser()
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    errors = Counter[tuple[str, str, str]]()
    stories = list(_stories(asked.file))
    for article, annotated in stories:
        mentions = recogniser.mentions(article)
        found = {_bare(article, (m.start, m.end, m.type)) for m in mentions}
        gold = {_bare(article, name) for name in annotated}
        for count, group in ((right, gold & found), (extra, found - gold), (missed, gold - found)):
            count.update(kind for _, _, kind in group)
        for sign, group in (("+", found - gold), ("-", gold - found)):
            errors.update((sign, kind, article.text[a:b]) for a, b, kind in group)
    for name in NAMES:
        _row(name, right[name], extra[name], missed[name])
    for title, names in (("all four", NAMES), ("without MISC", NAMES[:3])):
        _row(title, *(sum(count[name] for name in names) for count in (right, extra, missed)))
    _speed([article for article, _ in stories])
    for (sign, name, form), times in errors.most_common(asked.errors):
        print(f"{times:5} {sign}{name:4} {form}")


def _bare(article: Article, name: Found) -> Found:
    """A name without its last full stop, which may be the sentence's."""
    start, end, kind = name
    return (start, end - 1, kind) if article.text[start:end].endswith(".") else name


def _row(title: str, right: int, extra: int, missed: int) -> None:
    precision = right / max(1, right + extra)
    recall = right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{title:13} P {precision:6.1%}  R {recall:6.1%}  F1 {f1:6.1%}  ({right + missed})")


def _speed(articles: list[Article]) -> None:
    begun = perf_counter()
    for article in articles:
        find_entities(article)
    seconds = perf_counter() - begun
    words = sum(len(article.text.split()) for article in articles)
    print(
        f"find_entities: {len(articles) / seconds:,.0f} stories/s, {words / seconds:,.0f} words/s"
        f" ({words // len(articles)} words a story)"
    )


def _stories(path: Path) -> Iterator[tuple[Article, set[Found]]]:
    opener: Any = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _story(json.loads(line))


def _story(record: dict[str, Any]) -> tuple[Article, set[Found]]:
    """One record as an article, a paragraph a sentence, and its gold names."""
    text, gold, blocks = "", set[Found](), list[Block]()
    for tokens, tags in zip(record["tokens"], record["tags"], strict=True):
        begun = len(text)
        opened: Found | None = None
        spaces = _spaces(tokens)
        for token, tag, space in zip(tokens, tags, spaces, strict=True):
            text += space
            start, text = len(text), text + token
            name = TYPES.get(tag[2:]) if tag != "O" else None
            if opened is not None and (name != opened[2] or tag.startswith("B-")):
                gold.add(opened)
                opened = None
            if name is not None:
                opened = (opened[0] if opened else start, len(text), name)
        if opened is not None:
            gold.add(opened)
        if len(text) > begun:
            blocks.append(("paragraph", begun, len(text)))
            text += "\n"
    article = Article(id="0" * 16, text=text, blocks=tuple(blocks), headline="", language="en")
    return article, gold


def _spaces(tokens: list[str]) -> list[str]:
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


if __name__ == "__main__":
    main()
