"""Maildirs, by the names of their folders and files (cr.yp.to/proto/maildir.html)."""

from __future__ import annotations

import re

_DELIVERED = re.compile(r"(?:^|[/\\])(?:cur|new)[/\\]\d+\.[^/\\]+$")
_UNREAD_MAILBOXES = frozenset({".trash", ".drafts", ".junk", ".spam"})
_DISCARDED = re.compile(r"[:;!]2,[A-Z]*[DT]")


def is_delivered(path: str) -> bool:
    """Whether a file is a mail in a Maildir, whose names have no suffix, and neither a
    draft nor in the bin."""
    return _DELIVERED.search(path) is not None and _DISCARDED.search(path) is None


def is_mailbox(name: str) -> bool:
    """Whether a hidden folder of a Maildir is one of its mailboxes (Maildir++), and none of
    drafts, of spam or of what was thrown away."""
    return name.startswith(".") and name.lower() not in _UNREAD_MAILBOXES
