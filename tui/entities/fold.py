"""Names as keys: without case, diacritics, script, dots and possessive."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_POSSESSIVE = re.compile(r"['’]s?$")
_DOTS = re.compile(r"(?<=\w)\.(?=\w)|\.(?=\s|$)|['’ʼʻ`]")
_OTHER = re.compile(r"[^0-9a-z&+]+")


@lru_cache(maxsize=1 << 16)
def fold_name(name: str) -> str:
    """The key of a name: ``"José O’Brien's"`` → ``"jose obrien"``; U.S. and US are one.

    Every script becomes Latin (anyascii). A name of signs only is its own key.
    """
    plain = name if name.isascii() else anyascii(name)
    plain = _DOTS.sub("", _POSSESSIVE.sub("", plain.strip())).lower()
    return _OTHER.sub(" ", plain).strip() or name.strip().lower()
