"""Numbers as bars of block characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

EIGHTHS = " ▁▂▃▄▅▆▇█"


def bar(share: float) -> str:
    """One cell filled to a share of it; something that is not nothing is always seen."""
    return EIGHTHS[min(8, max(1, round(8 * share)))] if share > 0 else " "


def spark(counts: Iterable[int]) -> str:
    """A cell for each number, as high as its share of the largest."""
    numbers = list(counts)
    most = max(numbers, default=0) or 1
    return "".join(bar(number / most) for number in numbers)


def bars(counts: Sequence[int], height: int) -> list[str]:
    """The same so many lines high, the top line first."""
    most = max(counts, default=0) or 1
    lines = []
    for line in range(height - 1, -1, -1):
        filled = [number / most * height - line for number in counts]
        lines.append(
            "".join(
                # what is not nothing shows in the lowest line
                bar(min(1.0, share)) if share >= 1 / 16 or (line == 0 and number) else " "
                for number, share in zip(counts, filled, strict=True)
            )
        )
    return lines
