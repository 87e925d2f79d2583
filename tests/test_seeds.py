"""The sample stories are the first thing a newcomer sees: they must read right."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from tui.article import Article, BlockKind, Failure
from tui.ingest.read import read
from tui.ingest.sources.locate import locate

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
NAMES = sorted(path.name for path in SEEDS.iterdir())

LANGUAGES = {
    "2024-05-18-hoshikaze-ja.txt": "ja",
    "2024-05-23-pam-corridor-fr.txt": "fr",
    "2024-05-25-grain-train-zh.txt": "zh",
    "2024-05-26-hairatan-ar.txt": "ar",
    "2024-05-28-brandt-de.txt": "de",
    "2024-05-28-corredor-es.txt": "es",
    "2024-05-28-volgar-ru.txt": "ru",
}
"""Every other story is in English."""

DATELINES = {
    "2024-05-17-almaly-dam.txt": ("JALAL-ABAD", None, "AP"),
    "2024-05-18-hoshikaze-launch.txt": ("TOKYO", None, "Kyodo"),
    "2024-05-20-glendoran-stake.txt": ("LONDON", "05-20", None),
    "2024-05-21-mango-heat.txt": ("New Delhi", "05-21", "PTI"),
    "2024-05-22-roman-granary.txt": ("MONOPOLI", "05-22", "ANSA"),
    "2024-05-22-volgar-wheat.txt": ("MOSCOW", "05-22", "Interfax"),
    "2024-05-23-pam-corridor-fr.txt": ("Genève", "05-23", "AFP"),
    "2024-05-24-brandt-turbines.txt": ("Berlin", None, "dpa"),
    "2024-05-24-hallberg-report.txt": ("STOCKHOLM", "05-24", "AFP"),
    "2024-05-25-nordic-cup-final.txt": ("GOTHENBURG", "05-25", "Reuters"),
    "2024-05-26-tashkent-talks.txt": ("TASHKENT", "05-26", "Xinhua"),
    "2024-05-27-kyrgyz-rate-flash.txt": ("BISHKEK", "05-27", "Reuters"),
    "2024-05-27-kyrgyz-rate-update2.txt": ("BISHKEK", "05-27", "Reuters"),
    "2024-05-28-brandt-de.txt": ("Kassel", None, "dpa"),
    "2024-05-28-corredor-es.txt": ("Moscú", "05-28", "EFE"),
    "2024-05-28-grains-report.txt": ("LONDON", "05-28", "Reuters"),
    "2024-05-28-volgar-ru.txt": ("САРАТОВ", "05-28", "ТАСС"),
    "2024-05-29-kabul-moscow.txt": ("ISLAMABAD", "05-29", "TASS"),
    "2024-05-30-bread-moscow-kabul.txt": ("MOSCOW", "05-30", "Reuters"),
    "2024-05-30-northlight-riverlight.txt": ("NEW YORK", None, "BUSINESS WIRE"),
    "2024-05-30-world-bank-tersoy.txt": ("WASHINGTON", "05-30", "Reuters"),
    "2024-05-31-train-to-kabul.txt": ("HAIRATAN", None, None),
}
"""First place, month and day, agency, as printed."""

PARTS: list[tuple[str, BlockKind, str]] = [
    ("2024-05-29-kabul-moscow.txt", "section", "World"),
    ("2024-05-28-volgar-ru.txt", "section", "Экономика и бизнес"),
    ("2024-05-31-train-to-kabul.txt", "section", "Home > Business > Long read"),
    ("2024-05-29-kabul-moscow.txt", "headline", "Striking Taliban from terror list"),
    ("2024-05-20-glendoran-stake.txt", "headline", "GLENDORAN <GLDN.L> RAISES"),
    ("2024-05-27-kyrgyz-rate-flash.txt", "headline", "KYRGYZ CENTRAL BANK HOLDS"),
    ("2024-05-31-tersoy-questions.txt", "headline", "Seven questions about the Tersoy"),
    ("2024-05-29-kabul-moscow.txt", "summary", "According to Foreign Ministry adviser"),
    ("2024-05-22-roman-granary.txt", "summary", "Two thousand years of wheat"),
    ("2024-05-31-train-to-kabul.txt", "summary", "A wagon of Kazakh wheat"),
    ("2024-05-27-kyrgyz-rate-update2.txt", "summary", "Bank sees risk in food prices"),
    ("2024-05-17-almaly-dam.txt", "byline", "NAZGUL ASANOVA"),
    ("2024-05-25-nordic-cup-final.txt", "byline", "Tove Hammarsten"),
    ("2024-05-31-train-to-kabul.txt", "byline", "Clara Benning and Ilyas Nurpeisov"),
    ("2024-05-31-train-to-kabul.txt", "published", "May 31, 2024, 06:00 GMT"),
    ("2024-05-26-tashkent-talks.txt", "published", "2024-05-26 21:14:07"),
    ("2024-05-30-world-bank-tersoy.txt", "note", "(Corrects paragraph 3"),
    ("2024-05-17-almaly-dam.txt", "note", "Eds: UPDATES"),
    ("2024-05-27-kyrgyz-rate-update2.txt", "note", "(Adds quotes"),
    ("2024-05-20-glendoran-stake.txt", "footer", "Reuter"),
    ("2024-05-18-hoshikaze-launch.txt", "footer", "==Kyodo"),
    ("2024-05-25-nordic-cup-final.txt", "footer", "(Reporting by Tove Hammarsten"),
    ("2024-05-30-world-bank-tersoy.txt", "footer", "(Reporting by Rosa Merrill"),
    ("2024-05-24-hallberg-report.txt", "footer", "map/jlo/rv"),
    ("2024-05-23-pam-corridor-fr.txt", "footer", "lrm/apo/eb"),
    ("2024-05-24-brandt-turbines.txt", "footer", "# Notebook"),
    ("2024-05-30-northlight-riverlight.txt", "footer", "press@northlight.example"),
    ("2024-05-31-train-to-kabul.txt", "subhead", "The man with the crane"),
    ("2024-05-31-tersoy-questions.txt", "subhead", "Who is Marta Lindqvist?"),
    ("2024-05-31-train-to-kabul.txt", "item", "Termez bridge: the signal box"),
    ("2024-05-28-grains-report.txt", "table", "Glendoran (GLDN.L)             pence"),
    ("2024-05-25-nordic-cup-final.txt", "table", "Final           May 25"),
]
"""A file, a kind of part, and words that a part of that kind holds."""

BODY_STARTS = {
    "2024-05-17-almaly-dam.txt": "Kyrgyz engineers lowered",
    "2024-05-18-hoshikaze-ja.txt": "宇宙新興企業の",
    "2024-05-20-glendoran-stake.txt": "Glendoran Plc said it had bought a further 5.0 pct",
    "2024-05-21-mango-heat.txt": "Mango growers around Lucknow",
    "2024-05-25-grain-train-zh.txt": "哈萨克斯坦草原粮食控股公司",
    "2024-05-26-hairatan-ar.txt": "عند السادسة صباحا",
    "2024-05-29-kabul-moscow.txt": "Kabul and Moscow will be free",
    "2024-05-30-bread-moscow-kabul.txt": "At four in the morning",
    "2024-05-31-train-to-kabul.txt": "The last thing the wheat sees",
}


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """Every story by file name; a file that gives anything but one story fails here."""
    found: dict[str, Article] = {}
    for location in locate([str(SEEDS)]):
        assert not isinstance(location, Failure), str(location)
        (article,) = read(location)
        assert isinstance(article, Article), str(article)
        found[Path(location.path).name] = article
    return found


def test_every_file_is_a_story(articles: dict[str, Article]) -> None:
    assert sorted(articles) == NAMES
    assert len(articles) >= 16
    assert len({article.id for article in articles.values()}) == len(articles)


@pytest.mark.parametrize("name", NAMES)
def test_file_is_plain_clean_text(name: str) -> None:
    raw = (SEEDS / name).read_bytes()
    text = raw.decode("utf-8")
    assert b"\r" not in raw
    assert unicodedata.is_normalized("NFC", text)
    assert not [
        char for char in text if unicodedata.category(char) in ("Cc", "Cf") and char != "\n"
    ]


@pytest.mark.parametrize("name", NAMES)
def test_story_is_whole(articles: dict[str, Article], name: str) -> None:
    article = articles[name]
    assert article.headline
    assert "\n" not in article.headline
    assert article.paragraphs
    assert not article.notices
    written = "".join((SEEDS / name).read_text("utf-8").split())
    assert "".join(article.text.split()) == written


@pytest.mark.parametrize("name", NAMES)
def test_language(articles: dict[str, Article], name: str) -> None:
    assert articles[name].language == LANGUAGES.get(name, "en")


@pytest.mark.parametrize("name", DATELINES)
def test_dateline(articles: dict[str, Article], name: str) -> None:
    place, month_day, agency = DATELINES[name]
    dateline = articles[name].dateline
    assert dateline is not None
    assert dateline.places[0].startswith(place)
    assert dateline.iso_month_day == month_day
    assert dateline.agency == agency


def test_two_city_dateline(articles: dict[str, Article]) -> None:
    dateline = articles["2024-05-30-bread-moscow-kabul.txt"].dateline
    assert dateline is not None
    assert dateline.places == ("MOSCOW", "KABUL")


def test_story_without_dateline_or_byline(articles: dict[str, Article]) -> None:
    article = articles["2024-05-31-tersoy-questions.txt"]
    assert article.dateline is None
    assert article.byline == ()


def test_headline_is_made_when_the_copy_has_none(articles: dict[str, Article]) -> None:
    article = articles["2024-05-30-bread-moscow-kabul.txt"]
    assert article.parts("headline") == ()
    assert article.headline.startswith("At four in the morning Haji Sherzad Amiri")


def test_dates_span_two_weeks(articles: dict[str, Article]) -> None:
    """The files' own times are lost in a checkout, so the copy must say the year."""
    for name, article in articles.items():
        assert article.published is not None, name
        assert article.published.date() == date.fromisoformat(name[:10]), name


@pytest.mark.parametrize(("name", "kind", "words"), PARTS)
def test_part(articles: dict[str, Article], name: str, kind: BlockKind, words: str) -> None:
    assert any(words in part for part in articles[name].parts(kind))


@pytest.mark.parametrize("name", BODY_STARTS)
def test_body_starts_after_the_dateline(articles: dict[str, Article], name: str) -> None:
    assert articles[name].paragraphs[0].startswith(BODY_STARTS[name])


def test_hard_wrapped_copy_flows(articles: dict[str, Article]) -> None:
    for name in ("2024-05-20-glendoran-stake.txt", "2024-05-24-brandt-turbines.txt"):
        assert not [part for part in articles[name].parts("paragraph") if "\n" in part]


def test_bracketed_words_survive(articles: dict[str, Article]) -> None:
    texts = {name: article.text for name, article in articles.items()}
    assert "[leadership]" in texts["2024-05-29-kabul-moscow.txt"]
    assert "[sic]" in texts["2024-05-21-mango-heat.txt"]
    assert "[nL1N3HX1AB]" in texts["2024-05-30-world-bank-tersoy.txt"]
    assert "<GLDN.L>" in texts["2024-05-20-glendoran-stake.txt"]
