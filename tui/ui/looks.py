"""How everything that comes out of an article looks: one table, theme colours only.

Each look is a Textual style. Kinds of names differ by colour and by style, so that they
can be told apart without colour (NO_COLOR, 16 colours, colour-blind readers). They are not
CSS component classes: each of those costs a match against all rules at start-up, and
Textual drops their background inside content.
"""

from __future__ import annotations

from tui.article import BlockKind, EntityType

BLOCKS: dict[BlockKind, str] = {
    "section": "$text-muted",
    "headline": "bold",
    "summary": "italic $text-secondary",
    "byline": "italic $text-muted",
    "published": "$text-muted",
    "dateline": "bold $text-muted",
    "subhead": "bold",
    "note": "italic $text-muted",
    "footer": "$text-disabled",
}
"""The parts of a story; those not named here look like body text."""

ENTITIES: dict[EntityType, str] = {
    "PER": "bold underline $text-success",
    "ORG": "underline $text-primary",
    "LOC": "italic $text-warning",
    "MISC": "italic underline $text-secondary",
    "DATE": "bold italic $text-accent",
    "MONEY": "bold $text-accent",
    "PERCENT": "bold $text-accent",
    "QUANTITY": "bold $text-accent",
    "CONTACT": "underline $text-accent",
}

MATCH = "bold $background on $warning"
"""What the filter matched, in the reader."""
HERE = "bold $background on $accent"
"""The mention or match the reader has walked to."""
ROW_MATCH = "bold underline $text-warning"
"""What the filter matched, in a row of the list."""
QUIET = "$text-muted"
HEADING = "bold $text-muted"
BAR = "$primary"
CURSOR = "on $surface-lighten-2"
CURSOR_FOCUSED = "on $primary 40%"
KEY = "bold $text-accent"
