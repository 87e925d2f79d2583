"""Numbers as English prints them, in figures and in words, and headlines in capitals."""

from __future__ import annotations

from tui.entities.values.figures import FRACTION


def also_in_capitals(words: str) -> str:
    """Alternatives as they are and as a headline in capitals prints them: ``pct|PCT``."""
    return f"{words}|{words.upper()}"


NUMBER = rf"(?>{FRACTION}|\d+(?:[.,]\d+)*(?:[- ]\d+/\d+)?)"
MINUS = r"(?=[mM])(?<!\d )(?<!\bor )(?<!/)(?:[Mm]inus|MINUS) "
"""Before a number less than nothing; "10 minus 3" and "plus or minus 3" are something else."""
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_SPELT = (
    rf"(?:{_ONES}|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    rf"ninety)(?:-(?:{_ONES}))?"
)
SPELT = f"(?:{also_in_capitals(_SPELT)})"
SCALE = (
    r"(?:[Hh]undred|[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|[Cc]rore|[Ll]akh(?: crore)?|"
    r"HUNDRED|THOUSAND|MILLION|BILLION|TRILLION|CRORE|LAKH|[Mm]ln|[Bb]ln|[Tt]rln|MLN|BLN|TRLN|"
    r"[Mm]n|[Bb]n|[Tt]n|BN|TN|[mMkKbB])"
)
LARGE_WORD = f"(?:{also_in_capitals('hundred|thousand|million|billion|trillion|lakh|crore')})"
SPELT_BEGINS = (
    "one |two |three |four |five |six |seven |eight |nine |ten |eleven |twelve |fifteen |twent|"
    "thirt|fort|fift|sixt|sevent|eight|ninet|half |minus |a hundred|a thousand|a million|"
    "a billion|a trillion|a lakh|a crore"
)
"""What a number in words begins with."""
