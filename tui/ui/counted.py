"""Numbers of things, as one says them."""

from __future__ import annotations


def counted(number: int, one: str, many: str) -> str:
    """``counted(1, "story", "stories")`` → ``"1 story"``; of 1200 it makes ``"1,200 stories"``."""
    return f"1 {one}" if number == 1 else f"{number:,} {many}"
