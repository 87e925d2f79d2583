"""The reader's own settings, and what they are where nothing is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:  # the screen is painted before a recogniser is wanted
    from tui.entities.recognise import RecogniserName

Alert = Literal["off", "bell", "notification"]
ALERTS = ("off", "bell", "notification")
RECOGNISERS: tuple[RecogniserName, ...] = ("best", "quick", "spacy", "gliner")
COLOURS = (
    "person", "org", "place", "nationality", "event", "work", "other",
    "date", "money", "percent", "quantity", "contact",
)  # fmt: skip
"""What a colour can be given to."""


class Said(NamedTuple):
    """Something the file says, and the number of the line that says it."""

    value: str
    line: int


class Notice(NamedTuple):
    """Something wrong with the file. Sorted, they stand in the order of the file."""

    line: int
    """Where; 0 where it is about the file as a whole."""
    what: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}" if self.line else self.what


@dataclass(frozen=True)
class Config:
    """The settings of one file; the defaults where it says nothing."""

    path: Path | None = None
    sources: tuple[str, ...] = ()
    theme: Said | None = None
    width: int | None = None
    read_after: float = 8.0
    """Seconds that a story must be open in the reader to count as read."""
    follow: bool = False
    alert: Alert = "off"
    recogniser: RecogniserName = "best"
    keys: Mapping[str, Said] = field(default_factory=dict)
    """Keys, comma separated, by the id of the command."""
    colours: Mapping[str, Said] = field(default_factory=dict)
    """Colours by the kind of name, one of `COLOURS`."""
    notices: tuple[Notice, ...] = ()
    """What is wrong with the file: to be said after its name."""
