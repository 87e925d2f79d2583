"""How everything that comes out of an article looks: one table, theme colours only.

Each look is a Textual style. Kinds of names differ by colour and by style, so that they
can be told apart without colour (NO_COLOR, 16 colours, colour-blind readers). They are not
CSS component classes: each of those costs a match against all rules at start-up, and
Textual drops their background inside content.
"""

from __future__ import annotations

from tui.article import BlockKind, EntityType

BLOCKS: dict[BlockKind, str] = {
    "section": "dim",
    "headline": "bold",
    "summary": "italic",
    "byline": "italic dim",
    "published": "dim",
    "dateline": "bold",
    "subhead": "bold",
    "note": "italic dim",
    "footer": "dim",
}
"""The parts of a story; those not named here look like body text."""

ENTITIES: dict[EntityType, str] = {
    "PER": "bold underline $name-person",
    "ORG": "underline $name-org",
    "LOC": "italic $name-place",
    "NORP": "italic underline $name-nationality",
    "EVENT": "bold italic underline $name-event",
    "WORK": "italic underline2 $name-work",
    "MISC": "bold underline2 $name-other",
    "DATE": "bold italic $name-date",
    "MONEY": "bold $name-money",
    "PERCENT": "bold $name-percent",
    "QUANTITY": "bold $name-quantity",
    "CONTACT": "underline2 $name-contact",
}
COLOURS = {
    "person": "text-success",
    "org": "text-primary",
    "place": "text-warning",
    "nationality": "text-secondary",
    "event": "text-error",
    "work": "text-error",
    "other": "text-secondary",
    "date": "text-accent",
    "money": "text-accent",
    "percent": "text-accent",
    "quantity": "text-accent",
    "contact": "text-accent",
}
"""The variable of the theme that gives each kind of name its colour, as ``$name-…``,
unless the reader's configuration gives another."""

MATCH = "bold reverse $text-warning"
"""What the filter matched, in the reader."""
HERE = "bold reverse underline $text-primary"
"""The mention or match the reader has walked to."""
CHOICE = "bold reverse underline $text-primary"
"""The kind of names that is listed, among all kinds."""
ROW_MATCH = "bold underline $text-warning"
"""What the filter matched, in a row of the list."""
QUERY: dict[str, str] = {
    "phrase": "$text-success",
    "field": "bold $text-primary",
    "value": "$text-primary",
    "date": "$text-accent",
    "operator": "bold $text-accent",
    "negated": "$text-error",
    "ignored": "dim strike",
}
"""How each part of a query is understood, in the filter box."""
FORGIVEN = "underline $text-warning"
"""A word of the query that was taken for another."""
SAID = "$text-warning"
"""What was made of the words typed."""
MARKED = "bold $text-success"
"""The sign of a story marked to be sent."""
UNREAD = "bold"
READ = ""
"""Headlines in the list."""
BADGE = "bold $text-accent"
"""The signs for flagged and watched in a row."""
QUIET = "dim"
HEADING = "bold"
BAR = "$primary"
CURSOR = "on $surface-lighten-2"
CURSOR_FOCUSED = "on $primary 40%"
KEY = "bold $text-accent"
SCROLLBAR = """
    scrollbar-size-vertical: 1;
    scrollbar-color: $foreground 25%; scrollbar-background: $background;
    scrollbar-color-hover: $primary; scrollbar-color-active: $primary;
    scrollbar-background-hover: $background; scrollbar-background-active: $background;
"""
"""In the style sheet of whatever scrolls."""
