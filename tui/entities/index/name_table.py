"""All names of one type in the store, with the stories that have them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tui.entities.fold import fold_name

SHORT = 2
"""Letters of a beginning so short that the names with it are kept rather than looked for."""


def ascending(numbers: NDArray[np.integer[Any]]) -> NDArray[np.int64]:
    """Numbers in order, each once. Of numbers nearly in order, as those of stories are, this
    takes a tenth of the time of np.unique."""
    ordered = np.sort(numbers, kind="stable")
    fresh = np.ones(len(ordered), np.bool_)
    fresh[1:] = ordered[1:] != ordered[:-1]
    return ordered[fresh].astype(np.int64)


class NameTable:
    """All names of one type. A name is a number; a number that stands alone is kept as
    it is, several as a tuple."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._aliases: dict[str, int | tuple[int, ...]] = {}
        self._written: list[str] = []
        self._otherwise: dict[tuple[int, int], str] = {}
        """By name and story: how it is written there, if not as it first was."""
        self._variants: dict[int, dict[str, int]] = {}
        """By name: how many stories write it so, of those that write it otherwise."""
        self._apart: dict[str, set[int]] = {}
        """By the folded name: names whose key is another one."""
        self.joint: set[int] = set()
        """Names that may be asked for together with others, see `exact`."""
        self._many = array("I")
        self._first = array("i")
        self._more: dict[int, array[int]] = {}
        self._lines = "\n"
        self._end = len(self._lines)
        """Where the next key begins in the lines, once it is written there."""
        self._starts = array("I")
        self._owners = array("I")
        self._short: dict[str, array[int]] = {}
        """By the first letter of a key, and by the first two of each of its words: names."""
        self._forms: list[str] = []
        self._unwritten: list[str] = []

    def __len__(self) -> int:
        """How many names there are; their numbers are below that."""
        return len(self._written)

    def keys(self, start: int) -> Iterator[tuple[str, int]]:
        """Keys and aliases from the ``start``-th on, each with the number of its name."""
        self._write()
        for line in range(start, len(self._starts)):
            yield self._line_at(line), self._owners[line]

    def aliases(self, number: int) -> list[str]:
        """The other names of a name, each as it was first written. One pass over all keys."""
        line, found = -1, dict[str, str]()
        with suppress(ValueError):
            while True:
                line = self._owners.index(number, line + 1)
                found.setdefault(fold_name(self._forms[line]), self._forms[line])
        found.pop(fold_name(self.written(number)), None)
        return [*found.values()]

    def _line_at(self, line: int) -> str:
        start = self._starts[line]
        return self._lines[start : self._lines.index("\n", start)]

    def add(self, name: str, canonical: str, aliases: Iterable[str]) -> int:
        """The number of the name with a canonical key; its aliases are remembered."""
        key = fold_name(name)
        number = self._numbers.get(canonical)
        if number is None:
            number = self._numbers[canonical] = len(self._written)
            self._written.append(name)
            self._many.append(0)
            self._first.append(-1)
            self._line(canonical, number, name)
        forms = {fold_name(alias): alias for alias in sorted(aliases)}
        forms.setdefault(key, name)
        for alias, form in forms.items():
            if alias != canonical:
                self._alias(alias, number, " ".join(form.split()))
        if key != canonical:
            self._apart.setdefault(key, set()).add(number)
        self._note_joint(number, key, {canonical, *forms})
        return number

    def _note_joint(self, number: int, key: str, forms: set[str]) -> None:
        """Note who is asked for together with a name, now that it has these forms."""
        for form in forms:
            others = {*self._apart.get(form, ()), self._numbers.get(form, number)} - {number}
            self.joint |= others
        owners = self._aliases.get(key, number)
        if owners != number or self._numbers.get(key, number) != number:
            self.joint.add(number)

    def retire(self, number: int, canonical: str) -> None:
        """Give a name no more stories: whoever adds it again gets another number, without
        the aliases of this one. It is found until its last story is taken from it."""
        if self._numbers.get(canonical) == number:
            del self._numbers[canonical]
            self._alias(canonical, number, self._written[number])

    def written(self, number: int) -> str:
        """A name as most stories write it; in capitals only where none has small letters."""
        first = self._written[number]
        variants = self._variants.get(number)
        if variants is None:
            return first
        told = {first: self._many[number] - sum(variants.values())} | variants
        forms = [form for form, stories in told.items() if stories] or [first]
        return max(forms, key=lambda form: (not form.isupper(), told[form]))

    def _alias(self, alias: str, number: int, form: str) -> None:
        numbers = self._aliases.get(alias)
        if numbers is None:
            self._aliases[alias] = number
        elif isinstance(numbers, int):
            if numbers == number:
                return
            self._aliases[alias] = (numbers, number)
        elif number in numbers:
            return
        else:
            self._aliases[alias] = (*numbers, number)
        self._line(alias, number, form)

    def _line(self, key: str, number: int, form: str) -> None:
        self._unwritten.append(key)
        self._starts.append(self._end)
        self._end += len(key) + 1
        self._forms.append(form)
        self._owners.append(number)
        starts = (word[:SHORT] for word in key.split(" ") if len(word) >= SHORT)
        for beginning in {key[:1], *starts}:
            self._short.setdefault(beginning, array("I")).append(number)

    def post(self, number: int, position: int, name: str) -> None:
        """A story names it, written so."""
        if name != self._written[number]:
            self._otherwise[number, position] = name
            variants = self._variants.setdefault(number, {})
            variants[name] = variants.get(name, 0) + 1
        self._many[number] += 1
        if self._first[number] < 0:
            self._first[number] = position
        else:
            self._more.setdefault(number, array("i")).append(position)

    def unpost(self, number: int, position: int) -> None:
        """A story that was posted is gone."""
        if (name := self._otherwise.pop((number, position), None)) is not None:
            self._variants[number][name] -= 1
        self._many[number] -= 1
        more = self._more.get(number)
        if self._first[number] == position:
            self._first[number] = more.pop(0) if more else -1
        elif more is not None:
            at = bisect_left(more, position)  # in order but for stories that were indexed again
            if at == len(more) or more[at] != position:
                at = more.index(position)
            del more[at]
        if more is not None and not more:
            del self._more[number]

    def stories(self, numbers: Iterable[int]) -> NDArray[np.int64]:
        """The stories of some names, ascending."""
        chosen = np.fromiter(numbers, np.int64)
        first = np.frombuffer(self._first, np.int32)[chosen]
        more = b"".join(self._more[one] for one in chosen.tolist() if one in self._more)
        return ascending(np.concatenate((first[first >= 0], np.frombuffer(more, np.int32))))

    def postings(self, number: int) -> bytes:
        """The stories of a name as signed 32-bit numbers."""
        first = self._first[number]
        if first < 0:
            return b""
        return array("i", (first,)).tobytes() + self._more.get(number, array("i")).tobytes()

    def exact(self, canonical: str, key: str) -> set[int]:
        """The names with this key, or with this alias or folded name."""
        aliases = self._aliases.get(key, ())
        found = {aliases} if isinstance(aliases, int) else set(aliases)
        return found.union(self._numbers[one] for one in (canonical, key) if one in self._numbers)

    def beginning(self, key: str) -> NDArray[np.int64]:
        """The names in which, or in an alias of which, a word begins with the key; a
        single letter must begin the whole name. Ascending."""
        if len(key) <= SHORT:
            return ascending(np.frombuffer(self._short.get(key, array("I")), np.uint32))
        self._write()
        found: set[int] = set()
        for before in ("\n", " "):
            at = self._lines.find(before + key)
            while at >= 0:
                line = bisect_right(self._starts, at + 1) - 1
                found.add(self._owners[line])
                at = self._lines.find(before + key, at + 1)
        return np.array(sorted(found), np.int64)

    def most_told(self, key: str, limit: int) -> list[tuple[int, str]]:
        """``(stories, name)`` of the names beginning with the key, most stories first."""
        numbers = self.beginning(key) if key else np.arange(len(self._written))
        many = np.frombuffer(self._many, np.uint32)[numbers]
        if len(many) > limit:
            fewest = np.partition(many, -limit)[-limit]
            numbers, many = numbers[many >= fewest], many[many >= fewest]
        told = numbers[np.argsort(-many.astype(np.int64), kind="stable")][:limit].tolist()
        return [(self._many[one], self.written(one)) for one in told if self._many[one]]

    def _write(self) -> None:
        """Bring the text that beginnings are looked up in up to date: all keys, a line
        each. A search is one pass of str.find (10 MB in a few milliseconds)."""
        if not self._unwritten:
            return
        self._lines += "\n".join(self._unwritten) + "\n"
        self._unwritten.clear()
