"""Room for large arrays that goes back to the system when they are gone.

Merging makes ever larger arrays and drops the ones before. On the heap those leave holes
that stay with the process: half its memory, for a hundred thousand long stories. Anonymous
maps leave none.
"""

from __future__ import annotations

from mmap import mmap

import numpy as np
from numpy.typing import NDArray

LARGE = 1 << 16
"""Numbers (a quarter of a megabyte) from which on a map of their own is worth while."""


def room(count: int) -> NDArray[np.uint32]:
    """An array of so many 32-bit numbers, to be filled."""
    if count < LARGE:
        return np.empty(count, np.uint32)
    return np.frombuffer(mmap(-1, count * 4), np.uint32)
