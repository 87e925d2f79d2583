"""The signs under which shares are traded: ``<SRD>`` and ``(GLDN.L)``, which are no names."""

from __future__ import annotations

import re

from tui.article import Span

_TICKER = re.compile(r"<([A-Z0-9]{1,6})(?:\.[A-Z]{1,2})?>|\(([A-Z0-9]{1,6})\.[A-Z]{1,2}\)")


def is_ticker(text: str, start: int) -> bool:
    """Whether a ticker begins here, after its bracket."""
    return text[max(0, start - 1) : start] in ("<", "(") and bool(_TICKER.match(text, start - 1))


def is_before_ticker(text: str, end: int) -> bool:
    """Whether a ticker follows what ends here, with or without a blank."""
    return is_ticker(text, end + (2 if text[end : end + 1] == " " else 1))


def tickers(text: str, start: int, end: int) -> list[Span]:
    """Where in ``text[start:end]`` tickers are, with their brackets."""
    if text.find("<", start, end) < 0 and text.find("(", start, end) < 0:
        return []
    return [found.span() for found in _TICKER.finditer(text, start, end)]


def ticker_letters(text: str) -> frozenset[str]:
    """The letters of all tickers of a text, without the exchange."""
    return frozenset(found[1] or found[2] for found in _TICKER.finditer(text))
