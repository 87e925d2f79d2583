"""A story in a few words: who says it, where, when, how long."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len

from tui.article import Article

WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: Brysbaert (2019) finds 238 on average."""


def details(article: Article, width: int, today: date) -> str:
    """Source, place, date and reading time, as many of them as fit."""
    places = article.dateline.places if article.dateline else ()
    place = places[0].title() if places else ""
    when = short_date(article, today)
    minutes = f"{max(1, round(article.words / WORDS_A_MINUTE))} min"
    for parts in (
        (article.source, place, when, minutes),
        (article.source, when, minutes),
        (article.source, when),
        (when,),
    ):
        line = " · ".join(filter(None, parts))
        if cell_len(line) <= width:
            return line
    return ""


def short_date(article: Article, today: date) -> str:
    """The day of publication as a person would say it; empty when unknown."""
    if article.published is None:
        return ""
    day = article.published.date()
    if day.year == today.year:
        return f"{day.day} {day:%b}"
    return f"{day.day} {day:%b} {day.year}"
