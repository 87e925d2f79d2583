"""The small words inside of names: parts of surnames, and what joins the parts of a title."""

from __future__ import annotations

from tui.entities.lists.gazetteer import word_set

PARTICLES = word_set(
    "de del della delle di da das do dos du la las le los van von der den ter ten zu "
    "bin ibn bint al el ul ould abu"
)
JOINTS = PARTICLES | {"of", "for", "and", "&", "to", "on", "against", "with", "without", "the"}
