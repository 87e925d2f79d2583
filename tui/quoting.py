"""Names as the filter box takes them."""

from __future__ import annotations


def unquoted(name: str) -> str:
    """A name without quotes of its own: they would end the ones around it."""
    return " ".join(name.replace('"', " ").split())


def quoted(name: str) -> str:
    """A name in one piece whatever it is made of: ``"Zakir Jalali"``."""
    return f'"{unquoted(name)}"'


def value(name: str) -> str:
    """A name as the value of a field: in quotes only where it needs them."""
    return name if name.replace("-", "").isalnum() else quoted(name)
