"""The records of a dump: drafts of those that tell a story, a word about the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tui.article import Failure
from tui.ingest.documents.draft import Draft
from tui.ingest.formats.records.record import LISTS, draft_of, records_in


class Records:
    """Turns numbered values into drafts and counts what is none."""

    def __init__(self, name: str) -> None:
        self.none = True
        """Whether there has been no record, not even one that cannot be used."""
        self._name = name
        self._troubles: Counter[str] = Counter()
        self._first: dict[str, str] = {}

    def drafts(self, values: Iterator[tuple[str, Any]]) -> Iterator[Draft | None]:
        """The stories in values that come with their places in the document."""
        for place, value in values:
            several = self.none = False
            for number, record in enumerate(records_in(value), 1):
                several = several or number > 1
                wrong = ""
                try:
                    draft = draft_of(record)
                except Exception as error:  # a number of 400 digits, lists in lists in lists
                    draft, wrong = None, f"no sense can be made ({type(error).__name__}) of"
                if draft is None:
                    self.trouble(wrong or _nothing_in(record), place or str(number))
                    yield None
                    continue
                draft.member = place or (str(number) if record is not value else "")
                if place and record is not value:
                    draft.member = f"{place}.{number}"
                yield draft

    def trouble(self, what: str, place: str) -> None:
        """Remember that there is a record that cannot be used."""
        self.none = False
        self._troubles[what] += 1
        self._first.setdefault(what, place)

    def failures(self) -> Iterator[Failure]:
        """One for each kind of trouble."""
        for what, count in self._troubles.items():
            where = f"record {self._first[what]}"
            if count > 1:
                where = f"{count:,} records, the first of them {self._first[what]}"
            yield Failure(self._name, f"{what} {where}")


def _nothing_in(record: Any) -> str:
    if isinstance(record, dict) and any(record.get(key) == [] for key in LISTS):
        return "the list of stories is empty in"
    return "no story is in"
