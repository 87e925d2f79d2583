"""Names in German, Dutch and the Romance languages."""

from __future__ import annotations

from tests.entities.stories import body, named


def test_places_of_other_languages() -> None:
    assert named(body("In Taschkent und Genf regnet es.", "de")) == {
        "Taschkent": "LOC",
        "Genf": "LOC",
    }
    assert named(body("In Parijs regent het.", "nl")) == {"Parijs": "LOC"}
    assert named(body("Dopo la visita in Marocco torna.", "it")) == {"Marocco": "LOC"}
