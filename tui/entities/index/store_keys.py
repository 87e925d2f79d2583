"""The keys under which names of a store are one."""

from __future__ import annotations

from tui.article import EntityType
from tui.entities.corrections import Corrections
from tui.entities.name_keys import middle_initial, plain_key


class StoreKeys:
    """The keys of the corrections; but of people who differ in the middle initial only the
    first who is met has that key, and each other one its own."""

    def __init__(self, corrections: Corrections, before: StoreKeys | None = None) -> None:
        """With ``before`` whoever was met under other corrections is known."""
        self._corrections = corrections
        self._initials: dict[str, str] = {} if before is None else before._initials
        """By key: the initial of who has it."""

    def key(self, name: str, kind: EntityType) -> str:
        """The key of a name."""
        key = self._corrections.key(name, kind)
        if kind == "PER":
            initial = middle_initial(name)
            if initial and self._initials.get(key, initial) != initial:
                return plain_key(name, kind)
        return key

    def meet(self, name: str, kind: EntityType) -> str:
        """The key of a name that a story has."""
        key = self.key(name, kind)
        if kind == "PER" and (initial := middle_initial(name)):
            self._initials.setdefault(key, initial)
        return key
