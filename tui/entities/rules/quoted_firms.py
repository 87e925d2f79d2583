"""Firms of a headline that stand right before their tickers: GENERAL ELECTRIC <GE> SEES GAIN."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tui.article import Span
from tui.entities.lists.gazetteer import gazetteer
from tui.entities.rules.shape import small_words

_TO_TICKER = frozenset(("", " ", ".", ". "))
_WITHIN = frozenset((" ", ". ", " & ", "/", "-", "'S ", "’S "))
_INSIDE = frozenset(("AND", "FIRST", "SECOND", "NEXT", "GENERAL"))
_MOST_WORDS = 5
"""Words before a ticker that are taken for a firm's though the story has none of that name."""


class QuotedFirms:
    """Finds the firms before the tickers of one story's headlines. ``firms`` are the story's
    organisations, in capitals."""

    def __init__(self, text: str, firms: Iterable[str]) -> None:
        self._text = text
        self._firms = {f"{firm.removesuffix('.')} " for firm in firms}

    def first(self, words: list[Span], ticker: int) -> int:
        """Of the words before a ticker, which is the first of its firm; their number if the
        firm cannot be told. ``words`` are where they stand, ``ticker`` where it does."""
        text, last = self._text, len(words)
        if not last or text[words[-1][1] : ticker] not in _TO_TICKER:
            return last
        first = last - 1
        while first > 0 and self._goes_on(words[first - 1], words[first]):
            first -= 1
        return self._firm([text[start:end] for start, end in words[first:]], first)

    def _goes_on(self, left: Span, right: Span) -> bool:
        """Whether a firm's name may go on to the left of a word."""
        between = self._text[left[1] : right[0]]
        return between in _WITHIN and self._text[slice(*left)].upper() not in _parting()

    def _firm(self, printed: list[str], first: int) -> int:
        """Where, if at ``first`` the line has the words ``printed``, the firm begins that they
        end with. It is a firm of the story; or in capitals all of them, if the line begins with
        them or they end in Inc or Corp, or the last."""
        last, end = printed[-1], first + len(printed)
        for at in range(len(printed)):
            beginning = " ".join(printed[at:]).upper() + " "
            if any(firm.startswith(beginning) for firm in self._firms):
                return first + at
        if not last.isupper():
            return end
        few = len(printed) <= _MOST_WORDS
        if last.lower() in gazetteer().words["legal suffixes"]:
            return first if few and len(printed) > 1 else end
        if not first and few and (len(printed) < 3 or _ordinary().isdisjoint(printed)):
            return first
        common = last in gazetteer().unnamed or last.lower() in small_words(self._text)
        return end if common else end - 1


@lru_cache(maxsize=1)
def _parting() -> frozenset[str]:
    """The words that no firm's name has in it, in capitals."""
    return frozenset(map(str.upper, gazetteer().words["function words"])) - _INSIDE


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    """The words that show that a line has said more than a name, in capitals."""
    heads = gazetteer().words["organisation heads"]
    return gazetteer().unnamed - frozenset(map(str.upper, heads))
