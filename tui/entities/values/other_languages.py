"""Dates, amounts and shares as other languages than English print them."""

from __future__ import annotations

import re

from tui.article import EntityType

Rules = tuple[tuple[EntityType, re.Pattern[str]], ...]

# Begun once and never tried again with fewer figures: a line of nothing but figures costs no
# more per figure than any other.
_NUMBER = r"(?<![\w.,])(?!(?<=\d[\u00a0 ])\d{3}(?!\d))\d++(?:[.,]\d++|[\u00a0 ]\d{3}(?!\d))*+"
_EAST_NUMBER = r"(?<!\d)(?<!\d[.,])\d++(?:[.,]\d++)*+"
_YEAR = r"(?:1[5-9]|20)\d\d"
_SIGNS = r"[$€£¥₽]"


def _rules(
    months: str,
    days: str,
    date: str,
    other_dates: str,
    scale: str,
    currency: str,
    percent: str,
    measure: str = "",
) -> Rules:
    """The patterns of one language. ``date`` is how day and month stand together,
    ``measure`` a unit with what must not follow it."""
    dates = [date.format(month=f"(?:{months})", year=_YEAR), rf"\b(?:{days})\b"]
    if other_dates:
        dates.append(other_dates)
    dates.append(rf"\b(?:{months}) (?:de |г\. )?{_YEAR}\b")
    dates.append(r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,%-]|\s?[%€$])")
    money = (
        rf"{_NUMBER}\s?(?:(?:{scale})\s)?(?:de |di |d['’])?(?:(?:{currency})\b|{_SIGNS})"
        rf"|(?<!\w)[A-Z]{{0,3}}{_SIGNS}\s?{_NUMBER}(?:\s(?:{scale})\b)?"
    )
    measures: Rules = ()
    if measure:
        pattern = rf"{_NUMBER}\s?(?:(?:{scale})\s)?(?:{measure})"
        measures = (("QUANTITY", re.compile(pattern)),)
    return (
        ("PERCENT", re.compile(rf"{_NUMBER}\s?(?:%|(?:{percent})\b)")),
        ("MONEY", re.compile(money)),
        *measures,
        ("DATE", re.compile("|".join(dates))),
    )


_GERMAN = _rules(
    "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|gestern|heute|morgen",
    r"\b\d{{1,2}}\. {month}(?: {year}\b)?",
    "",
    "Mrd\\.|Mio\\.|Milliarden|Millionen|Milliarde|Million|Tausend",
    "US-Dollar|Dollar|Euro|Franken|Pfund|Yen|Rubel|Kronen",
    "Prozent|Prozentpunkte",
)
_FRENCH = _rules(
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd['’]hui|demain",
    r"\b(?:1er|\d{{1,2}}) {month}(?: {year}\b)?",
    "",
    "milliards?|millions?|mille",
    "dollars?|euros?|francs?(?: CFA| suisses)?|livres?|roubles?|yens?",
    "pour cent",
)
_SPANISH = _rules(
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    "ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic",
    "lunes|martes|miércoles|jueves|viernes|sábado|domingo|ayer|hoy",
    r"\b\d{{1,2}} (?:de )?{month}\b(?: (?:de |del )?{year}\b)?",
    "",
    "mil millones|millones|millón|billones|mil",
    "dólares|euros|pesos|soles|libras|bolívares|reales",
    "por ciento",
)
_ITALIAN = _rules(
    "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|ieri|oggi|domani",
    r"\b\d{{1,2}} {month}(?: {year}\b)?",
    "",
    "miliardi|miliardo|milioni|milione|mila",
    "dollari|euro|sterline|franchi|rubli",
    "per cento",
)
_PORTUGUESE = _rules(
    "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo|ontem|hoje",
    r"\b\d{{1,2}} (?:de )?{month}(?: (?:de )?{year}\b)?",
    "",
    "bilhões|bilhão|milhões|milhão|mil",
    "dólares|euros|reais|libras|meticais|kwanzas",
    "por cento",
)
_RUSSIAN = _rules(
    "январ[яеь]|феврал[яеь]|марта?|апрел[яеь]|ма[яй]|июн[яеь]|июл[яеь]|августа?|сентябр[яеь]|"
    "октябр[яеь]|ноябр[яеь]|декабр[яеь]",
    "понедельник|вторник|сред[уы]|четверг|пятниц[уы]|суббот[уы]|воскресенье|вчера|сегодня|завтра",
    r"\b\d{{1,2}} {month}\b(?: {year}(?: г(?:ода|оду)?\b\.?)?)?",
    rf"\b{_YEAR} год(?:а|у|ом)?\b",
    "млрд|млн|трлн|тыс\\.|миллиард(?:а|ов)?|миллион(?:а|ов)?|тысяч[аи]?",
    "руб(?:л(?:ей|я|ь|ях)|\\.)?|долл(?:ар(?:ов|а|ах)?|\\.)?(?: США)?|евро|юан(?:ей|я|ь)|тенге|"
    "сум(?:ов)?|гривен",
    "процент(?:а|ов|ных пункта?)?",
    "(?:тонн[аы]?|(?:кило)?грамм(?:а|ов)?|кг|гектар(?:а|ов)?|га|(?:кв\\. |куб\\. )?(?:к?м|"
    "(?:кило)?метр(?:а|ов)?)|кубометр(?:а|ов)?|баррел(?:ь|я|ей)|[кМГ]Вт)"
    r"(?![\w/]| в (?:секунду|час|день|сутки|год)\b)",
)
_ARABIC_MONTH = (
    "(?:يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|"
    "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول)"
)
_ARABIC = _rules(
    rf"{_ARABIC_MONTH}(?:/{_ARABIC_MONTH})?",  # in the Levant and elsewhere: أيار/مايو
    "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد|أمس|اليوم",
    r"(?<!\w)\d{{1,2}} {month}(?: {year}\b)?",
    "",
    "مليارات|مليار|ملايين|مليون|ألف|آلاف",
    "دولارات|دولار|يورو|ريال|درهم|جنيه|روبل",
    "بالمئة|في المئة|بالمائة|في المائة",
)
_EAST_ASIAN: Rules = (
    (
        "PERCENT",
        re.compile(
            rf"{_EAST_NUMBER}(?:%|％|个百分点|パーセント)|百分之[一二三四五六七八九十百零点\d]+"
        ),
    ),
    (
        "MONEY",
        re.compile(
            rf"{_EAST_NUMBER}(?:[万億亿兆]++(?:\d++(?:[.,]\d++)*+)?[万億亿兆]?)?"
            r"(?:美元|元人民币|元|欧元|日元|卢布|"
            r"ドル|円|ユーロ|ルーブル|人民元)|[$€£¥]\d+(?:[.,]\d+)*(?:万|億|亿)?"
        ),
    ),
    (
        "DATE",
        re.compile(
            r"(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日)?)|\d{4}年|(?<!\d)\d{1,2}日(?!本)|"
            r"昨日|昨天|今日|今天|明天|明日|去年|今年|来年|星期[一二三四五六日天]|[月火水木金土日]曜日"
        ),
    ),
)
RULES: dict[str, Rules] = {
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "pt": _PORTUGUESE,
    "ru": _RUSSIAN,
    "ar": _ARABIC,
    "zh": _EAST_ASIAN,
    "ja": _EAST_ASIAN,
}
"""Language (ISO 639-1) → its patterns, in the order of their claim to a stretch of text."""
