"""Other programs' models behind the same door, played by fakes, and what is said when a
recogniser is missing."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.entities.stories import body, story
from tui.article import Article, Block, Mention
from tui.entities.backends.chunks import chunks
from tui.entities.backends.gliner_recogniser import LONGEST_PIECE, GlinerRecogniser
from tui.entities.backends.spacy_recogniser import SpacyRecogniser
from tui.entities.recognise import find_entities, recogniser
from tui.entities.recogniser import RecogniserMissing


def pipeline(*names: tuple[str, str]) -> Any:
    """A pipeline of spaCy's that knows some words and their labels."""

    def read(text: str) -> Any:
        found = [
            SimpleNamespace(text=word, label_=label, start_char=at, end_char=at + len(word))
            for word, label in names
            if (at := text.find(word)) >= 0
        ]
        return SimpleNamespace(ents=sorted(found, key=lambda name: name.start_char))

    return read


class Gliner:
    """Finds one word, and remembers how much it was given at once."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.longest = 0

    def predict_entities(
        self, text: str, labels: list[str], flat_ner: bool
    ) -> list[dict[str, Any]]:
        assert flat_ner
        self.longest = max(self.longest, len(text))
        at = text.find(self.word)
        found = {"start": at, "end": at + len(self.word), "label": "person", "score": 0.9}
        return [found] if at >= 0 else []


def printed(article: Article, mentions: tuple[Mention, ...]) -> list[tuple[str, str]]:
    return [(article.text[m.start : m.end], m.type) for m in mentions]


def test_spacy_names_follow_our_conventions() -> None:
    article = story("Envoys meet\n\nThe envoy met the United Nations and Kenya's Ruto on Monday.")
    names = pipeline(
        ("the United Nations", "ORG"),
        ("Kenya's", "GPE"),
        ("Ruto", "PERSON"),
        ("Monday", "DATE"),
    )
    assert printed(article, SpacyRecogniser(names).mentions(article)) == [
        ("United Nations", "ORG"),
        ("Kenya", "LOC"),
        ("Ruto", "PER"),
    ]


def test_long_stories_reach_gliner_in_pieces_and_names_are_found_in_each() -> None:
    text = (
        "Nothing happened here today. " * 100
        + "Then Ruto spoke. "
        + "It rained. " * 200
        + "Ruto left."
    )
    model = Gliner("Ruto")
    article = body(text)
    found = GlinerRecogniser(model).mentions(article)
    assert printed(article, found) == [("Ruto", "PER"), ("Ruto", "PER")]
    assert model.longest <= LONGEST_PIECE


def test_a_backend_serves_where_the_rules_do() -> None:
    article = body("Ruto paid $5 million in May 2024.")
    found = find_entities(article, SpacyRecogniser(pipeline(("Ruto", "PERSON"))))
    assert [(entity.name, entity.type) for entity in found] == [
        ("Ruto", "PER"),
        ("$5 million", "MONEY"),
        ("May 2024", "DATE"),
    ]


def test_a_silent_block_between_two_is_in_no_piece() -> None:
    text = "Ruto left. WORLD Kenyatta came."
    blocks: tuple[Block, ...] = (
        ("paragraph", 0, 10), ("section", 11, 16), ("paragraph", 17, len(text)),
    )  # fmt: skip
    article = replace(body(text), blocks=blocks)
    assert list(chunks(article, 80)) == [(0, "Ruto left."), (17, "Kenyatta came.")]


@given(st.text(max_size=400), st.integers(1, 80))
def test_pieces_are_short_and_hold_every_letter_once(text: str, longest: int) -> None:
    article = body(text)
    pieces = list(chunks(article, longest))
    assert "".join(piece for _, piece in pieces) == text
    assert all(text.startswith(piece, offset) for offset, piece in pieces)
    assert all(0 < len(piece) <= longest for _, piece in pieces)


@pytest.mark.parametrize(("name", "module"), [("spacy", "spacy"), ("gliner", "gliner")])
def test_a_missing_extra_is_named(name: Any, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(RecogniserMissing, match=rf"newstui\[{name}\]"):
        recogniser(name, "a model nobody has")


def test_a_missing_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str, exclude: list[str]) -> Any:
        raise OSError(f"cannot find {name}")

    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=load))
    with pytest.raises(RecogniserMissing, match="en_nowhere"):
        recogniser("spacy", "en_nowhere")
