"""Which words of a story are names, and of what."""

from __future__ import annotations

import pytest

from tests.entities.stories import body, named, story

KABUL = story(
    """ENVOYS MEET IN KABUL ON GRAIN ROUTE

KABUL, May 30 (PAM) - Russian Deputy Prime Minister Marat Khusnullin told reporters in the
Afghan capital that Moscow would ship 40,000 tonnes of wheat. Nooruddin Azizi, a commerce
adviser to the Taliban Foreign Ministry, welcomed it. "Kabul is ready," Azizi said on Friday.

Khusnullin, who arrived from St. Petersburg, thanked the World Food Programme (WFP).
Meanwhile, officials of the WFP met President Shavkat Mirziyoyev's envoy in Tatarstan.""",
    dateline="KABUL, May 30 (PAM) -",
    place="KABUL",
)


def test_a_wire_story_yields_its_people_places_and_bodies() -> None:
    assert named(KABUL) == {
        "Kabul": "LOC",
        "Russian": "NORP",
        "Marat Khusnullin": "PER",
        "Afghan": "NORP",
        "Moscow": "LOC",
        "Nooruddin Azizi": "PER",
        "Taliban Foreign Ministry": "ORG",
        "St. Petersburg": "LOC",
        "World Food Programme": "ORG",
        "Shavkat Mirziyoyev": "PER",
        "Tatarstan": "LOC",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles, roles and the possessive are outside
        ("He met President Vladimir Putin's aide.", {"Vladimir Putin": "PER"}),
        ("It was said by Foreign Minister Sergey Lavrov.", {"Sergey Lavrov": "PER"}),
        ("The envoy, Mr. Haddow, left.", {"Haddow": "PER"}),
        # nationality apart from role, part of an organ of state, apart from the country
        ("A Russian Foreign Minister spoke.", {"Russian": "NORP"}),
        ("Sources in the Russian Foreign Ministry.", {"Russian Foreign Ministry": "ORG"}),
        ("In Russia's Foreign Ministry", {"Russia": "LOC", "Foreign Ministry": "ORG"}),
        (
            "the Foreign Ministry and Justice Ministry of a state",
            {"Foreign Ministry": "ORG", "Justice Ministry": "ORG"},
        ),
        (
            "the Russian Foreign Ministry’s Second Asian Department",
            {"Russian Foreign Ministry": "ORG", "Second Asian Department": "ORG"},
        ),
        # joined by small words, or not
        ("of the Ministry of Health and Welfare", {"Ministry of Health and Welfare": "ORG"}),
        ("between Kabul and Moscow", {"Kabul": "LOC", "Moscow": "LOC"}),
        ("in Trinidad and Tobago", {"Trinidad and Tobago": "LOC"}),
        ("at the University of Tartu", {"University of Tartu": "ORG"}),
        ("in the Gulf of Aden", {"Gulf of Aden": "LOC"}),
        ("the Minister of Foreign Affairs", {}),
        # names of many cultures
        ("Ursula von der Leyen spoke", {"Ursula von der Leyen": "PER"}),
        ("Crown Prince Mohammed bin Salman", {"Mohammed bin Salman": "PER"}),
        ("He saw Abdel Fattah al-Sisi there", {"Abdel Fattah al-Sisi": "PER"}),
        ("He saw Oscar de la Renta there", {"Oscar de la Renta": "PER"}),
        ("He saw Kim Jong Un there", {"Kim Jong Un": "PER"}),
        ("He saw Moon Jae-in there", {"Moon Jae-in": "PER"}),
        ("He saw J.K. Rowling there", {"J.K. Rowling": "PER"}),
        ("He saw King Charles III there", {"Charles III": "PER"}),
        # companies, teams, places by their shape
        ("shares of Noranda Aluminum Inc fell", {"Noranda Aluminum Inc": "ORG"}),
        ("fans of the Pittsburgh Pirates", {"Pittsburgh Pirates": "ORG"}),
        ("near Lake Tersoy", {"Lake Tersoy": "LOC"}),
        (
            "the Helmand River and Almaly Province",
            {"Helmand River": "LOC", "Almaly Province": "LOC"},
        ),
        ("a student of University College London", {"University College London": "ORG"}),
        ("the Moscow-based Dozhd Television", {"Moscow": "LOC", "Dozhd Television": "ORG"}),
        ("a U.S.-led force", {"U.S.": "LOC"}),
        ("He saw Han Duck-soo there", {"Han Duck-soo": "PER"}),
        ("a match at the Santiago Bernabeu", {"Santiago Bernabeu": "LOC"}),
        ("in the Tamil National Alliance", {"Tamil National Alliance": "ORG"}),
        ("a friend of Bache Securities and Co", {"Bache Securities and Co": "ORG"}),
        ("of the Inter-American Development Bank", {"Inter-American Development Bank": "ORG"}),
        ("near Ain al-Hilweh, a camp", {"Ain al-Hilweh": "LOC"}),
        ("Ishikawa Foods said it would close", {"Ishikawa Foods": "ORG"}),
        ("Standard Trustmark said it would close", {"Standard Trustmark": "ORG"}),
        ("the Ardan Dock Workers' Federation met", {"Ardan Dock Workers' Federation": "ORG"}),
        ("the Ansel Farmers’ Union met", {"Ansel Farmers’ Union": "ORG"}),
        ("the National People's Congress met", {"National People's Congress": "ORG"}),
        ("at the Eastern Economic Forum", {"Eastern Economic Forum": "EVENT"}),
    ],
)
def test_conventions(text: str, expected: dict[str, str]) -> None:
    assert named(body(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "However, prices rose. Analysts said so. Nevertheless it rained.",
        "It met on Monday, May 29, and again in June and on Friday.",
        "The GDP and the CEO were on TV.",
        "Talks failed. Talking helps. Nothing came of it.",
        "He held <SRD> and <BAGS>.",
        "The president and the prime minister met the Foreign Minister.",
        "write to info@Moscow.example or see https://Kabul.example/Putin",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert named(body(text)) == {}


def test_a_surname_takes_the_type_of_its_owner() -> None:
    text = "Denzel Washington came. Washington said he liked it. He is liked in Moscow."
    assert named(body(text)) == {"Denzel Washington": "PER", "Moscow": "LOC"}


def test_a_sentence_may_begin_with_a_name_known_from_the_rest() -> None:
    text = "The town of Qarluq was hit. Qarluq has 900 people. Flooding followed."
    assert named(body(text)) == {"Qarluq": "LOC"}


def test_the_short_name_of_a_company_is_that_company() -> None:
    text = "Vaisala Instruments Corp rose. Traders liked Vaisala on Monday."
    assert named(body(text)) == {"Vaisala Instruments Corp": "ORG"}


def test_companies_go_on_by_the_first_word_and_people_by_the_last() -> None:
    text = (
        "On Monday Northlight Orbita fell. Northlight was hit by Marwin Sekulo. "
        "Later Sekulo left for home."
    )
    assert named(body(text)) == {"Northlight Orbita": "ORG", "Marwin Sekulo": "PER"}


@pytest.mark.parametrize("headline", ["PUTIN HAILS VISIT TO KAZAN", "Putin Hails Visit To Kazan"])
def test_headlines_whose_capitals_say_nothing(headline: str) -> None:
    article = story(f"{headline}\n\nVladimir Putin was in Kazan. He hailed the visit.")
    assert named(article) == {"Vladimir Putin": "PER", "Kazan": "LOC"}


def test_a_word_in_a_headline_is_no_place_that_is_called_so() -> None:
    article = story("ARDAN SETS THREE-FOR-TWO STOCK SPLIT\n\nIt said the split was for May.")
    assert "Split" not in named(article)
    assert "Split" in named(story("FIRE IN SPLIT KILLS TWO\n\nIt said they were at sea."))


def test_a_place_nobody_knows_is_a_place_in_a_dateline() -> None:
    article = story(
        "Rain\n\nUST-TERSOY, May 3 (PAM) - It rained.",
        dateline="UST-TERSOY, May 3 (PAM) -",
        place="UST-TERSOY",
    )
    assert named(article)["UST-TERSOY"] == "LOC"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Die Regierung und die Bank begrüßten den Schritt. Bundeskanzler Olaf Scholz reist "
            "nach Russland. Scholz sprach vor der Europäischen Union über Arbeit und Brot.",
            {"Olaf Scholz": "PER", "Russland": "LOC", "Europäischen Union": "ORG"},
        ),
        (
            "fr",
            "Le président Emmanuel Macron a parlé avec les Nations unies à Genève. Hier, Macron "
            "était aux États-Unis.",
            {
                "Emmanuel Macron": "PER",
                "Nations unies": "ORG",
                "Genève": "LOC",
                "États-Unis": "LOC",
            },
        ),
        (
            "es",
            "La ministra Carmen Quispe viajó a Moscú. Quispe habló en Estados Unidos.",
            {"Carmen Quispe": "PER", "Moscú": "LOC", "Estados Unidos": "LOC"},
        ),
        (
            "ru",
            "Министр Сергей Лавров прилетел в Кабул. По словам Лаврова, компания «Волгарь» "
            "поможет МИД. Вопрос Лаврову задали в Кабуле. Погода хорошая.",
            {"Сергей Лавров": "PER", "Кабул": "LOC", "Волгарь": "ORG", "МИД": "ORG"},
        ),
        (
            "ru",
            "Поезд «Волгар Агро» ушел. Компания ждет. Зерно компании «Волгар Агро» везут в "
            "«Зарю». Так говорит «Волгар Агро», а волгар агро молчит.",
            {"Волгар Агро": "ORG"},
        ),
        ("ar", "وصل القطار إلى أفغانستان وروسيا", {"أفغانستان": "LOC", "روسيا": "LOC"}),
        ("zh", "首列班列抵达阿富汗首都喀布尔", {"阿富汗": "LOC", "喀布尔": "LOC"}),
        ("ja", "インドネシアとインドも歓迎した", {"インドネシア": "LOC", "インド": "LOC"}),
    ],
)
def test_other_languages(language: str, text: str, expected: dict[str, str]) -> None:
    assert named(body(text, language)) == expected
