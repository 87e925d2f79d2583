"""A story in a few words: who says it, where, when, how long."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len

from tui.article import Article

LETTERS_A_MINUTE = 1_400
"""Silent reading of English non-fiction: Brysbaert (2019) finds 238 words on average, and
a word with its space is six characters."""
DENSE_LETTERS_A_MINUTE = 260
DENSE_LANGUAGES = {"zh", "ja"}
"""Written with far fewer characters; 255 to 260 a minute in the same study."""


def details(article: Article, width: int, today: date, *, dated: bool = True) -> str:
    """Source, place, date (if wanted) and reading time, as many of them as fit."""
    places = article.dateline.places if article.dateline else ()
    place = places[0] if places else ""
    if place.isupper():
        place = place.title()
    when = short_date(article, today) if dated else ""
    dense = article.language in DENSE_LANGUAGES
    rate = DENSE_LETTERS_A_MINUTE if dense else LETTERS_A_MINUTE
    minutes = f"{max(1, round(len(article.text) / rate))} min"
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
