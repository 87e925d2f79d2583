"""Names in German, Dutch and the Romance languages."""

from __future__ import annotations

import pytest

from tests.entities.stories import body, grouped, named, printed, story
from tui.entities.recognise import find_entities


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ein Sprecher der Polizei sagte nichts. Die Sprecherin der Regierung schwieg."),
        (
            "de",
            "Der Chef der Feuerwehr und die Präsidentin der Republik gingen zur Frau der Woche.",
        ),
        ("de", "Der Leiter der Staatsanwaltschaft und der General der Armee widersprachen."),
        ("de", "Im Ernst, das war eine Art Krieg. Die Marine übt im August. Der Roman endet gut."),
        ("de", "Das Institut schwieg. Ein Institut für Schönheit warb im Mai für die Rose."),
        ("fr", "Le gouvernement a répondu. Son parti attend. Les députés votent. Il a plu."),
        ("fr", "Interrogé, le président de la République n'a rien dit. Selon lui, rien ne presse."),
        ("es", "El acuerdo prevé ayudas. El rey vino. Son buenas noticias. Según la ley, no."),
        ("it", "Il Presidente della Repubblica tace. Gli indagati sono sei. Mai visto niente."),
        ("pt", "O acordo caiu. Os presos foram soltos. Segundo a lei, não. Nada muda."),
        ("nl", "Een woordvoerder van de politie zei niets. Het kabinet viel. Zij speelden slecht."),
    ],
)
def test_nothing_is_named(language: str, text: str) -> None:
    assert named(body(text, language)) == {}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Ursula von der Leyens Team schwieg.", "Ursula von der Leyens"),
        ("fr", "Selon M. de Villepin, rien ne va.", "de Villepin"),
        ("it", "Il presidente del Consiglio Giorgia Meloni tace.", "Giorgia Meloni"),
        (
            "de",
            "Finanzminister Christian Lindner traf Christian Wulff.",
            "Christian Lindner|Christian Wulff",
        ),
        ("de", "Der Ökonom Klaus Weber von der Bank widersprach.", "Klaus Weber"),
        (
            "de",
            "Vorstandschefin Katrin Brandt lobte Hydrologin Marta Lindqvist.",
            "Katrin Brandt|Marta Lindqvist",
        ),
        ("de", "Am Abend sagte Angela Merkel Journalisten, es reiche.", "Angela Merkel"),
        ("de", "Der Chef der Bande, Jahid Sinwar, floh.", "Jahid Sinwar"),
        (
            "de",
            "Er sprach mit Bruno Le Maire. Außenminister Amirabdollahian kam.",
            "Bruno Le Maire|Amirabdollahian",
        ),
        ("fr", "La ministre de la Culture, Rachida Dati, et M. Lambert.", "Rachida Dati|Lambert"),
        (
            "fr",
            "Selon le procureur de la République Nicolas Bessone, c'est faux.",
            "Nicolas Bessone",
        ),
        ("fr", "Le capitaine Choguel Maïga et le colonel Goïta.", "Choguel Maïga|Goïta"),
        ("es", "El ministro ruso de Asuntos Exteriores, Serguéi Lavrov, calló.", "Serguéi Lavrov"),
        (
            "es",
            "El acuerdo lo firmó Pablo Hernández de Cos. El alcalde vino.",
            "Pablo Hernández de Cos",
        ),
        ("es", "El Gobierno de Pedro Sánchez cayó.", "Pedro Sánchez"),
        ("it", "Il Presidente della Repubblica Sergio Mattarella tace.", "Sergio Mattarella"),
        ("it", "Il presidente della Regione Stefano Bonaccini tace.", "Stefano Bonaccini"),
        ("pt", "O ministro da Fazenda, Fernando Haddad, disse.", "Fernando Haddad"),
        (
            "nl",
            "Minister Hanke Bruins Slot van Buitenlandse Zaken sprak met Jan de Vries.",
            "Hanke Bruins Slot|Jan de Vries",
        ),
    ],
)
def test_people(language: str, text: str, expected: str) -> None:
    assert named(body(text, language)) == dict.fromkeys(expected.split("|"), "PER")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le président visita Lyon, Villa Mairie, puis dormit."),
        ("es", "La presidenta visitó Quito, Ciudad Nueva, y volvió."),
        ("es", "Ganó el Premio Miguel de Cervantes. Paseó por la Plaza Juan Carlos."),
        ("nl", "De Johan Cruijff Arena was vol."),
        (
            "de",
            "Da Israel Raketen abfing, blieb es ruhig. Die Johannes Gutenberg-Universität lud ein.",
        ),
    ],
)
def test_no_people(language: str, text: str) -> None:
    assert "PER" not in named(body(text, language)).values()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Ein Forscher der Technischen Universität Dresden klagte vor dem Landgericht Köln.",
         "Technischen Universität Dresden|Landgericht Köln"),
        ("de", "Das Institut für Weltwirtschaft und das Bundesamt für Wald und See.",
         "Institut für Weltwirtschaft|Bundesamt für Wald und See"),
        ("de", "Das sagte sie der Deutschen Presse-Agentur und Leuten des Auswärtigen Amtes.",
         "Deutschen Presse-Agentur|Auswärtigen Amtes"),
        ("de", "Die Außenminister der Europäischen Union tagten.", "Europäischen Union"),
        ("fr", "L'Université de Genève, la Commission européenne et l'Otan.",
         "Université de Genève|Commission européenne|Otan"),
        ("es", "El Gobierno de Rusia y la Universidad Complutense de Madrid.",
         "Gobierno de Rusia|Universidad Complutense de Madrid"),
        ("es", "El Ministerio de Hacienda y el Tribunal Constitucional callan.",
         "Ministerio de Hacienda|Tribunal Constitucional"),
        ("es", "El Ministerio de Agricultura y Pesca calla.", "Ministerio de Agricultura y Pesca"),
        ("es", "La compañía Volgar Agro venderá trigo.", "Volgar Agro"),
        ("it", "Il Ministero dell'Economia e l'Unione europea.",
         "Ministero dell'Economia|Unione europea"),
        ("pt", "O Hospital Geral de Nova Iguaçu abriu.", "Hospital Geral de Nova Iguaçu"),
        ("nl", "De Universiteit van Amsterdam en de Tweede Kamer.",
         "Universiteit van Amsterdam|Tweede Kamer"),
    ],
)  # fmt: skip
def test_bodies(language: str, text: str, expected: str) -> None:
    assert named(body(text, language)) == dict.fromkeys(expected.split("|"), "ORG")


def test_places_of_other_languages() -> None:
    assert named(body("In Taschkent und Genf regnet es.", "de")) == {
        "Taschkent": "LOC",
        "Genf": "LOC",
    }
    assert named(body("In Parijs regent het.", "nl")) == {"Parijs": "LOC"}
    assert named(body("Dopo la visita in Marocco torna.", "it")) == {"Marocco": "LOC"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le Havre vote.", {"Le Havre": "LOC"}),
        ("es", "El Salvador y La Paz votan.", {"El Salvador": "LOC", "La Paz": "LOC"}),
        ("it", "L'Aquila trema.", {"L'Aquila": "LOC"}),
        ("de", "Die Welt ist rund. Die Zeit vergeht.", {}),
    ],
)
def test_names_with_an_article(language: str, text: str, expected: dict[str, str]) -> None:
    assert named(body(text, language)) == expected


def test_german_genitive() -> None:
    article = body(
        "Angela Merkels Nachfolger heißt Olaf Scholz. Angela Merkel lobte ihn. Merkels Partei "
        "verlor. Russlands Armee zog ab.",
        "de",
    )
    merkel, scholz, russia = find_entities(article)
    assert printed(article, merkel) == ["Angela Merkels", "Angela Merkel", "Merkels"]
    assert [merkel.name, scholz.name, russia.name] == ["Angela Merkel", "Olaf Scholz", "Russland"]


def test_genitive_is_german() -> None:
    groups = grouped("Ana Peter habló con Ana Peters.", "es")
    assert ["Ana Peter"] in groups


def test_article_of_a_surname() -> None:
    article = story(
        "Le Pen critique le budget\n\nMarine Le Pen a parlé. Le gouvernement a répondu à Mme "
        "Le Pen. Le parti de Mme Le Pen perd. Selon Le Pen, c'est faux.",
        "fr",
    )
    (person,) = find_entities(article)
    assert (person.name, person.type) == ("Marine Le Pen", "PER")
    assert printed(article, person) == ["Le Pen", "Marine Le Pen", "Le Pen", "Le Pen", "Le Pen"]


def test_small_words_of_a_surname() -> None:
    article = body("Präsidentin Ursula von der Leyen kam. Präsidentin von der Leyen ging.", "de")
    (person,) = find_entities(article)
    assert printed(article, person) == ["Ursula von der Leyen", "von der Leyen"]
    article = body("Leyó a Miguel de Cervantes. La casa de Cervantes es vieja.", "es")
    (person,) = find_entities(article)
    assert printed(article, person) == ["Miguel de Cervantes", "Cervantes"]
