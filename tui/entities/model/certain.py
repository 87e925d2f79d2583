"""What the rules are certain of: there the network has to agree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tui.article import Mention
from tui.entities.lists.gazetteer import Gazetteer
from tui.entities.model.tokens import Tokens
from tui.entities.rules.party_tags import is_after_party
from tui.entities.rules.tickers import is_before_ticker, ticker_letters, tickers

_DASHES = frozenset("-–—")


def certain_names(text: str, found: tuple[Mention, ...], known: Gazetteer) -> list[Mention]:
    """Of the names the rules found those that are: events and works of the lists, known names
    held together by "and" or a stroke, which the network reads as two, firms whose ticker the
    story has, the states of politicians and places cut short."""
    letters = ticker_letters(text)
    return [mention for mention in found if _is_certain(text, mention, known, letters)]


def _is_certain(text: str, mention: Mention, known: Gazetteer, letters: frozenset[str]) -> bool:
    start, end, kind = mention.start, mention.end, mention.type
    name = text[start:end]
    if kind == "LOC" and is_after_party(text, start):
        return True
    if kind == "LOC" and name.isupper() and name in known.codes:
        return name not in known.names
    if kind == "ORG" and name.isupper() and (name in letters or is_before_ticker(text, end)):
        return True
    joined = " and " in name or " AND " in name or "/" in name
    return name in known.others or (joined and (name in known.names or name in known.capitals))


def words_known(
    text: str, tokens: Tokens, found: tuple[Mention, ...], known: Gazetteer
) -> list[int]:
    """The words of the names found that are on the lists."""
    starts, words = tokens.starts, list[int]()
    for mention in found:
        if text[mention.start : mention.end] in known.names:
            first = bisect_left(starts, mention.start)
            words.extend(range(first, bisect_left(starts, mention.end, first)))
    return words


def words_outside(text: str, tokens: Tokens, certain: list[Mention]) -> Iterator[int]:
    """The words that are part of no name: dashes between spaces, tickers, and the letter of a
    party with its hyphen."""
    starts, ends = tokens.starts, tokens.ends
    for at, word in enumerate(tokens.words):
        if word in _DASHES and text[starts[at] - 1 : ends[at] + 1] == f" {word} ":
            yield at
    for start, end in tickers(text, 0, ends[-1]):
        yield from range(bisect_left(starts, start), bisect_left(starts, end))
    for mention in certain:
        if is_after_party(text, mention.start):
            at = bisect_left(starts, mention.start)
            yield from range(max(0, at - 2), at)
