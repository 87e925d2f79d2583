"""Datelines of Chinese, Japanese and Korean agencies."""

from __future__ import annotations

import re

from tui.article import Dateline
from tui.ingest.wire.agencies import is_agency
from tui.ingest.wire.day import possible

# 新华社北京5月29日电（记者…）; the place may be missing (中新网5月29日电).
_CHINESE = re.compile(
    r"(?:据)?(?P<agency>新华社|新華社|中新社|中新网|人民网|央视网|路透社|法新社|美联社|塔斯社|共同社|韩联社)?"
    r"(?P<place>[\u4e00-\u9fff·/、]{0,20}?)"
    r"(?:(?P<year>\d{4})年)?(?P<date>(?P<month>\d{1,2})月(?P<day>\d{1,2})日)"
    r"(?:专?电|讯|訊|電|消息)(?:[ ]?[（(][^（()）\n]{1,60}[)）])?[ ]?"
)
# 【東京共同】, 【ワシントン時事】, ［東京　２９日　ロイター］ -
_JAPANESE = re.compile(r"[【［\[](?P<inside>[^】］\]\n]{2,30})[】］\]](?:[ 　]?[-－―—])?")
_JAPANESE_AGENCY = re.compile(
    r"(?P<place>.*?)[ 　=＝]*(?:(?P<date>(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日)[ 　]*)?"
    r"(?P<agency>共同通信|共同|時事通信|時事|ロイター|AFP(?:=時事)?|AP(?:=共同)?)"
)
# (서울=연합뉴스) 홍길동 기자 =
_KOREAN = re.compile(
    r"\((?P<place>[가-힣·]{1,20})=(?P<agency>[가-힣A-Za-z]{2,12})\)"
    r"(?:[ ][가-힣 ]{2,20}(?:기자|특파원)[ ]?=)?"
)


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline a Chinese, Japanese or Korean paragraph opens with, or None."""
    head = paragraph[:100]
    if head.isascii():
        return None
    if korean := _KOREAN.match(head):
        return _dateline(korean, korean.end())
    if bracket := _JAPANESE.match(head):
        inside = _JAPANESE_AGENCY.fullmatch(bracket["inside"])
        return _dateline(inside, bracket.end()) if inside else None
    chinese = _CHINESE.match(head)
    if chinese and (chinese["agency"] or chinese["place"]):
        return _dateline(chinese, chinese.end())
    return None


def _dateline(found: re.Match[str], end: int) -> Dateline:
    parts = found.groupdict()
    place, agency = (parts["place"] or "").strip(" 　=＝・"), parts["agency"]
    places = tuple(filter(None, re.split("[/、]", place)))
    month, day, year = (int(parts[name]) if parts.get(name) else None for name in _NUMBERS)
    month, day = possible(month, day)
    if agency and not is_agency(agency):
        agency = agency.partition("=")[0]
    end = len(found.string[:end].rstrip()) if found.re is not _JAPANESE_AGENCY else end
    return Dateline(0, end, places, parts.get("date"), month, day, year, agency)


_NUMBERS = ("month", "day", "year")
