"""Finding words in one story, as they are typed."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, normalize

from tui.article import Span

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)
MOST = 10_000
"""Places found in one story; more than anyone walks through."""


def find(text: str, words: str) -> tuple[Span, ...]:
    """Every place where the words stand in the text as typed, in order.

    Case, diacritics and the shapes of quotes and dashes make no difference, any white
    space (line breaks too) is as good as another, and so are spaces at the ends. Nothing
    is found for no words.
    """
    pieces = [re.escape(piece) for piece in _folded(words).split()]
    if not pieces:
        return ()
    found = re.compile(r"\s+".join(pieces)).finditer(_folded(text))
    return tuple(match.span() for match, _ in zip(found, range(MOST), strict=False))


@lru_cache(maxsize=4)
def _folded(text: str) -> str:
    """The text in lower case, plain letters and plain quotes, character for character: an
    offset in one is the same offset in the other."""
    if text.isascii():
        return text.lower().replace("`", "'")  # the only one of those alike that is ASCII
    return text.translate(_ALIKE).translate(_PLAIN)


class _Plain(dict[int, int]):
    """The plain lower-case letter of each character; itself where that is not one letter."""

    def __missing__(self, code: int) -> int:
        parts = [part for part in normalize("NFKD", chr(code)) if category(part) != "Mn"]
        lower = parts[0].lower() if len(parts) == 1 else ""
        alone = len(lower) != 1 or lower.isspace()  # a diacritic on nothing stands for itself
        self[code] = code if alone else ord(lower)
        return self[code]


_PLAIN = _Plain()
