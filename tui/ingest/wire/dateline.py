"""Datelines: the place, day and agency a story opens with.

House styles differ in order and punctuation (``KABUL, May 29 (Reuters) -``, ``ISLAMABAD,
May 29. /TASS/.``, ``(ANSA) - ROME, JUL 11 -``, ``Tegucigalpa, Jan 2 (EFE).-``), but all
put a date or an agency's signature near the start and a place before it. So: find that
anchor, judge what stands before it as a place, and see whether what follows can end a
dateline. Only a place in capitals and a dash is the weaker form, for papers and for
stories filed without a date.
"""

from __future__ import annotations

import re

from tui.article import Dateline
from tui.ingest.text.months import WEEKDAYS, month_number
from tui.ingest.wire import dateline_east
from tui.ingest.wire.agencies import is_agency
from tui.ingest.wire.day import Day, find_day
from tui.ingest.wire.place import places_named

WINDOW = 110
"""A dateline's anchor is looked for in this many characters."""

_MARK = re.compile("[-(/:–—―]")
_BARE_MONTH = re.compile(r",[ ](?P<m1>[^\W\d_]{3,11})(?=[ ]{1,2}-)")
_SIGNED = re.compile(r"\((?P<a1>[^()\n]{2,40})\)|/(?P<a2>[^/\n(),]{2,30})/")
_SIGNED_FIRST = re.compile(r"\((?P<agency>[^()\n]{2,30})\)[ ]?[-–—]{1,2}[ ]?")
_SIGNED_BARE = re.compile(
    r"[ ]?[,.]?[ ]?(?:[-–—][ ])?(?P<agency>[^\W\d_]{2,20}(?:[./ -][^\W\d_]{1,20})?)"
    r"(?=\.?[ ]?[-–—:.])"
)
_DASH = re.compile(r"[ ]{0,3}[.,:]?[ ]{0,3}(?:-{1,3}|[–—―−_]{1,2})(?:[ ]|(?![-\s]))")
_PLAIN_DASH = re.compile(r"[ ]?(?:-{1,2}|[–—]) ?(?=[\"“'‘(\[«]?[^\W\d_])")
_SOFT_END = re.compile(r"[ ]{0,2}[.:]{0,2}(?:[ ]|$)")
_COLON = re.compile(r":[ ]")

_NOTE = re.compile(r"\(+[^()\n]{4,600}(?:\([^()\n]{0,100}\)[^()\n]{0,400}){0,4}\)+\s*")
_BYLINE = re.compile(r"[Bb]y (?:[A-Z][\w.'’-]{0,30} ){1,4}?(?:, ?Reuters )?(?=[A-Z]{3})")


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline a paragraph opens with, offsets into the paragraph, or None.

    It starts after 0 where an editor's note in brackets or a byline runs on before it.
    ``date`` and ``agency`` both None means the weaker form (a place in capitals and a
    dash), which headlines may have as well.
    """
    if east := dateline_east.find_dateline(paragraph):
        return east
    found = _find(paragraph, 0)
    if found is None and (start := _preamble(paragraph)):
        found = _find(paragraph, start)
    return found


def _preamble(paragraph: str) -> int:
    """Where an opening note in brackets and a byline end; 0 where there is neither."""
    start = 0
    if paragraph.startswith("(") and (note := _NOTE.match(paragraph)):
        start = note.end()
    if byline := _BYLINE.match(paragraph, start):
        start = byline.end()
    return start


def _find(text: str, start: int) -> Dateline | None:
    if _MARK.search(text, start, start + WINDOW) is None:
        return None
    if first := _SIGNED_FIRST.match(text, start):
        if is_agency(first["agency"]):
            return _after_agency(text, start, first)
        return None
    when = find_day(text, start, start + WINDOW)
    signed = _SIGNED.search(text, start, start + WINDOW)
    if when and (signed is None or when.start < signed.start() or not is_agency(_name(signed))):
        return _dated(text, start, when)
    if signed:
        found = _undated(text, start, signed)
        if found:
            return found
    return _bare_month(text, start) or _weak(text, start)


def _after_agency(text: str, start: int, first: re.Match[str]) -> Dateline | None:
    """``(ANSA) - ROME, JUL 11 - …``, or ``(Reuters) - …`` with nothing but the agency."""
    agency = first["agency"]
    when = find_day(text, first.end(), first.end() + WINDOW)
    if when:
        places = places_named(text[first.end() : when.start])
        dash = _DASH.match(text, when.end)
        if places and dash:
            return _dateline(text, start, dash.end(), places, when, agency)
    return _dateline(text, start, first.end(), (), None, agency)


def _dated(text: str, start: int, when: Day) -> Dateline | None:
    """A date first: it must be signed, or end in a dash or colon."""
    before = text[start : when.start]
    places = places_named(before) if before.strip() else ()
    if places is None and before.rstrip().endswith(",") and len(before.split()) <= 3:
        places = places_named(before.title())  # joliet, april 7 - as some feeds have it
    if places is None:
        return None
    agency, end = _signature(text, when.end)
    dash = _DASH.match(text, end)
    if dash is None and agency:
        dash = _SOFT_END.match(text, end)
    elif dash is None and places and places[0].isupper():
        dash = _COLON.match(text, end)
    if dash is None or not (places or agency):
        return None
    # Without a signature a comma or capitals must tell the place from the words of a
    # sentence ("The meeting March 2 - the first").
    if not agency and not (before.rstrip().endswith((",", ".", "-")) or before.isupper()):
        return None
    return _dateline(text, start, dash.end(), places, when, agency)


def _undated(text: str, start: int, signed: re.Match[str]) -> Dateline | None:
    """A place and a signature: ``Kabul (AFP) –``, ``MOSCOW, Monday (Reuters)``."""
    agency = _name(signed)
    before = text[start : signed.start()].rstrip(" ,-")
    place, comma, weekday = before.rpartition(",")
    when = None
    if comma and weekday.strip().lower() in WEEKDAYS:
        at = start + before.rindex(weekday.strip())
        when = Day(at, at + len(weekday.strip()), weekday.strip())
        before = place
    places = places_named(before)
    if places is None:
        return None
    dash = _DASH.match(text, signed.end())
    if is_agency(agency):
        later = find_day(text, signed.end(), signed.end() + WINDOW)
        if later and not text[signed.end() : later.start].strip(" ,.-"):
            after = _DASH.match(text, later.end)  # LONDON (Reuters), May 29 -
            when, dash = (later, after) if after else (when, dash)
        dash = dash or _SOFT_END.match(text, signed.end())
    elif not (before.isupper() and len(before.split()) <= 3 and not agency.isupper()):
        return None
    if dash is None:
        return None
    return _dateline(text, start, dash.end(), places, when, agency)


def _weak(text: str, start: int) -> Dateline | None:
    """``TEHRAN – Iran said…``, ``BEIRUT, Lebanon — …``, ``CHICAGO--…``."""
    dash = _PLAIN_DASH.search(text, start, start + 60)
    if dash is None:
        return None
    before = text[start : dash.start()]
    hyphen = dash.group() == "-"
    city = before.partition(",")[0].strip()
    words = city.split()
    follows = text[dash.end() : dash.end() + 2].lstrip("\"“'‘([«")
    if (
        hyphen
        or "(" in before
        or not city.isupper()
        or len(words) > 3
        or len(city) < 4
        or not follows[:1].isupper()
    ):
        return None
    places = places_named(before)
    if places is None:
        return None
    return _dateline(text, start, dash.end(), places, None, None)


def _bare_month(text: str, start: int) -> Dateline | None:
    """``CHICAGO, April - …``."""
    found = _BARE_MONTH.search(text, start, start + 60)
    month = month_number(found["m1"]) if found else None
    if found is None or month is None:
        return None
    before = text[start : found.start()]
    dash = _DASH.match(text, found.end())
    places = places_named(before)
    if places is None or dash is None or not before.partition(",")[0].isupper():
        return None
    when = Day(found.start("m1"), found.end("m1"), found["m1"], month)
    return _dateline(text, start, dash.end(), places, when, None)


def _signature(text: str, start: int) -> tuple[str | None, int]:
    """The agency that signs right after a date, and where the signature ends."""
    at = start
    while at < len(text) and at < start + 3 and text[at] in " .,":
        at += 1
    signed = _SIGNED.match(text, at)
    if signed and not any(char.isdigit() for char in _name(signed)):
        return _name(signed), signed.end()
    bare = _SIGNED_BARE.match(text, start)
    if bare and is_agency(bare["agency"]):
        return bare["agency"], bare.end()
    return None, start


def _name(signed: re.Match[str]) -> str:
    return (signed["a1"] or signed["a2"]).strip()


def _dateline(
    text: str, start: int, end: int, places: tuple[str, ...], when: Day | None, agency: str | None
) -> Dateline | None:
    body = text[end : end + 160]
    # Capitals without one small letter after it: a headline, not the story's first words.
    if body.isupper() and not agency:
        return None
    stop = start + len(text[start:end].rstrip())
    if when is None:
        return Dateline(start, stop, places, agency=agency)
    date = when.printed.rstrip(".,")
    return Dateline(start, stop, places, date, when.month, when.day, when.year, agency)
