"""What the trained model finds, with the weights that ship."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.entities.stories import body, story
from tui.article import Article
from tui.entities.model import network
from tui.entities.model.encode import Story, encode
from tui.entities.model.recogniser import ModelRecogniser, model_recogniser, read_network
from tui.entities.model.tokens import tokenise
from tui.entities.recognise import find_entities
from tui.entities.rules.rule_recogniser import default_recogniser
from tui.ingest.read import read_bytes

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def model() -> ModelRecogniser:
    return model_recogniser()


def printed(article: Article, model: ModelRecogniser) -> set[tuple[str, str]]:
    return {(article.text[m.start : m.end], m.type) for m in model.mentions(article)}


def test_the_kabul_story_has_every_person_body_place_and_event(model: ModelRecogniser) -> None:
    data = (ROOT / "seeds" / "2024-05-29-kabul-moscow.txt").read_bytes()
    (article,) = read_bytes(data, name="kabul")
    assert isinstance(article, Article)
    found = {(entity.name, entity.type) for entity in find_entities(article, model)}
    of = {kind: {name for name, other in found if other == kind} for kind in ("PER", "ORG", "LOC")}
    assert of["PER"] == {"Zakir Jalali", "Sergey Lavrov", "Zamir Kabulov", "Vladimir Putin"}
    assert of["ORG"] >= {"Taliban", "TASS", "Foreign Ministry", "Justice Ministry"}
    assert of["ORG"] <= {
        "Taliban", "TASS", "Foreign Ministry", "Justice Ministry", "Second Asian Department", "X",
    }  # fmt: skip
    assert of["LOC"] >= {"Russia", "Moscow", "Kabul", "Tatarstan"}
    assert {name.lower() for name in of["LOC"]} <= {
        "russia", "moscow", "kabul", "tatarstan", "islamabad", "afghanistan",
        "islamic emirate of afghanistan",
    }  # fmt: skip
    assert {("KazanForum", "EVENT"), ("Russian", "NORP")} <= found
    assert ("SPIEF", "EVENT") in printed(article, model)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Russia's Foreign Ministry and Justice Ministry asked President Vladimir Putin.",
            {("Russia", "LOC"), ("Foreign Ministry", "ORG"), ("Justice Ministry", "ORG"),
             ("Vladimir Putin", "PER")},
        ),
        (
            "The Russian Foreign Ministry thanked Chidinma Okwuosa of Acme Holdings Ltd.",
            {("Russian Foreign Ministry", "ORG"), ("Chidinma Okwuosa", "PER"),
             ("Acme Holdings Ltd.", "ORG")},
        ),
        (
            "Anna Petrova of the Russian Foreign Ministry’s Consular Department told TASS so.",
            {("Anna Petrova", "PER"), ("Russian Foreign Ministry", "ORG"),
             ("Consular Department", "ORG"), ("TASS", "ORG")},
        ),
        (
            "Brazilian striker Tainara Vilela scored twice as Chile lost in Valparaiso.",
            {("Brazilian", "NORP"), ("Tainara Vilela", "PER"), ("Chile", "LOC"),
             ("Valparaiso", "LOC")},
        ),
        (
            "The US and the DRC signed the pact, Malaysia told the Fed on Monday.",
            {("US", "LOC"), ("DRC", "LOC"), ("Malaysia", "LOC"), ("Fed", "ORG")},
        ),
    ],
)  # fmt: skip
def test_names_and_their_kinds(
    model: ModelRecogniser, text: str, expected: set[tuple[str, str]]
) -> None:
    assert printed(body(text), model) == expected


def test_a_headline_in_capitals_is_read_by_what_the_story_says(model: ModelRecogniser) -> None:
    article = story(
        "OKWUOSA QUITS ACME AFTER LAGOS FIRE\n\nChidinma Okwuosa left Acme Holdings Ltd. on "
        "Monday after a fire at the company's plant in Lagos. Okwuosa had led Acme since 2019."
    )
    assert {("OKWUOSA", "PER"), ("ACME", "ORG"), ("LAGOS", "LOC")} <= printed(article, model)


def test_no_sample_story_has_a_name_with_frayed_edges(model: ModelRecogniser) -> None:
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        (article,) = read_bytes(path.read_bytes(), name=path.name)
        assert isinstance(article, Article)
        names = {name for name, _ in printed(article, model)}
        assert not names & {"New", "Reuter", "GLDN", "BRTG.DE"}
        assert not [name for name in names if name.endswith(("'s", "’s", " of", "-"))]


def test_a_word_with_a_number_is_no_event(model: ModelRecogniser) -> None:
    article = body("The satellite Hoshikaze-2 and M-1 and M-2 of the Bank of Canada were weighed.")
    found = dict(printed(article, model))
    assert found["Hoshikaze-2"] == "MISC"
    assert not {"EVENT", "WORK"} & set(found.values())


def test_other_languages_are_left_to_the_rules(model: ModelRecogniser) -> None:
    article = body("Der Minister Annalena Baerbock sprach in Berlin.", language="de")
    assert model.mentions(article) == default_recogniser().mentions(article)


@settings(deadline=None)
@given(st.text(st.sampled_from("Aa. \n\tBb'’-U.S.éИ中\u202e\ud800"), max_size=200))
def test_any_text_gives_sorted_mentions_that_do_not_overlap(text: str) -> None:
    article = body(text)
    last = 0
    for mention in model_recogniser().mentions(article):
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        last = mention.end


def test_forgetting_words_changes_nothing(
    model: ModelRecogniser, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"Chidinma Okwuosa{letter} met Acme Ltd in Lagos." for letter in "abcdefgh"]
    articles = [body(text) for text in texts]
    before = [model.mentions(article) for article in articles]
    monkeypatch.setattr(network, "KEPT", 16)
    path = ROOT / "tui" / "entities" / "weights" / "english.npz"
    with path.open("rb") as file:
        small = ModelRecogniser(read_network(file), default_recogniser())
    assert [small.mentions(article) for article in articles] == before


def test_a_story_is_read_the_same_alone_and_after_others(model: ModelRecogniser) -> None:
    article = body("Envoys of Mali met Chidinma Okwuosa in Lagos on Monday.")
    tokens = tokenise(article)
    told = encode(tokens, default_recogniser().mentions(article))
    path = ROOT / "tui" / "entities" / "weights" / "english.npz"
    with path.open("rb") as file:
        fresh, _ = read_network(file).emissions(told)
    model.mentions(body("Lagos, Mali and Monday are words of another story by Okwuosa."))
    with path.open("rb") as file:
        again = read_network(file)
    again.emissions(encode(tokenise(body("Lagos met Mali.")), ()))
    np.testing.assert_allclose(again.emissions(told)[0], fresh, atol=1e-3)


def test_another_file_is_no_network(tmp_path: Path) -> None:
    path = tmp_path / "other.npz"
    np.savez(path, something=np.zeros(3))
    with path.open("rb") as file, pytest.raises(ValueError, match="no weights"):
        read_network(file)


def test_two_threads_never_ask_the_network_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = model_recogniser()
    ask, both = reader._network.emissions, Barrier(2)

    def emissions(story: Story) -> tuple[network.Floats, network.Floats]:
        with suppress(BrokenBarrierError):  # nobody else came
            both.wait(0.2)
            pytest.fail("two are asking")
        return ask(story)

    monkeypatch.setattr(reader._network, "emissions", emissions)
    stories = [body("Zakir Jalali left Kabul."), body("Sergey Lavrov left Moscow.")]
    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(reader.mentions, stories))
    monkeypatch.undo()
    assert found == [reader.mentions(article) for article in stories]
