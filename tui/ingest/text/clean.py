"""The one place where text is made safe; offsets are final afterwards.

A terminal obeys what it is sent: a story could set the window title, write the clipboard
(OSC 52) or turn a line around (bidirectional overrides). Nothing of the kind gets past
`clean_text`. Control functions are those of ECMA-48; the bidirectional characters are
those of Unicode Standard Annex 9.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import category, is_normalized, normalize

from tui.ingest.text.paintable import PLACEHOLDER

MARKS_KEPT = 6
"""Combining marks kept in a row. Living scripts stack fewer (Tibetan: five)."""

# A string such as an OSC ends at BEL or ST. No introducer may be inside it, so scanning
# many unterminated ones stays linear; without an end only the introducer is dropped.
_SEQUENCE = re.compile(
    r"""
      (?: \x1b\] | \x9d ) [^\x07\x1b\x80-\x9f\n]{0,65536} (?: \x07 | \x1b\\ | \x9c )
    | (?: \x1b[PX^_] | [\x90\x98\x9e\x9f] ) [^\x07\x1b\x80-\x9f]{0,65536} (?: \x07 | \x1b\\ | \x9c )
    | (?: \x1b\[ | \x9b ) [0-?]{0,64} [ -/]{0,8} [@-~]?
    | \x1b [ -/]{0,8} [0-~]?
    """,
    re.VERBOSE,
)
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# What nobody writes by accident, and what typesetting and e-mail leave behind.
_HOSTILE = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
_LEFTOVER = r"\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
_HOSTILE_CHARS = re.compile(f"[{_HOSTILE}]|[\U000e0000-\U000e007f]+")
# The flags of England, Scotland and Wales: a black flag, its place in tags, their end.
_FLAG_TAGS = re.compile("(?<=\U0001f3f4)[\U000e0030-\U000e007a]{1,8}\U000e007f")
_LEFTOVER_CHARS = re.compile(f"[{_LEFTOVER}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_JOINERS = re.compile("[\u200c\u200d]+")
_MARK_RUN = re.compile(rf"[^\w\s\x00-\x7f]{{{MARKS_KEPT + 1},}}")
_SUSPECT = re.compile(
    rf"[\x0b-\x0d\x85\u2028\u2029{_HOSTILE}{_LEFTOVER}\u200c\u200d\ud800-\udfff\U000e0000-\U000e007f]"
)


class Cleaned(NamedTuple):
    """Text safe to paint, and how many things hostile to a terminal were taken out
    (sequences and characters; line ends and leftovers of typesetting do not count)."""

    text: str
    removed: int


def clean_text(raw: str) -> Cleaned:
    """Text with ``\\n`` line ends, in NFC, holding no control but ``\\n`` and ``\\t``.

    Joiners stay inside words of scripts that need them and inside emoji; lone surrogates
    become U+FFFD. Cleaning what is clean gives the same text and 0.
    """
    if _SUSPECT.search(raw) is None and (raw.isascii() or _is_composed(raw)):
        return Cleaned(raw, 0)
    removed = 0
    text = raw
    if "\x1b" in text or _HOSTILE_CHARS.search(text):
        text, sequences = _SEQUENCE.subn("", text)
        text = _LINE_END.sub("\n", text)
        text = _FLAG_TAGS.sub("", text)
        text, controls = _HOSTILE_CHARS.subn("", text)
        removed = sequences + controls
    text = _LINE_END.sub("\n", text)
    if not text.isascii():
        text = _SURROGATE.sub(PLACEHOLDER, _LEFTOVER_CHARS.sub("", text))
        text = _compose(text)
    return Cleaned(text, removed)


def _is_composed(text: str) -> bool:
    return is_normalized("NFC", text) and _cap_marks(text) == text


def _compose(text: str) -> str:
    # Each step may make room for another (a mark dropped lets its neighbours compose),
    # so repeat until nothing changes. The cap comes first: sorting long runs of marks
    # takes quadratic time.
    while True:
        done = normalize("NFC", _cap_marks(_JOINERS.sub(_joiner, text)))
        if done == text:
            return done
        text = done


def _joiner(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    inside = (
        start > 0
        and end < len(text)
        and not any(char.isascii() or char.isspace() for char in (text[start - 1], text[end]))
    )
    return found.group()[0] if inside else ""


def _cap_marks(text: str) -> str:
    return _MARK_RUN.sub(_cap_run, text)


def _cap_run(found: re.Match[str]) -> str:
    kept, run = [], 0
    for char in found.group():
        run = run + 1 if category(char) in ("Mn", "Me") else 0
        if run <= MARKS_KEPT:
            kept.append(char)
    return "".join(kept)
