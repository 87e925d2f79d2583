"""Members of archives that may hold stories, and why some are not opened."""

from __future__ import annotations

from posixpath import normpath

EMPTY = "is empty"
LINK = "is a link, which is not followed in an archive"
OUTSIDE = "has a name that leads out of the archive"


def leads_out(name: str) -> bool:
    """Whether unpacking a member would write above the folder it is unpacked in. Nothing is
    unpacked here; but whoever made it meant no story to be read."""
    return normpath(name.replace("\\", "/")).split("/", 1)[0] == ".."
