"""Which mentions of a story are put together, and which are not."""

from __future__ import annotations

import pytest

from tests.entities.stories import body, grouped, story
from tui.entities.recognise import find_entities


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        # surname, given name, both orders of names
        (
            "Zakir Jalali spoke. Then Jalali left and Zakir slept.",
            [["Zakir Jalali", "Jalali", "Zakir"]],
        ),
        ("The visit of Xi Jinping pleased many; Xi smiled.", [["Xi Jinping", "Xi"]]),
        ("They saw Kim Jong Un and heard Kim.", [["Kim Jong Un", "Kim"]]),
        (
            "They saw Donald J. Trump, and Donald Trump spoke.",
            [["Donald J. Trump", "Donald Trump"]],
        ),
        (
            "They met Ursula von der Leyen; later von der Leyen spoke.",
            [["Ursula von der Leyen", "von der Leyen"]],
        ),
        (
            "They met Abdel Fattah al-Sisi; later al-Sisi spoke.",
            [["Abdel Fattah al-Sisi", "al-Sisi"]],
        ),
        # two people of one surname: the surname alone is neither
        (
            "They met Joe Biden and Hunter Biden; then Biden left.",
            [["Joe Biden"], ["Hunter Biden"], ["Biden"]],
        ),
        # acronyms
        (
            "the St. Petersburg International Economic Forum (SPIEF) opened; SPIEF is large",
            [["St. Petersburg International Economic Forum", "SPIEF", "SPIEF"]],
        ),
        (
            "the Green Valley Relief Agency said; a GVRA truck left",
            [["Green Valley Relief Agency", "GVRA"]],
        ),
        # what is in brackets is not always another name of it
        (
            "of the Islamic Emirate of Afghanistan (the Taliban’s name for the country)",
            [["Islamic Emirate of Afghanistan"], ["Taliban"]],
        ),
        ("in Tirana (Albania) on Monday", [["Tirana"], ["Albania"]]),
        # legal forms
        ("the Pacad Inc plant; later Pacad closed it", [["Pacad Inc", "Pacad"]]),
        # organs of state
        (
            "the Russian Justice Ministry and then the Justice Ministry",
            [["Russian Justice Ministry", "Justice Ministry"]],
        ),
        (
            "the Taliban Foreign Ministry, the Russian Foreign Ministry, Russia's Foreign Ministry",
            [
                ["Taliban Foreign Ministry"],
                ["Russian Foreign Ministry", "Foreign Ministry"],
                ["Russia"],
            ],
        ),
        # the table of aliases; countries and their people apart
        (
            "in the United States, in America, in the US and in the U.S.",
            [["United States", "America", "US", "U.S."]],
        ),
        ("in Britain, in the UK and in the United Kingdom", [["Britain", "UK", "United Kingdom"]]),
        ("the European Union, or EU, met", [["European Union", "EU"]]),
        ("A Russian in Russia met Russians", [["Russian", "Russians"], ["Russia"]]),
        ("in Côte d'Ivoire and Ivory Coast", [["Côte d'Ivoire", "Ivory Coast"]]),
    ],
)
def test_groups(text: str, groups: list[list[str]]) -> None:
    assert grouped(text) == groups


def test_the_name_is_the_fullest_form_and_mixed_case() -> None:
    article = story("JALALI IN TALKS\n\nIn Kabul, Zakir Jalali spoke. Then Jalali left.")
    (person,) = [entity for entity in find_entities(article) if entity.type == "PER"]
    assert person.name == "Zakir Jalali"
    assert len(person.mentions) == 3


def test_the_name_of_a_country_is_its_usual_one_when_the_story_uses_it() -> None:
    text = "the Islamic Emirate of Afghanistan, that is Afghanistan"
    (country,) = find_entities(body(text))
    assert country.name == "Afghanistan"
    assert len(country.mentions) == 2


def test_an_acronym_means_what_the_story_says() -> None:
    text = "The Rapid Support Forces (RSF) moved. Reporters Without Borders spoke. RSF denied it."
    assert grouped(text) == [["Rapid Support Forces", "RSF", "RSF"], ["Reporters Without Borders"]]


def test_russian_cases_are_one_name() -> None:
    text = "Министр Сергей Лавров уехал. С Лавровым говорили в Кабуле, столице. Кабул молчит."
    assert grouped(text, "ru") == [["Сергей Лавров", "Лавровым"], ["Кабуле", "Кабул"]]


def test_numbering_follows_the_first_mention() -> None:
    entities = find_entities(body("On May 29 Zakir Jalali paid $5 million in Kabul."))
    assert [(entity.id, entity.name) for entity in entities] == [
        ("e1", "May 29"),
        ("e2", "Zakir Jalali"),
        ("e3", "$5 million"),
        ("e4", "Kabul"),
    ]
