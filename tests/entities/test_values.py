"""Dates, amounts, shares, measures and contacts."""

from __future__ import annotations

import pytest

from tests.entities.stories import body
from tui.entities.recognise import find_entities

VALUES = ("DATE", "MONEY", "PERCENT", "QUANTITY", "CONTACT")


def values(text: str, language: str = "en") -> list[tuple[str, str]]:
    article = body(text, language)
    found = [
        (start, entity.type, text[start:end])
        for entity in find_entities(article)
        if entity.type in VALUES
        for start, end in entity.mentions
    ]
    return [(kind, printed) for _, kind, printed in sorted(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on May 29, 2024, and May 30", [("DATE", "May 29, 2024"), ("DATE", "May 30")]),
        ("by 29 May or Sept. 3", [("DATE", "29 May"), ("DATE", "Sept. 3")]),
        ("yesterday and last Tuesday", [("DATE", "yesterday"), ("DATE", "last Tuesday")]),
        ("scheduled for June, in 2024", [("DATE", "June"), ("DATE", "2024")]),
        ("in March, he may march", [("DATE", "March")]),
        ("2024-05-29 and 29.05.2024", [("DATE", "2024-05-29"), ("DATE", "29.05.2024")]),
        ("about 2000 tonnes were 1987 dlrs", [("QUANTITY", "2000 tonnes"), ("MONEY", "1987 dlrs")]),
        ("May rains fell; they may come again", []),
        ("worth $1.2 billion, or €5m", [("MONEY", "$1.2 billion"), ("MONEY", "€5m")]),
        ("30 mln dlrs and 30,000 euros", [("MONEY", "30 mln dlrs"), ("MONEY", "30,000 euros")]),
        ("US$40 or 500 Swiss francs", [("MONEY", "US$40"), ("MONEY", "500 Swiss francs")]),
        ("up 4.5% or 4-1/2 pct", [("PERCENT", "4.5%"), ("PERCENT", "4-1/2 pct")]),
        ("two percent, 3 per cent", [("PERCENT", "two percent"), ("PERCENT", "3 per cent")]),
        ("5 km, 3 million barrels", [("QUANTITY", "5 km"), ("QUANTITY", "3 million barrels")]),
        ("Rs 1,900 a quintal, mid-March", [("MONEY", "Rs 1,900"), ("DATE", "March")]),
        ("he won 5 medals, 3 times", []),
        (
            "desk@pam.example, https://pam.example/a?b=1, @pam_news.",
            [
                ("CONTACT", "desk@pam.example"),
                ("CONTACT", "https://pam.example/a?b=1"),
                ("CONTACT", "@pam_news"),
            ],
        ),
        ("the score was 3-2 at 18:30", []),
    ],
)
def test_english(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "29 мая, вчера: 5 млрд рублей, 4,5%",
            [
                ("DATE", "29 мая"),
                ("DATE", "вчера"),
                ("MONEY", "5 млрд рублей"),
                ("PERCENT", "4,5%"),
            ],
        ),
        (
            "de",
            "am 28. Mai 5 Milliarden Euro, 4,5 Prozent",
            [("DATE", "28. Mai"), ("MONEY", "5 Milliarden Euro"), ("PERCENT", "4,5 Prozent")],
        ),
        (
            "fr",
            "le 1er juin 2024, 5 millions d'euros, 4 %",
            [("DATE", "1er juin 2024"), ("MONEY", "5 millions d'euros"), ("PERCENT", "4 %")],
        ),
        (
            "es",
            "el 28 de mayo, 3.000 millones de dólares",
            [("DATE", "28 de mayo"), ("MONEY", "3.000 millones de dólares")],
        ),
        (
            "zh",
            "2024年5月25日，50亿美元，4.5%",
            [("DATE", "2024年5月25日"), ("MONEY", "50亿美元"), ("PERCENT", "4.5%")],
        ),
        ("ja", "5月18日に3億円", [("DATE", "5月18日"), ("MONEY", "3億円")]),
        (
            "ru",
            "В 2024 году 4,2 тыс. тонн, 212 тыс. га, 15 кв. км; 60 км/ч, 5 тонн в час, 3 мандата",
            [
                ("DATE", "2024 году"),
                ("QUANTITY", "4,2 тыс. тонн"),
                ("QUANTITY", "212 тыс. га"),
                ("QUANTITY", "15 кв. км"),
            ],
        ),
        (
            "ar",
            "يوم 26 أيار/مايو 2024 وفي كانون الثاني/يناير 2023 ثم أيلول/سبتمبر المقبل",
            [("DATE", "26 أيار/مايو 2024"), ("DATE", "كانون الثاني/يناير 2023")],
        ),
        ("ar", "يوم 26 مايو 5 ملايين دولار", [("DATE", "26 مايو"), ("MONEY", "5 ملايين دولار")]),
    ],
)
def test_other_languages(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GAS PRICES RISE 5 PERCENT ON MONDAY", [("PERCENT", "5 PERCENT"), ("DATE", "MONDAY")]),
        ("TOKYO, JUNE 5 (KYODO)", [("DATE", "JUNE 5")]),
        ("UP 25 BASIS POINTS, OFF TWO PCT",
         [("PERCENT", "25 BASIS POINTS"), ("PERCENT", "TWO PCT")]),
        ("300 TONNES, 20 KM, 5 MLN BPD",
         [("QUANTITY", "300 TONNES"), ("QUANTITY", "20 KM"), ("QUANTITY", "5 MLN BPD")]),
        ("SALES UP LAST YEAR, OFF TODAY", [("DATE", "LAST YEAR"), ("DATE", "TODAY")]),
        ("FIRM GETS SIX BILLION DLRS", [("MONEY", "SIX BILLION DLRS")]),
        ("TALKS ON MAY 5, THEN 20 MAY 2024", [("DATE", "MAY 5"), ("DATE", "20 MAY 2024")]),
        ("PARIS, 20 MAY (AFP)", [("DATE", "20 MAY")]),
        ("PRICES RISE IN MARCH", [("DATE", "MARCH")]),
        ("BANK MAY CUT RATE", []),
        ("AT LEAST 20 MAY HAVE DIED", []),
        ("SOME 50 MARCH IN PARIS", []),
        ("PRICES MAY 5 PCT UP", [("PERCENT", "5 PCT")]),
    ],
)  # fmt: skip
def test_headlines_in_capitals(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 1986 and 1987 results", ["1986", "1987"]),
        ("the 1986 strike; fiscal 1988; a 1985 decision", ["1986", "1988", "1985"]),
        ("at 1986 levels; In 2019 households paid more", ["1986", "2019"]),
        ("the 1984 miners' strike", ["1984"]),
        ("at 1900 GMT, 1830 EST, 2000 GMT (2030 local time)", []),
        ("lands at 1805 on the dot, from 1900 to 2000 GMT", []),
        ("Train 2044 on route 1999, page 1950, resolution 1973", []),
        ("1950 soldiers, 2000 of them, some 2019 households", []),
        ("in March 5.2 pct, in January 51.46 billion", ["March", "January"]),
        ("sent 2024-05-29T10:30:00Z", ["2024-05-29"]),
        ("the day after tomorrow or the day before yesterday",
         ["the day after tomorrow", "the day before yesterday"]),
        ("the day after the vote", []),
    ],
)  # fmt: skip
def test_what_is_a_date(text: str, expected: list[str]) -> None:
    assert [printed for kind, printed in values(text) if kind == "DATE"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it burned 5 sq km, 10 ha", ["5 sq km", "10 ha"]),
        ("it is 5km off and 200 lb", ["5km", "200 lb"]),
        ("a 2.5GW plant pumps 5 mln b/d, 2 mln bpd", ["2.5GW", "5 mln b/d", "2 mln bpd"]),
        ("they sold 2.5m tonnes", ["2.5m tonnes"]),
        ("a 6ft 2in man", ["6ft 2in"]),
        ("a 500m tall tower, a 100m race, a depth of 500m", ["500m", "100m", "500m"]),
        ("for 500m people, long 500m, a 5m wide-ranging loan", []),
        ("it rose to 30 C (86 F) or 1.5°C", ["30 C", "86 F", "1.5°C"]),
        ("an iPhone 5C, an F-16C, seat 30 C, fleet of 12 C-130s", []),
        ("on the 45°N line", []),
    ],
)
def test_measures(text: str, expected: list[str]) -> None:
    assert [printed for kind, printed in values(text) if kind == "QUANTITY"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see github.com/foo/bar, t.me/kanal.", ["github.com/foo/bar", "t.me/kanal"]),
        ("visit bbc.com or (news.example.co.uk/a).", ["bbc.com", "news.example.co.uk/a"]),
        ("He works at Amazon.com, not at Booking.com; bbc.com is red.", []),
        ("U.S./China talks, i.e./e.g., a.m./p.m., 3.me/5, the end.The/A", []),
        ("desk@bbc.co.uk/x, https://x.example/bbc.com/y",
         ["desk@bbc.co.uk", "https://x.example/bbc.com/y"]),
        ("at desk.bbc.com@x", []),
    ],
)  # fmt: skip
def test_links_as_people_write_them(text: str, expected: list[str]) -> None:
    assert [printed for kind, printed in values(text) if kind == "CONTACT"] == expected


def test_a_name_keeps_its_words_from_a_value() -> None:
    found = {entity.name: entity.type for entity in find_entities(body("on May Day, April Jones"))}
    assert found["May Day"] == "EVENT"


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Im Jahr 2023 5 Prozent mehr.", "de", "5 Prozent"),
        ("Es kostet 1 234 567,50 Euro.", "de", "1 234 567,50 Euro"),
        ("共计3亿5000万元。", "zh", "3亿5000万元"),
        ("増加は12.5%だった。", "ja", "12.5%"),
    ],
)
def test_figures_in_groups(text: str, language: str, value: str) -> None:
    assert value in [printed for _, printed in values(text, language)]
