"""Each rule of linking by itself: names are marked as in the stories to learn from, so that
only linking counts."""

from __future__ import annotations

import pytest

from tests.entities.stories import body, grouped, printed
from tui.article import NAME_TYPES, Article, Entity, Mention
from tui.entities.linking.link import link
from tui.entities.recognise import find_entities
from tui.entities.training.marked import parse_marked


def linked(text: str) -> dict[str, list[str]]:
    """The names of a marked story, each with its mentions as printed."""
    article, entities = _link(text)
    return {one.name: printed(article, one) for one in entities}


def _link(text: str) -> tuple[Article, tuple[Entity, ...]]:
    marked = parse_marked(text)
    article = body(marked.text)
    kinds = {str(kind): kind for kind in NAME_TYPES}
    mentions = [Mention(mark.start, mark.end, kinds[mark.type]) for mark in marked.marks]
    return article, link(article, mentions)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        # people
        (
            "<PER>Esteban Vintimilla Crespo</PER> spoke; <PER>Vintimilla</PER> left.",
            {"Esteban Vintimilla Crespo": ["Esteban Vintimilla Crespo", "Vintimilla"]},
        ),
        (
            "<PER>Kwame Opoku-Danso</PER> spoke; <PER>Opoku-Danso</PER> left; <PER>Kwame</PER>.",
            {"Kwame Opoku-Danso": ["Kwame Opoku-Danso", "Opoku-Danso", "Kwame"]},
        ),
        (
            "<PER>Joris van der Heyden</PER> spoke; <PER>Van der Heyden</PER> left.",
            {"Joris van der Heyden": ["Joris van der Heyden", "Van der Heyden"]},
        ),
        (
            "<PER>Tseng Kuo-hao</PER> spoke; <PER>Tseng</PER> left.",
            {"Tseng Kuo-hao": ["Tseng Kuo-hao", "Tseng"]},
        ),
        (
            "<PER>L. Perera</PER> b Rony; <PER>Lasith Perera</PER> bowled.",
            {"Lasith Perera": ["L. Perera", "Lasith Perera"]},
        ),
        (
            'Moshe "Musa" is <PER>Moshe "Musa" Bitton</PER>; <PER>Musa</PER>, <PER>Bitton</PER>.',
            {'Moshe "Musa" Bitton': ['Moshe "Musa" Bitton', "Musa", "Bitton"]},
        ),
        (
            "<PER>Amal Reyes Jr.</PER> spoke; <PER>Reyes</PER> left; <PER>Amal Reyes</PER> ate.",
            {"Amal Reyes Jr.": ["Amal Reyes Jr.", "Reyes", "Amal Reyes"]},
        ),
        (
            "<PER>Amal Reyes Jr.</PER> met <PER>Amal Reyes Sr.</PER>",
            {"Amal Reyes Jr.": ["Amal Reyes Jr."], "Amal Reyes Sr.": ["Amal Reyes Sr."]},
        ),
        (
            "<PER>George H. W. Orm</PER> met <PER>George W. Orm</PER>.",
            {"George H. W. Orm": ["George H. W. Orm"], "George W. Orm": ["George W. Orm"]},
        ),
        # by-names, whatever they were taken for
        (
            "<PER>Andrés Manuel Orm Obrador</PER>, known as <ORG>AMOO</ORG>; <ORG>AMOO</ORG>",
            {"Andrés Manuel Orm Obrador": ["Andrés Manuel Orm Obrador", "AMOO", "AMOO"]},
        ),
        (
            "<PER>K. Chandra Orm</PER> (<ORG>KCO</ORG>) left; <ORG>KCO</ORG> spoke",
            {"K. Chandra Orm": ["K. Chandra Orm", "KCO", "KCO"]},
        ),
        (
            "<PER>Ann Ocasio-Orm</PER> of <LOC>New York</LOC>, known as <ORG>AOO</ORG>",
            {"Ann Ocasio-Orm": ["Ann Ocasio-Orm", "AOO"], "New York": ["New York"]},
        ),
        (
            "<PER>Hamdan Orm</PER>, who is widely known as <PER>Hemti</PER>, met <PER>Ali "
            "Hemti</PER>",
            {"Hamdan Orm": ["Hamdan Orm", "Hemti"], "Ali Hemti": ["Ali Hemti"]},
        ),
        (
            "<PER>Mahmoud Orm</PER>, also known as <PER>Abu Mazen</PER>; <PER>Abu Mazen</PER>",
            {"Mahmoud Orm": ["Mahmoud Orm", "Abu Mazen", "Abu Mazen"]},
        ),
        (
            "<PER>Jair Orm</PER>, nicknamed <MISC>Mituvo</MISC>",
            {"Jair Orm": ["Jair Orm", "Mituvo"]},
        ),
        (
            "the men of <PER>Hamdan Orm</PER>, known as <ORG>RSF</ORG>; the village of "
            "<PER>Jair Orm</PER>, known as <LOC>Rome</LOC>; men led by <PER>Karim Orm</PER>, "
            "known as <ORG>Ansar Orminia</ORG>",
            {"Hamdan Orm": ["Hamdan Orm"], "RSF": ["RSF"], "Jair Orm": ["Jair Orm"],
             "Rome": ["Rome"], "Karim Orm": ["Karim Orm"], "Ansar Orminia": ["Ansar Orminia"]},
        ),
        (
            "<PER>Ann B. Park</PER> (<ORG>AP</ORG>) met <PER>Uwe Nilsen</PER> (<ORG>UN</ORG>) and "
            "<PER>Omar Orm</PER>, father of <PER>Ali Orm</PER>",
            {"Ann B. Park": ["Ann B. Park"], "AP": ["AP"], "Uwe Nilsen": ["Uwe Nilsen"],
             "UN": ["UN"], "Omar Orm": ["Omar Orm"], "Ali Orm": ["Ali Orm"]},
        ),
        # whoever reigns shares a given name with many
        (
            "Queen <PER>Elizabeth</PER> met <PER>Elizabeth Warren</PER>; "
            "<PER>Elizabeth II</PER>",
            {"Elizabeth II": ["Elizabeth", "Elizabeth II"],
             "Elizabeth Warren": ["Elizabeth Warren"]},
        ),
        (
            "King <PER>Abdullah II</PER> met <PER>Abdullah Abdullah</PER>; King "
            "<PER>Abdullah</PER>",
            {"Abdullah II": ["Abdullah II", "Abdullah"],
             "Abdullah Abdullah": ["Abdullah Abdullah"]},
        ),
        (
            "<PER>Charles III</PER> met <PER>Charles Michel</PER>; <PER>Michel</PER>",
            {"Charles III": ["Charles III"], "Charles Michel": ["Charles Michel", "Michel"]},
        ),
        (
            "Pope <PER>Francis</PER> met <PER>Francis Ford Coppola</PER>; <PER>Francis</PER>",
            {"Francis": ["Francis", "Francis"],
             "Francis Ford Coppola": ["Francis Ford Coppola"]},
        ),
        (
            "King <PER>Salman</PER> read <PER>Salman Rushdie</PER>",
            {"Salman": ["Salman"], "Salman Rushdie": ["Salman Rushdie"]},
        ),
        (
            "Crown Prince <PER>Mohammed bin Salman</PER> left; Prince <PER>Mohammed</PER> and "
            "<PER>Mohammed Khatami</PER>",
            {"Mohammed bin Salman": ["Mohammed bin Salman", "Mohammed"],
             "Mohammed Khatami": ["Mohammed Khatami"]},
        ),
        (
            "<PER>Mohammed bin Salman</PER>, the Saudi crown prince; Prince <PER>Mohammed</PER>",
            {"Mohammed bin Salman": ["Mohammed bin Salman", "Mohammed"]},
        ),
        (
            "<PER>Lloyd Noland III</PER> and <PER>Lloyd Noland Jr.</PER>; <PER>Noland III</PER>; "
            "<PER>Noland Jr.</PER>",
            {"Lloyd Noland III": ["Lloyd Noland III", "Noland III"],
             "Lloyd Noland Jr.": ["Lloyd Noland Jr.", "Noland Jr."]},
        ),
        (
            "<PER>Lloyd Noland III</PER> left and <PER>Noland Jr.</PER> stayed",
            {"Lloyd Noland III": ["Lloyd Noland III"], "Noland Jr.": ["Noland Jr."]},
        ),
        # short names beside long ones, in whatever language
        (
            "the <ORG>National Water Commission</ORG> (<ORG>Conagua</ORG>); <ORG>Conagua</ORG>",
            {"National Water Commission": ["National Water Commission", "Conagua", "Conagua"]},
        ),
        (
            "<ORG>UGTT</ORG> (<ORG>Tunisian General Labour Union</ORG>) went on strike",
            {"Tunisian General Labour Union": ["UGTT", "Tunisian General Labour Union"]},
        ),
        (
            "the <ORG>Pacific Fishing Company</ORG>, known to every household as "
            "<ORG>PAFCO</ORG>, closed",
            {"Pacific Fishing Company": ["Pacific Fishing Company", "PAFCO"]},
        ),
        (
            "the <ORG>Swiss Agency for Development</ORG>, or <ORG>COSUDE</ORG>, paid",
            {"Swiss Agency for Development": ["Swiss Agency for Development", "COSUDE"]},
        ),
        (
            "<PER>Nada Matijević</PER> (<ORG>HDZ</ORG>) and <LOC>Tirana</LOC> (<LOC>Albania</LOC>)",
            {"Nada Matijević": ["Nada Matijević"], "HDZ": ["HDZ"], "Tirana": ["Tirana"],
             "Albania": ["Albania"]},
        ),
        # acronyms by initials, without legal form or nation; one that is explained is not another
        (
            "<ORG>Erdenes Tavan Tolgoi JSC</ORG> fell; <ORG>ETT</ORG> said",
            {"Erdenes Tavan Tolgoi JSC": ["Erdenes Tavan Tolgoi JSC", "ETT"]},
        ),
        (
            "<ORG>Associated Press</ORG> said; <ORG>AP</ORG>; <ORG>Americans for Prosperity</ORG>",
            {"Associated Press": ["Associated Press", "AP"],
             "Americans for Prosperity": ["Americans for Prosperity"]},
        ),
        # parts of names
        (
            "the <ORG>European Commission</ORG> and the <ORG>Commission</ORG>",
            {"European Commission": ["European Commission", "Commission"]},
        ),
        (
            "<ORG>Cloud Heron Technology</ORG> fell, <ORG>Cloud Heron</ORG> said",
            {"Cloud Heron Technology": ["Cloud Heron Technology", "Cloud Heron"]},
        ),
        (
            "the <ORG>Medical Board</ORG>, the <ORG>School Board</ORG> and the <ORG>Board</ORG>",
            {"Medical Board": ["Medical Board"], "School Board": ["School Board"],
             "Board": ["Board"]},
        ),
        (
            "the <EVENT>World Nomad Fair</EVENT>; the <EVENT>Fair</EVENT>",
            {"World Nomad Fair": ["World Nomad Fair", "Fair"]},
        ),
        (
            "<LOC>Praslin</LOC> and <LOC>Praslin Airport</LOC>",
            {"Praslin": ["Praslin"], "Praslin Airport": ["Praslin Airport"]},
        ),
        (
            "the <ORG>Ministry of Mines</ORG>; the <ORG>Mines Ministry</ORG>",
            {"Ministry of Mines": ["Ministry of Mines", "Mines Ministry"]},
        ),
        (
            "<ORG>Delhi High Court</ORG>; <ORG>High Court of Kerala</ORG>; <ORG>High Court</ORG>",
            {"Delhi High Court": ["Delhi High Court"],
             "High Court of Kerala": ["High Court of Kerala"], "High Court": ["High Court"]},
        ),
        # clubs and what comes before a name; of a town with several its name is none of them
        (
            "<ORG>FC Barcelona</ORG> won; <ORG>Barcelona</ORG> lost",
            {"FC Barcelona": ["FC Barcelona", "Barcelona"]},
        ),
        (
            "<ORG>Spartak Moscow</ORG>, <ORG>CSKA Moscow</ORG> and <ORG>Moscow</ORG>",
            {"Spartak Moscow": ["Spartak Moscow"], "CSKA Moscow": ["CSKA Moscow"],
             "Moscow": ["Moscow"]},
        ),
        (
            "<ORG>Real Madrid</ORG>, <ORG>Atletico Madrid</ORG> and <ORG>Madrid</ORG>",
            {"Real Madrid": ["Real Madrid"], "Atletico Madrid": ["Atletico Madrid"],
             "Madrid": ["Madrid"]},
        ),
        (
            "<ORG>Deutsche Bank AG</ORG>, <ORG>Bank of Japan</ORG>; the <ORG>Bank</ORG> said",
            {"Deutsche Bank AG": ["Deutsche Bank AG"], "Bank of Japan": ["Bank of Japan"],
             "Bank": ["Bank"]},
        ),
        # known companies by their short names, but not their daughters
        (
            "<ORG>Walt Disney Co</ORG> and <ORG>Royal Dutch Shell Plc</ORG>; <ORG>Shell</ORG>, "
            "<ORG>Disney</ORG>",
            {"Walt Disney Co": ["Walt Disney Co", "Disney"],
             "Royal Dutch Shell Plc": ["Royal Dutch Shell Plc", "Shell"]},
        ),
        (
            "<ORG>Nissan Motor Co., Ltd.</ORG> rose, <ORG>Nissan</ORG> said",
            {"Nissan Motor Co., Ltd.": ["Nissan Motor Co., Ltd.", "Nissan"]},
        ),
        (
            "<ORG>Mazda Motor Corp</ORG> rose, <ORG>Mazda</ORG> said",
            {"Mazda Motor Corp": ["Mazda Motor Corp", "Mazda"]},
        ),
        (
            "<ORG>Mazda America Inc</ORG>, <ORG>Mazda Motor Credit Corp</ORG>, <ORG>Mazda</ORG>",
            {"Mazda America Inc": ["Mazda America Inc"],
             "Mazda Motor Credit Corp": ["Mazda Motor Credit Corp"], "Mazda": ["Mazda"]},
        ),
        (
            "<ORG>Tata Motors Ltd</ORG> and <ORG>Tata Steel Ltd</ORG> rose, <ORG>Tata</ORG> said",
            {"Tata Motors Ltd": ["Tata Motors Ltd"], "Tata Steel Ltd": ["Tata Steel Ltd"],
             "Tata": ["Tata"]},
        ),
        (
            "<ORG>Mazda America Inc</ORG> rose, <ORG>Mazda</ORG> said",
            {"Mazda America Inc": ["Mazda America Inc"], "Mazda": ["Mazda"]},
        ),
        (
            "<ORG>Mazda Motor Corp</ORG>, <ORG>Mazda Finance Ltd</ORG>, <ORG>Mazda</ORG>",
            {"Mazda Motor Corp": ["Mazda Motor Corp"],
             "Mazda Finance Ltd": ["Mazda Finance Ltd"], "Mazda": ["Mazda"]},
        ),
        (
            "<ORG>Rapid Support Forces</ORG> (<ORG>RSF</ORG>) and "
            "<ORG>Reporters Without Borders</ORG>",
            {"Rapid Support Forces": ["Rapid Support Forces", "RSF"],
             "Reporters Without Borders": ["Reporters Without Borders"]},
        ),
        (
            "the <ORG>United Nations</ORG> and the <ORG>United Nations Security Council</ORG>",
            {"United Nations": ["United Nations"],
             "United Nations Security Council": ["United Nations Security Council"]},
        ),
        # places cut short, peoples in the plural
        (
            "in <LOC>Mobile</LOC>, <LOC>Ala.</LOC>, and all of <LOC>Alabama</LOC>",
            {"Mobile": ["Mobile"], "Alabama": ["Ala.", "Alabama"]},
        ),
        (
            "<PER>Ebele Obi</PER> (<LOC>NGR</LOC>) of <LOC>Nigeria</LOC>",
            {"Ebele Obi": ["Ebele Obi"], "Nigeria": ["NGR", "Nigeria"]},
        ),
        (
            "an <NORP>Urhobo</NORP> among <NORP>Urhobos</NORP>",
            {"Urhobos": ["Urhobo", "Urhobos"]},
        ),
        # a state that was parted is none of its parts
        (
            "<LOC>West Germany</LOC> and <LOC>East Germany</LOC> became <LOC>Germany</LOC>",
            {"West Germany": ["West Germany"], "East Germany": ["East Germany"],
             "Germany": ["Germany"]},
        ),
        (
            "a <NORP>West German</NORP> and an <NORP>East German</NORP> are <NORP>German</NORP>",
            {"West German": ["West German"], "East German": ["East German"],
             "German": ["German"]},
        ),
        # one type for a name, where the recogniser took it for several
        (
            "<ORG>Hakusan Works</ORG>, <LOC>Hakusan Works</LOC>, <ORG>Hakusan Works</ORG>",
            {"Hakusan Works": ["Hakusan Works", "Hakusan Works", "Hakusan Works"]},
        ),
        (
            "<PER>Vincent Turkey</PER> of <LOC>Turkey</LOC>; <PER>Turkey</PER>",
            {"Vincent Turkey": ["Vincent Turkey", "Turkey"], "Turkey": ["Turkey"]},
        ),
        (
            "<PER>Musa Keffiwal</PER> left; <LOC>Keffiwal</LOC> laughed",
            {"Musa Keffiwal": ["Musa Keffiwal", "Keffiwal"]},
        ),
    ],
)  # fmt: skip
def test_rule(text: str, groups: dict[str, list[str]]) -> None:
    assert linked(text) == groups


def test_of_two_people_with_one_surname_neither_is_meant_for_certain() -> None:
    _, entities = _link(
        "<PER>Joe Orm</PER> met <PER>Ann Orm</PER>. Then <PER>Orm</PER> and <PER>Ann</PER> left."
    )
    perhaps = {one.name: one.perhaps for one in entities}
    assert perhaps == {"Joe Orm": (), "Ann Orm": (), "Orm": ("Joe Orm", "Ann Orm")}


@pytest.mark.parametrize(
    "text",
    [
        "<PER>Amal Orm Jr.</PER> said that his father <PER>Amal Orm</PER> ran. <PER>Orm</PER>",
        "<PER>Amal Orm Jr.</PER> ran. His father, President <PER>Amal Orm</PER>. <PER>Orm</PER>",
        "<PER>Amal Orm Jr.</PER> ran. The son of <PER>Amal Orm</PER> ate. <PER>Orm</PER> slept.",
        "<PER>Amal Orm Jr.</PER> ran. <PER>Amal Orm</PER>'s eldest son ate. <PER>Orm</PER> slept.",
        "<PER>Amal Orm Jr.</PER> ran. The dictator <PER>Amal Orm</PER> fell. <PER>Orm</PER> slept.",
        "<PER>Amal Orm</PER> ate. His son <PER>Amal Orm Jr.</PER> ran. Then <PER>Orm</PER> slept.",
        "<PER>Amal Orm Jr.</PER>, the president's son, ran. <PER>Amal Orm</PER>. <PER>Orm</PER>",
        "<PER>Amal Orm Jr.</PER> met aides of U.S. Sen. <PER>Amal Orm</PER>. <PER>Orm</PER> ate.",
    ],
)
def test_father_and_son_are_two(text: str) -> None:
    _, entities = _link(text)
    perhaps = {one.name: set(one.perhaps) for one in entities}
    both = {"Amal Orm Jr.", "Amal Orm"}
    assert perhaps == {"Amal Orm Jr.": set(), "Amal Orm": set(), "Orm": both}


@pytest.mark.parametrize(
    "text",
    [
        "<PER>Amal B. Orm Jr.</PER> ran. Then <PER>Amal Orm</PER> ate. <PER>Orm</PER> slept.",
        "<PER>Amal B. Orm Jr.</PER> ran. His father knew. <PER>Amal Orm</PER> and <PER>Orm</PER>",
        "<PER>Amal B. Orm Jr.</PER> told his son. <PER>Amal Orm</PER> ate. <PER>Orm</PER> slept.",
        "They met <PER>Amal B. Orm Jr.</PER> Later on <PER>Amal Orm</PER> ate. <PER>Orm</PER>",
        "<PER>Amal B. Orm Jr.</PER> has a senior aide. <PER>Amal Orm</PER> ate. <PER>Orm</PER>",
        "<PER>AMAL ORM JR.</PER> RUNS\n\n<PER>Amal B. Orm</PER> ran. <PER>Orm</PER> slept.",
    ],
)
def test_a_generation_left_out_makes_no_other_person(text: str) -> None:
    _, entities = _link(text)
    assert [len(one.mentions) for one in entities] == [3]


def test_titles_and_possessives_are_no_part_of_a_name() -> None:
    text = "President Zakir Jalali's plan failed. Mr. Jalali left; Minister Jalali's aide stayed."
    assert grouped(text) == [["Zakir Jalali", "Jalali", "Jalali"]]


def test_a_people_is_not_its_country() -> None:
    names = {one.name: one.type for one in find_entities(body("A Russian left Russia."))}
    assert names == {"Russian": "NORP", "Russia": "LOC"}


@pytest.mark.parametrize(
    "states",
    [
        ("West Germany", "East Germany", "Germany"),
        ("North Korea", "South Korea", "Korea"),
        ("North Vietnam", "South Vietnam", "Vietnam"),
        ("North Yemen", "South Yemen", "Yemen"),
        ("South Sudan", "Sudan"),
        ("Northern Ireland", "Ireland"),
        ("Guinea", "Guinea-Bissau", "Equatorial Guinea", "Papua New Guinea"),
        ("Republic of Congo", "DR Congo"),
        ("Niger", "Nigeria"),
        ("Samoa", "American Samoa"),
    ],
)
def test_states_of_similar_names_stay_apart(states: tuple[str, ...]) -> None:
    found = grouped(". ".join(f"{state} and {state} voted" for state in states))
    assert found == [[state, state] for state in states]
