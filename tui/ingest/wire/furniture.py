"""Single lines around a story that are not the story, recognised by their words."""

from __future__ import annotations

import re

from tui.ingest.text.months import month_number
from tui.ingest.wire.agencies import is_agency

URL = re.compile(r"(?:https?://|www\.)[^\s]{3,2000}")
BULLET = re.compile(r"(?:[•‣▪●○◦■*+\-–·]|\*\*|\d{1,2}[.)]|\(?[a-z]\))[ \t]+(?=\S)")

_PUBLISHED = re.compile(
    r"(?:first )?(?:published|updated|posted|modified|last (?:updated|modified|edited)|issued|"
    r"release date|released|publication date|date:|time:|created|"
    r"veröffentlicht|aktualisiert|stand|publié|mis à jour|modifié|publicado|actualizado|"
    r"pubblicato|aggiornato|atualizado|опубликовано|обновлено|дата(?: публикации)?|"
    r"发布时间|更新时间|更新日|公開日|تاريخ النشر|نشر في|تاریخ انتشار|source: ?\w+ ?\|)"
    r"(?![\w])[^\n]{0,160}",
    re.IGNORECASE,
)
_WHEN = re.compile(r"(?:19|20)\d\d|\d[:h時]\d\d|\d[./-]\d{1,2}[./-]\d\d")
_TIME_ONLY = re.compile(
    r"(?:\w{3,9}\.?,? )?(?:(?:\d{1,2}\.? \w{3,9}\.?,? \d{4}|\w{3,9}\.? \d{1,2},? \d{4}"
    r"|\d{4}[-/.]\d\d[-/.]\d\d|\d\d[-/.]\d\d[-/.]\d{4}|\d{4}年\d{1,2}月\d{1,2}日)"
    r"(?:,|T| at| -| \|| um| à| в)? ?"
    r"(?:\d{1,2}[:.h時时]\d\d(?:[:.]\d\d|分)?)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:[A-Z]{1,5}|[+-]\d\d:?\d\d|МСК|Uhr)\b)?)"
    r"(?: ?[(（][^()（）\n]{1,40}[)）])?(?: [|/-] .{0,60})?",
    re.IGNORECASE,
)

_BYLINE = re.compile(
    r"(?:(?:[Bb]y|BY|Von|Par|Por|Di|Da|Av|Door|Автор(?:ы)?|Written by|Story by|"
    r"Report by|Reporting by|بقلم|كتب|نویسنده)(?:[:：][ ]?|[ \u3000])"
    r"|(?:记者|文)[:：／/]?[ \u3000]?)"
    r"(?P<names>[^\W\d_][^\n\d]{1,110})"
)
_NO_NAME = re.compile(r"[<>$%!?]|\w{3,}[.][\"”]?$")
_LINKING_WORDS = "de del della da dos la le van von der den bin al el of in und and et y e и с the"
_LINKING = frozenset(_LINKING_WORDS.split())
_ROLE = re.compile(r"\b(?:staff|writer|correspondent|editor|reporter|bureau|in)\b", re.IGNORECASE)
_SPLIT_NAMES = re.compile(r",?\s+(?:and|und|et|y|e|и|و|with)\s+|\s*[,;&、]\s*")

_SLUG = re.compile(
    r"(?:(?:BC|AM|PM)-|[A-Z]{2,3}--)[A-Z][\w /,.'’&-]{2,80}"  # BC-AS--Kyrgyzstan-River Dam
    r"|[a-z] [a-z] (?:[a-z] )?(?:BC|AM|PM)-.{2,60}"  # u f BC-BAHIA-COCOA-REVIEW 02-26 0105
    r"|(?:[^\s/]{2,30}(?: [^\s/]{1,30}){0,3}/){2,8}"  # Germany-energy/Kyrgyzstan/companies/
    r"|[a-z]{3}\d{3,4} \d \w{1,3} \d{2,4} .{0,60}"  # eca062 4 i 211 ccccb dpa 061
    r"|(?=.{0,100}\b(?:\d(?:st|nd|rd|th) )?(?:Ld|Lead|Writethru|Add)\b).{1,100}[,<]\d{2,5}<?"
    r"|SLUG:.{1,100}"
    r"|[a-z]\d{4}(?: [\w-]{1,12})?"  # f0704 reute
)
_NOTE = re.compile(
    r"(?:Eds?|Editors?|Desks?|ATTENTION|EDS|EDITORS|Editor[’']s [Nn]ote|EDITOR[’']S NOTE|"
    r"EMBARGO(?:ED)?|Embargo(?:ed)?|HFR|Hold for release|Achtung|"
    r"Redaktionen|N\.D\.L\.R\.|NDLR|Примечание редакции)\b ?"
    r"(?:[:：]|NOTE|TO EDITORS)[^\n]{0,600}"
    r"|AP (?:Photo|Video|Graphic)s? .{1,100}"
    r"|\(\(.{1,600}\)\)"
    r"|\((?:Corrects?|Correcting|Adds?|Updates?|Recasts?|Repeats?|Refiles?|Removes?|Fixes|Clarifies|"
    r"Changes|Writes through|Releads|This (?:version|story|\w+ \d+ story)|Eds|Editor|Note|"
    r"New throughout|Rewrites|Embargoed)\b.{1,600}\)"
    r"|\([^()]{1,8} ?= ?[^()]{1,120}\)"  # ($1 = 0.92 euros)
)

_END_MARK = re.compile(
    r"\W{0,3}(?:[Rr]euters?[.3 ]{0,4}|REUTERS?|Enditem|ENDITEM|End(?:item)?|ENDS?|Ends|FIN|FINE|"
    r"-0-|-30-|###|#{1,5}|\*{3,5}|_{3,40}|-{3,40}|=+ ?Kyodo|EFE|\(EFE\)|ANSA|TASS|AFP|PTI|dpa|UPI|"
    r"[（(](?:完|了|共同|ANSA|AFP|END|ENDS|Xinhua|PTI|dpa|Reuters|UPI)[)）])\W{0,3}"
    r"|(?:PTI|UNI|ANI|IANS|BSS)(?: [A-Z]{2,4}){1,6}"
)
_INITIALS = re.compile(
    r"[a-z]{2,4}(?:[-/][a-z]{2,4}){1,5}"  # AFP and EFE desks' initials: map/jlo/rv
    r"|(?:dpa )?[a-z]{2,4}(?: [a-z][a-z0-9]{1,3}){1,4}"  # dpa's: fl th
    r"|\d{6} (?:GMT )?[A-Z]\w{2} \d{2,4}"  # 241512 GMT May 24
    r"|[\u0621-\u064a](?: [\u0621-\u064a])?(?:/[\u0621-\u064a](?: [\u0621-\u064a])?){1,3}"
)
END_TAIL = re.compile(
    r"(?<=[.!?\"”’»)\]。…])[ ](?P<mark>[Rr]euter|REUTER|Enditem|\(?ANSA\)?\.?|EFE|\(?END\)?|"
    r"\((?:ANSA|AFP|dpa|Xinhua|UPI)\)\.?|(?:PTI|UNI|ANI|IANS)(?: [A-Z]{2,4}){0,6}|-0-|-30-|###)$"
    r"|(?<=[^\s])[ ]?(?P<east>[（(](?:完|了|共同|時事|終)[)）])$"
)
_CREDIT = re.compile(
    r"\(?\(?(?:Additional |Further )?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled|"
    r"[Tt]ranslat(?:ed|ion)|[Gg]raphics|[Pp]roduction) by\b.{1,500}"
    r"|\(?Report(?:ing|age) (?:by|in|from)\b.{1,400}\)"
    r"|.{3,200} contributed (?:to )?(?:this|the|reporting).{0,60}"
    r"|\(\(.{1,400}\)\)"
    r"|Our Standards:.{0,100}|(?:Copyright|©|\(c\)|Copr\.).{0,200}"
    r"|.{0,40}[Aa]ll rights reserved.{0,40}"
    r"|(?:Follow (?:us|@)|Subscribe (?:to|now)|Sign up (?:to|for|here)|Click (?:here|on)|"
    r"Read more|(?:See also|Related|Source|Keywords?|Tags?):).{0,160}"
    r"|SOURCE .{1,120}|View (?:original|source).{1,200}"
    r"|for Reuters customers.{0,200}|\(?(?:Mit|Von|Redaktion|Autorin|Autor|Editing)\b.{0,100}\)"
)
FOOTER_OPENS = re.compile(
    r"# ?(?:Notebook|Notizblock)\b.{0,40}|#{1,3} (?:Internet|Orte|dpa).{0,40}"
    r"|(?:Media |Press |Investor )?Contacts?(?: Information| Details)?:?|_{3,40}"
    r"|(?:Media|Press|For (?:more|further) information)[\w ,]{0,40}:"
)
_REACHABLE = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,60}|\+\d[\d ()./-]{6,20}\d")


def is_published(text: str) -> bool:
    """``Published 29 May 2025 14:03 GMT``, or a line that is nothing but a time."""
    if len(text) > 180 or not any(map(str.isdigit, text)):
        return False
    if _PUBLISHED.fullmatch(text):
        named = any(month_number(word.strip(".,")) for word in text.split())
        return named or _WHEN.search(text) is not None
    return _TIME_ONLY.fullmatch(text) is not None


def byline_names(text: str) -> tuple[str, ...]:
    """Who a byline names, the outlet among them; empty when it is none."""
    found = _BYLINE.fullmatch(text) if len(text) <= 140 else None
    if found is None:
        return ()
    *names, last = filter(None, _SPLIT_NAMES.split(found["names"].strip()))
    signed = is_agency(last.rstrip("."))
    names.append(last.rstrip(".") if signed else last)
    if _NO_NAME.search(names[-1]) or any(len(name.split()) > 5 for name in names):
        return ()
    named = not names[0][0].islower() and all(map(_is_name, names[0].split()))
    if not signed and not named:
        return ()
    return tuple(name for name in names if not _ROLE.search(name))


def _is_name(word: str) -> bool:
    return not word[0].islower() or word in _LINKING or "'" in word or "-" in word


def is_note(text: str) -> bool:
    """The editor's word to readers or to other editors."""
    return len(text) <= 800 and _NOTE.fullmatch(text) is not None


def is_routing(text: str) -> bool:
    """A line for wire desks: slug, priority, keywords, length."""
    return len(text) <= 160 and _SLUG.fullmatch(text) is not None


def is_end_mark(text: str) -> bool:
    """``Reuter``, ``Enditem``, ``-0-``: the mark under a story."""
    return len(text) <= 48 and _END_MARK.fullmatch(text) is not None


def is_footer(text: str) -> bool:
    """Credits, contacts, rights and end marks, as far as one line tells."""
    if is_end_mark(text) or (len(text) <= 640 and _CREDIT.fullmatch(text)):
        return True
    if len(text) <= 48 and _INITIALS.fullmatch(text):
        return True
    return len(text) <= 160 and _REACHABLE.search(text) is not None
