"""A dateline's place, day and agency are read in every house's style."""

from __future__ import annotations

import pytest

from tui.article import Dateline
from tui.ingest.text.months import month_number
from tui.ingest.wire.dateline import find_dateline

Expected = tuple[str, tuple[str, ...], str | None, str | None, str]

DATELINES: list[Expected] = [
    # paragraph, places, month-day, agency, first words of the body
    ("WASHINGTON (Reuters) - The head", ("WASHINGTON",), None, "Reuters", "The head"),
    ("KABUL, May 29 (Reuters) - The", ("KABUL",), "05-29", "Reuters", "The"),
    ("SEATTLE/WASHINGTON (Reuters) - A", ("SEATTLE", "WASHINGTON"), None, "Reuters", "A"),
    ("SYDNEY and KUALA LUMPUR, Jul 26 2022 (IPS) - The", ("SYDNEY", "KUALA LUMPUR"), "07-26",
     "IPS", "The"),
    ("(Reuters) - The senate", (), None, "Reuters", "The senate"),
    ("Jan 30 (Reuters) - Gold", (), "01-30", "Reuters", "Gold"),
    ("NEW DELHI (Reuters) — India", ("NEW DELHI",), None, "Reuters", "India"),
    ("MOSCOW, Monday (Reuters) Something", ("MOSCOW",), None, "Reuters", "Something"),
    ("ROCHESTER, N.Y., Feb 26 - Champion", ("ROCHESTER, N.Y.",), "02-26", None, "Champion"),
    ("TAUPO, New Zealand, March 23, Reuter - It", ("TAUPO, New Zealand",), "03-23", "Reuter", "It"),
    ("AMSTERDAM, 2 March - The", ("AMSTERDAM",), "03-02", None, "The"),
    ("THE HAGUE, March 2 - Dutch", ("THE HAGUE",), "03-02", None, "Dutch"),
    ("joliet, april 7 - the first", ("Joliet",), "04-07", None, "the first"),
    ("KABUL, Afghanistan (AP) — The", ("KABUL, Afghanistan",), None, "AP", "The"),
    ("CHATHAM, Mass. (AP) _ A lobster", ("CHATHAM, Mass.",), None, "AP", "A lobster"),
    ("Berlin (dpa/bb) - Flug", ("Berlin",), None, "dpa/bb", "Flug"),
    ("STOCKHOLM, Aug 29, 2014 (AFP) - Sweden", ("STOCKHOLM",), "08-29", "AFP", "Sweden"),
    ("Strasbourg, 10 juil 2024 (AFP) - Le", ("Strasbourg",), "07-10", "AFP", "Le"),
    ("(ANSA) - ROME, JUL 11 - Gazprom", ("ROME",), "07-11", "ANSA", "Gazprom"),
    ("(ANSA) - MONOPOLI (BARI), 6 LUG - Un", ("MONOPOLI (BARI)",), "07-06", "ANSA", "Un"),
    ("ISLAMABAD, May 29. /TASS/. Moscow’s", ("ISLAMABAD",), "05-29", "TASS", "Moscow’s"),
    ("MOSCOW, May 29 /ITAR-TASS/. The", ("MOSCOW",), "05-29", "ITAR-TASS", "The"),
    ("МОСКВА, 29 мая. /ТАСС/. МИД", ("МОСКВА",), "05-29", "ТАСС", "МИД"),
    ("КАБУЛ, 29 мая - РИА Новости. Посол", ("КАБУЛ",), "05-29", "РИА Новости", "Посол"),
    ("MOSCOW. May 29 (Interfax) - The", ("MOSCOW",), "05-29", "Interfax", "The"),
    ("Москва. 29 мая. ИНТЕРФАКС - Глава", ("Москва",), "05-29", "ИНТЕРФАКС", "Глава"),
    ("CHENGDU, China, Oct. 2 (Xinhua) -- Men", ("CHENGDU, China",), "10-02", "Xinhua", "Men"),
    ("BEIJING, 10 août (Xinhua) -- Un", ("BEIJING",), "08-10", "Xinhua", "Un"),
    ("新华社北京5月29日电（记者周明远）外交部", ("北京",), "05-29", "新华社", "外交部"),
    ("中新网5月29日电 据报道", (), "05-29", "中新网", "据报道"),
    ("【東京共同】首相は", ("東京",), None, "共同", "首相は"),
    ("［ワシントン　２９日　ロイター］ - 米", ("ワシントン",), None, "ロイター", "米"),
    ("(서울=연합뉴스) 홍길동 기자 = 정부", ("서울",), None, "연합뉴스", "정부"),
    ("TOKYO (Kyodo) -- A court", ("TOKYO",), None, "Kyodo", "A court"),
    ("Tehran, May 29, IRNA – The", ("Tehran",), "05-29", "IRNA", "The"),
    ("New Delhi, May 29 (PTI) Prime", ("New Delhi",), "05-29", "PTI", "Prime"),
    ("New Delhi [India], May 29 (ANI): The", ("New Delhi [India]",), "05-29", "ANI", "The"),
    ("كابول 29 مايو (رويترز) - قالت", ("كابول",), "05-29", "رويترز", "قالت"),
    ("حيرتان 26 أيار/مايو 2024 (أ ف ب) - عند", ("حيرتان",), "05-26", "أ ف ب", "عند"),
    ("Tegucigalpa, Jan 2 (EFE).- Texto", ("Tegucigalpa",), "01-02", "EFE", "Texto"),
    ("Madrid, 29 de mayo (EFE).- El", ("Madrid",), "05-29", "EFE", "El"),
    ("CAIRO- 24 July 2022: The", ("CAIRO",), "07-24", None, "The"),
    ("SRINAGAR, Mar 03: The", ("SRINAGAR",), "03-03", None, "The"),
    ("SYDNEY March 22 AAP - The", ("SYDNEY",), "03-22", "AAP", "The"),
    ("KABUL, May 29 (Pajhwok) - The", ("KABUL",), "05-29", "Pajhwok", "The"),
    ("LONDON (Reuters), May 29 - The", ("LONDON",), "05-29", "Reuters", "The"),
    ("CHICAGO, April - Soybeans", ("CHICAGO",), None, None, "Soybeans"),
    ("****LONDON, March 5 - The", ("LONDON",), "03-05", None, "The"),
    ("NEW YORK, May 29, 2024 /PRNewswire/ -- Acme", ("NEW YORK",), "05-29", "PRNewswire", "Acme"),
    ("NEW YORK--(BUSINESS WIRE)--Acme", ("NEW YORK",), None, "BUSINESS WIRE", "Acme"),
    ("TEHRAN – Iran said", ("TEHRAN",), None, None, "Iran said"),
    ("BEIRUT, Lebanon — “We", ("BEIRUT, Lebanon",), None, None, "“We"),
    ("CHICAGO--Soybeans", ("CHICAGO",), None, None, "Soybeans"),
    ("(Corrects paragraph 7) By Marc Frank HAVANA (Reuters) - Three", ("HAVANA",), None, "Reuters",
     "Three"),
]  # fmt: skip


@pytest.mark.parametrize("expected", DATELINES, ids=lambda expected: expected[0][:24])
def test_dateline(expected: Expected) -> None:
    paragraph, places, month_day, agency, body = expected
    dateline = find_dateline(paragraph)
    assert dateline is not None
    assert (dateline.places, dateline.iso_month_day, dateline.agency) == (places, month_day, agency)
    assert paragraph[dateline.end :].lstrip() == body


NONE_AT_ALL = [
    "Trump — the president — said he would act.",
    "TEHRAN-based militias regrouped overnight.",
    "NATO said the alliance would respond.",
    "That was in Chicago -- where something happened",
    "Lowercase -- Something happened",
    "The company (Reuters) - reported",
    "Apple Inc. (AAPL) - shares rose",
    "CANADIAN PACIFIC (CP) - Profits rose",
    "Russian Foreign Minister Sergey Lavrov: Europe and Ukraine",
    "May 29 - a day to remember for all",
    "On May 29 - a day to remember",
    "The meeting March 2 - the first - failed",
    "COVID-19 — what we know so far",
    "BREAKING - Trump says Israel 'very happy'",
    "SYRIA SEEKING WHITE SUGAR ON APRIL 8 - TRADE",
    "ROTTERDAM PORT SUBSIDY TO END JULY 1 - MINISTER",
    "【速報】地震が発生",
    "5月29日、外交部发言人表示",
    "",
    "-",
]


@pytest.mark.parametrize("paragraph", NONE_AT_ALL)
def test_no_dateline(paragraph: str) -> None:
    assert find_dateline(paragraph) is None


def test_date_as_printed_and_year() -> None:
    assert find_dateline("STOCKHOLM, Aug 29, 2014 (AFP) - Sweden") == Dateline(
        start=0,
        end=31,
        places=("STOCKHOLM",),
        date="Aug 29, 2014",
        month=8,
        day=29,
        year=2014,
        agency="AFP",
    )


@pytest.mark.parametrize("printed", ["新华社北京13月45日电 外交部", "【東京0月10日共同】首相は"])
def test_a_day_that_cannot_be_is_none(printed: str) -> None:
    dateline = find_dateline(printed)
    assert dateline is not None
    assert (dateline.month, dateline.day, dateline.iso_month_day) == (None, None, None)


def test_notes_and_byline_before_it_are_not_part_of_it() -> None:
    paragraph = "((This Dec 4 story corrects a name)) By Marc Frank HAVANA (Reuters) - Three"
    dateline = find_dateline(paragraph)
    assert dateline is not None
    assert paragraph[dateline.start : dateline.end] == "HAVANA (Reuters) -"


@pytest.mark.parametrize("hostile", ["(", ")", "/", "A, ", "Aa ", "1 ", "- ", "May ", "【", "*"])
def test_long_lines_are_only_looked_at_from_their_beginning(hostile: str) -> None:
    assert find_dateline(hostile * 500_000) is None


def test_months() -> None:
    words = ["Sept", "märz", "МАЯ", "août", "dicembre", "أيار/مايو", "ژوئن", "monday"]
    assert [month_number(word) for word in words] == [9, 3, 5, 8, 12, 5, 6, None]
