"""What is known of each story beside its words: source, section, agency, language, day."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tui.article import Article
from tui.search.fold import locate

Mask = NDArray[np.bool_]
MINUTE = 60
UNDATED = -(2**31)
EARLIEST, LATEST = UNDATED + 1, 2**31 - 1
"""The minutes a column holds: the years -2114 to 6053. What lies beyond counts as the end."""
MINUTES_PER_DAY = 24 * 60
EPOCH = date(1970, 1, 1).toordinal()

VALUE_OF: dict[str, Callable[[Article], str]] = {
    "source": lambda article: article.source,
    "section": lambda article: article.section,
    "agency": lambda article: (article.dateline and article.dateline.agency) or "",
    "lang": lambda article: article.language,
}


class Column:
    """One short text a story, few different ones among many stories."""

    def __init__(self, values: Iterable[str] = (), codes: bytes = b"") -> None:
        self.values = list(values)
        self.codes = array("I", codes)
        self._code_of = {value: code for code, value in enumerate(self.values)}
        self._spaced = list(map(_spaced, self.values))
        """The folded words of each value, so that nothing is folded while one types."""

    def add(self, value: str) -> None:
        self.codes.append(self._code(value))

    def change(self, row: int, value: str) -> None:
        self.codes[row] = self._code(value)

    def _code(self, value: str) -> int:
        code = self._code_of.get(value)
        if code is None:
            code = self._code_of[value] = len(self.values)
            self.values.append(value)
            self._spaced.append(_spaced(value))
        return code

    def beginning(self, asked: str, alive: Mask | None) -> list[str]:
        """The values in which words begin with those asked, those of most rows alive (None:
        all are) first."""
        wanted = _spaced(asked)
        codes = np.frombuffer(self.codes, np.uint32)
        counts = np.bincount(codes if alive is None else codes[alive], minlength=len(self.values))
        return [
            self.values[at]
            for at in np.argsort(-counts, kind="stable").tolist()
            if counts[at] and self.values[at] and wanted in self._spaced[at]
        ]

    def matching(self, asked: str) -> Mask:
        """The rows whose value has the words asked side by side, the last of them perhaps
        only as a beginning."""
        wanted = _spaced(asked)
        hits = np.array([bool(wanted) and wanted in value for value in self._spaced], bool)
        return hits[np.frombuffer(self.codes, np.uint32)] if len(hits) else hits


class Columns:
    """All columns; a story's row is the number of stories added before it."""

    def __init__(self) -> None:
        self.texts = {name: Column() for name in VALUE_OF}
        self.minutes = array("i")
        """Minutes since 1970 (UTC); ``UNDATED`` where a story bears no date."""
        self._newest = np.zeros(0, np.int64)
        self._ages: tuple[int, NDArray[np.float32]] = (UNDATED, np.zeros(0, np.float32))

    def add(self, article: Article) -> None:
        for name, column in self.texts.items():
            column.add(VALUE_OF[name](article))
        self.minutes.append(_minutes(article))

    def change(self, row: int, article: Article) -> None:
        """Know another copy of the story in a row, which may come from elsewhere and be of
        another day."""
        for name, column in self.texts.items():
            column.change(row, VALUE_OF[name](article))
        minutes = _minutes(article)
        if minutes != self.minutes[row]:
            self.minutes[row] = minutes
            self._newest = self._newest[:0]
            self._ages = UNDATED, np.zeros(0, np.float32)

    def between(self, first: int | None, last: int | None) -> Mask:
        """The dated rows from one day to another (days since 1970, both included)."""
        minutes = np.frombuffer(self.minutes, np.int32)
        mask: Mask = minutes != UNDATED
        if first is not None:
            mask &= minutes >= first * MINUTES_PER_DAY
        if last is not None:
            mask &= minutes < (last + 1) * MINUTES_PER_DAY
        return mask

    def newest(self, alive: Mask | None, last: int) -> int:
        """When the newest of the rows alive (None: all are) was published, in minutes;
        ``UNDATED`` if none says. A date after the day ``last`` (days since 1970) is wrong,
        and says nothing of the others."""
        minutes = np.frombuffer(self.minutes, np.int32)
        counted = minutes < (last + 1) * MINUTES_PER_DAY
        if alive is not None:
            counted &= alive
        return int(np.where(counted, minutes, UNDATED).max(initial=UNDATED))

    def ages(self, newest: int) -> NDArray[np.float32]:
        """How many days each row is older than that, 0 if it is not; infinite without a
        date. The array is another one only if something changed."""
        minutes = np.frombuffer(self.minutes, np.int32)
        known, ages = self._ages
        if len(ages) < len(minutes) or known != newest:
            fresh = minutes[len(ages) :] if known == newest else minutes
            days = ((newest - fresh.astype(np.float64)) / MINUTES_PER_DAY).astype(np.float32)
            np.maximum(days, 0, out=days)
            days[fresh == UNDATED] = np.inf
            ages = np.concatenate([ages, days]) if known == newest else days
            self._ages = newest, ages
        return ages

    def newest_first(self) -> NDArray[np.int64]:
        """All rows, newest first, undated ones last, ties in order of arrival."""
        known, count = len(self._newest), len(self.minutes)
        if known < count:
            age = -np.frombuffer(self.minutes, np.int32).astype(np.int64)
            fresh = known + np.argsort(age[known:], kind="stable")
            at = np.searchsorted(age[self._newest], age[fresh], "right")
            self._newest = np.insert(self._newest, at, fresh)
        return self._newest


def _minutes(article: Article) -> int:
    if article.published is None:
        return UNDATED
    return min(max(int(article.published.timestamp() // MINUTE), EARLIEST), LATEST)


def folded(text: str) -> tuple[str, ...]:
    """The folded words of a short text."""
    return tuple(word for _, _, word in locate(text))


def _spaced(text: str) -> str:
    """The folded words of a text with a space before each: what words stand side by side in
    it, the last perhaps unfinished, is then what it contains."""
    return "".join(f" {word}" for word in folded(text))
