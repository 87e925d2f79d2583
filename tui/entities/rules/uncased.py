"""Names that capitals do not show: in scripts without them (Arabic, Persian, Chinese,
Japanese) countries, capitals and great bodies from the lists and nothing else; in Latin
script the listed names that have small words ("Union européenne")."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.article import Mention
from tui.entities.lists.gazetteer import gazetteer

_KATAKANA = "ァ-ヺー"


def find_uncased(text: str, start: int, end: int, language: str) -> list[Mention]:
    """The known names in ``text[start:end]``, the longest first where several fit."""
    known = gazetteer()
    meanings = known.exonyms[language]
    return [
        Mention(match.start(1), match.end(1), known.names.get(meanings[match[1]], "ORG"))
        for match in _pattern(language).finditer(text, start, end)
    ]


@lru_cache(maxsize=16)
def _pattern(language: str) -> re.Pattern[str]:
    listed = gazetteer().exonyms[language]
    if language not in ("ar", "fa", "zh", "ja"):
        listed = {name: name for name in listed if name != name.title() and " " in name}
    names = sorted(listed, key=len, reverse=True)
    anyone = "|".join(map(re.escape, names)) or "(?!)"  # nothing listed, nothing found
    if language == "ar":  # and, so, in, to, like are written as one with the word
        return re.compile(rf"(?<!\w)[وفبلك]{{0,2}}({anyone})(?!\w)")
    if language not in ("zh", "ja"):
        return re.compile(rf"(?<!\w)({anyone})(?!\w)")
    return re.compile(rf"(?<![{_KATAKANA}])({anyone})(?![{_KATAKANA}])")
