"""Dates as printed, resolved to days, months and years of the calendar.

Only what is certain from the story's own day (its dateline, else when it was published) is
resolved: "Thursday" in "said on Thursday" is the last one, but of "will meet on Thursday"
nobody knows. Of a day without a year the nearest is meant, unless it is about half a year
away.
"""

from __future__ import annotations

import re
from calendar import day_name, monthrange
from datetime import date, timedelta

from tui.article import Article
from tui.ingest.text.months import month_number

SENTENCE = 240
"""Characters on either side in which a date's sentence is looked for."""
FAR = timedelta(days=150)
"""A day without a year that is farther away than this may be another year's."""

_TOKENS = re.compile(r"\d+|[^\W\d_]+")
_NUMERIC = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_DAY_FIRST = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})")
_EAST = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ENDS = re.compile(r"[.!?][\"”’']?\s|\n\s*\n")
_SAID = re.compile(
    r"\b(?:said|(?<!\bbe )announced|told (?:(?:the|a|an|state|local|news|press|foreign) ){0,3}"
    r"(?:reporters|journalists|lawmakers|parliament|conference|briefing|television|radio|"
    r"[A-Z]\w{1,20}))(?: (?:early|late))?(?: on(?: early| late)?)? $"
)
"""What was done on the day that follows, whatever else the sentence speaks of."""
_FROM = re.compile(
    r"\b(?:from|by)(?: (?:on|the|end|close|of|next|this|early|late|about|at least|noon|midday|"
    r"midnight|dawn|morning|evening|local|time|gmt|[ap]\.?m\.?|\d[\d.:]{0,4}|\w{3,6}day|to|through|"
    r"and))*+ $",
    re.IGNORECASE,
)
"""What the day that follows begins or ends."""
_AHEAD = re.compile(
    r"\b(?:will|would|shall|to be|due|next|until|till|before|scheduled|planned|plans?|set|"
    r"expected|expects?|(?-i:may)|might|could|should|can|coming|upcoming|ahead|"
    r"in advance|deadline|starting)\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:said|told|was|were|had|did|met|held|came|went|took|made|gave|fell|rose|won|lost|beat|"
    r"led|sent|left|became|began|found|got|saw|struck|shot|spoke|wrote|ran|sold|bought|kept|stood|"
    r"paid|built|drew|flew|broke|[a-z]\w+ed)\b"
)
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "º", "o"})
_WEEKDAYS = {name.lower(): number for number, name in enumerate(day_name)}
_NEAR = {
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
}
_PERIODS = {"last": -1, "this": 0, "next": 1}
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_LOOSE = frozenset({"early", "late", "mid", "of", "the", "de", "del", "г", "года", "году", "год"})


def story_day(article: Article) -> date | None:
    """The day a story was written, as far as the story itself or its source says it."""
    published = article.published.date() if article.published else None
    line = article.dateline
    if line is not None and line.month and line.day and published is not None:
        years = [line.year] if line.year else [published.year + more for more in (-1, 0, 1)]
        days = [day for year in years if (day := _day(year, line.month, line.day))]
        return min(days, key=lambda day: abs(day - published), default=None)
    return None if article.published_basis == "file" else published


def resolved(text: str, start: int, end: int, today: date | None) -> str | None:
    """ISO 8601 for the date printed at ``text[start:end]``: ``2024-05-29``, ``2024-05`` or
    ``2024``; None where that is not certain. ``today`` is the story's own day."""
    printed = text[start:end]
    if whole := _in_figures(printed, today):
        return whole
    tokens = [token.lower() for token in _TOKENS.findall(printed)]
    words = [token for token in tokens if not token.isdecimal() and token not in _ORDINALS]
    figures = [token for token in tokens if token.isdecimal()]
    years = [int(token) for token in figures if _YEAR.fullmatch(token)]
    days = [int(token) for token in figures if len(token) < 3]
    months = list({number for word in words if (number := month_number(word))})
    weekdays = [_WEEKDAYS[word] for word in words if word in _WEEKDAYS]
    if len(years) + len(days) != len(figures) or max(map(len, (years, days, months))) > 1:
        return None
    if months and days:
        return _of_month(years, months[0], days[0], weekdays, today)
    if months:
        return _month(years, months[0], words, today)
    if years and not days and all(word in _LOOSE for word in words):
        return f"{years[0]}"
    if figures or today is None:
        return None
    if weekdays:
        around = {word for word in words if word not in _WEEKDAYS} - _PARTS_OF_DAY - _LOOSE
        if around == {"last"}:
            back = (today.weekday() - weekdays[0]) % 7 or 7
            return _days_from(today, -back)
        return None if around else _weekday(text, start, end, weekdays[0], today)
    near = " ".join(words).removeprefix("the ")
    if near in _NEAR:
        return _days_from(today, _NEAR[near])
    return _period(words, today)


def _in_figures(printed: str, today: date | None) -> str | None:
    if found := _NUMERIC.fullmatch(printed):
        day = _day(*map(int, found.groups()))
        return day.isoformat() if day else None
    if found := _DAY_FIRST.fullmatch(printed):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        # 5/6/2024 is in May to some and in June to others; dots are for days first.
        certain = found[2] == "." or first > 12 or second > 12 or first == second
        swapped = found[2] == "/" and second > 12
        day = _day(year, first if swapped else second, second if swapped else first)
        return day.isoformat() if day and certain else None
    found = _EAST.fullmatch(printed)
    if found is None or not printed or printed.isascii():
        return None
    years, days = ([int(found[at])] if found[at] else [] for at in (1, 3))
    if found[2] and days:
        return _of_month(years, int(found[2]), days[0], [], today)
    if found[2]:
        return _month(years, int(found[2]), [], today)
    return f"{years[0]}" if years and not days else None


def _of_month(
    years: list[int], month: int, number: int, weekdays: list[int], today: date | None
) -> str | None:
    if not years and today is None:
        return None
    nearby = years or [today.year + more for more in (-1, 0, 1)]  # type: ignore[union-attr]
    days = [day for year in nearby if (day := _day(year, month, number))]
    if weekdays:
        days = [day for day in days if day.weekday() == weekdays[0]]
    if years or today is None:
        return days[0].isoformat() if days else None
    day = min(days, key=lambda day: abs(day - today), default=None)
    if day is None or (abs(day - today) > FAR and not weekdays):
        return None
    return day.isoformat()


def _month(years: list[int], month: int, words: list[str], today: date | None) -> str | None:
    if years:
        return _year_and_month(years[0], month)
    if today is None or "next" in words:
        return None
    if "last" in words:
        return _year_and_month(today.year - (month >= today.month), month)
    middles = [day for more in (-1, 0, 1) if (day := _day(today.year + more, month, 15))]
    nearest = min(middles, key=lambda day: abs(day - today))
    return _year_and_month(nearest.year, month) if abs(nearest - today) <= FAR else None


def _weekday(text: str, start: int, end: int, weekday: int, today: date) -> str | None:
    """The day of a bare weekday: today's, or the last one where something had happened."""
    back = (today.weekday() - weekday) % 7
    before, after = text[max(0, start - SENTENCE) : start], text[end : end + SENTENCE]
    before = _ENDS.split(before)[-1]
    after = _ENDS.split(after)[0]
    said = _SAID.search(before) or after.startswith((" said ", " told "))
    if back and not said:
        sentence = before + after
        ahead = _FROM.search(before) or _AHEAD.search(sentence)
        if ahead or not _PAST.search(sentence):
            return None
    return _days_from(today, -back)


def _days_from(today: date, days: int) -> str | None:
    """So many days on or back; None beyond the ends of the calendar."""
    number = today.toordinal() + days
    last = date.max.toordinal()
    return date.fromordinal(number).isoformat() if 1 <= number <= last else None


def _period(words: list[str], today: date) -> str | None:
    """Last, this or next year or month."""
    if len(words) != 2 or words[0] not in _PERIODS:
        return None
    step = _PERIODS[words[0]]
    if words[1] == "year":
        whole = _year_and_month(today.year + step, 1)
        return whole and whole[:4]
    if words[1] == "month":
        months = today.year * 12 + today.month - 1 + step
        return _year_and_month(months // 12, months % 12 + 1)
    return None


def _year_and_month(year: int, month: int) -> str | None:
    first = _day(year, month, 1)
    return first.isoformat()[:7] if first else None


def _day(year: int, month: int, day: int) -> date | None:
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)
