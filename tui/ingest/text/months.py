"""Names of months as wires print them: in full and cut short, in many languages."""

from __future__ import annotations

_NAMES = """
1 january jan enero ene janvier janv januar jänner jän gennaio gen janeiro januari
  января январь янв січня stycznia ocak oca يناير جانفي ژانویه كانون_الثاني
2 february feb febr febrero février févr fév fevrier februar febbraio fevereiro fev februari
  февраля февраль фев лютого lutego şubat şub فبراير فيفري فوریه شباط
3 march mar marzo mars märz maerz mär mrz março marco maart mrt marca mart марта март мар
  березня مارس آذار
4 april apr abril abr avril avr aprile abril kwietnia nisan nis апреля апрель апр квітня
  أبريل ابريل أفريل آوریل نيسان
5 may mayo mai maggio mag maio mei maj maja mayıs мая май травня مايو ماي مه أيار
6 june jun junio juin juni giugno giu junho czerwca haziran haz июня июнь июн червня
  يونيو جوان ژوئن حزيران
7 july jul julio juillet juil juli luglio lug julho lipca temmuz tem июля июль июл липня
  يوليو جويلية ژوئیه جولای تموز
8 august aug agosto ago août aout agosto augustus augusti sierpnia ağustos ağu августа август
  авг серпня أغسطس اغسطس أوت اوت آب
9 september sep sept septiembre setiembre septembre settembre set setembro września eylül eyl
  сентября сентябрь сен сент вересня سبتمبر سپتامبر أيلول
10 october oct octubre octobre oktober okt ottobre ott outubro out października ekim eki
  октября октябрь окт жовтня أكتوبر اكتوبر اکتبر تشرين_الأول
11 november nov noviembre novembre novembro listopada kasım kas ноября ноябрь ноя нояб
  листопада نوفمبر نوامبر تشرين_الثاني
12 december dec diciembre dic décembre déc decembre dezember dez dicembre dezembro grudnia
  aralık ara декабря декабрь дек грудня ديسمبر دسامبر كانون_الأول
"""


def _read(table: str) -> dict[str, int]:
    months: dict[str, int] = {}
    number = 0
    for word in table.split():
        if word.isdigit():
            number = int(word)
        else:
            months[word.replace("_", " ")] = number
    return months


_MONTHS = _read(_NAMES)

_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs "
    "fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi "
    "mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado "
    "domingo понедельник вторник среда четверг пятница суббота воскресенье"
)
WEEKDAYS = frozenset(_WEEKDAYS.split())


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or abbreviation, in any case; None for other words. Of
    two names of one month joined by a slash (``أيار/مايو``) either will do."""
    word = word.lower()
    found = _MONTHS.get(word)
    if found is None and "/" in word:
        return next(filter(None, map(_MONTHS.get, word.split("/"))), None)
    return found
