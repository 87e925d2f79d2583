"""What may be painted on one line of a terminal.

The sink of the screen checks every line with it. Apart from `clean`, whose expressions take
longer to compile than the first paint can wait.
"""

from __future__ import annotations

import re

PLACEHOLDER = "\N{REPLACEMENT CHARACTER}"

UNPAINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ud800-\udfff]"
    "|[\U000e0000-\U000e007f]"
)
"""Every character that may move a cursor, turn a line around or break the encoding."""


def safe_line(text: str) -> str:
    """One line to be painted, each control, direction or surrogate character replaced by
    one visible cell. The very same object when there is none."""
    if UNPAINTABLE.search(text) is None:
        return text
    return UNPAINTABLE.sub(PLACEHOLDER, text)
