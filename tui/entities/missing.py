"""What is said when a recogniser cannot be used."""

from __future__ import annotations


class RecogniserMissing(Exception):
    """A recogniser cannot be used; the message says what to install."""
