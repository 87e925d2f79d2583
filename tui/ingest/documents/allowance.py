"""What one file may unpack to: an archive of a megabyte can hold a terabyte of zeros."""

from __future__ import annotations

MAX_UNPACKED = 1_000_000_000
"""Bytes, all members together."""
MAX_MEMBERS = 100_000
MAX_RATIO = 200
"""How many times its packed size a packed file, or a member packed by itself, may unpack to."""
RATIO_FROM = 10_000_000
"""Bytes of it up to which the ratio does not matter: short copy full of blanks packs well."""
MAX_STORIES = 200_000
MAX_DEPTH = 5
"""Documents in documents: a mail in a mailbox in an archive that is compressed."""

_REST = "; the rest is not read"


class Exhausted(Exception):
    """One of the limits is reached; says which, in words for the reader that follow the
    name of the file. What was found before stays."""


class Allowance:
    """Counts what is taken out of one file with everything in it."""

    def __init__(self) -> None:
        self._unpacked = 0
        self._members = 0
        self._stories = 0

    def unpack(self, count: int, given: int, packed: int) -> None:
        """Take so many more unpacked bytes of something that gave ``given`` of ``packed`` so
        far, these among them. Raises `Exhausted`."""
        self._unpacked += count
        if self._unpacked > MAX_UNPACKED:
            raise Exhausted(f"unpacks to more than {MAX_UNPACKED // 1_000_000:,} MB{_REST}")
        if given > RATIO_FROM and given > MAX_RATIO * packed:
            raise Exhausted(f"unpacks to more than {MAX_RATIO} times its size{_REST}")

    def enter(self) -> None:
        """Open one more member. Raises `Exhausted`."""
        self._members += 1
        if self._members > MAX_MEMBERS:
            raise Exhausted(f"holds more than {MAX_MEMBERS:,} files{_REST}")

    def tell(self) -> None:
        """Take one more story. Raises `Exhausted`."""
        self._stories += 1
        if self._stories > MAX_STORIES:
            raise Exhausted(f"holds more than {MAX_STORIES:,} stories{_REST}")
