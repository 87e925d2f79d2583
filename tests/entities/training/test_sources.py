"""What the model is trained on, read rightly."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tui.entities.training.columns import as_sample, read_columns, tagged_spans
from tui.entities.training.corpora import corpus_samples
from tui.entities.training.sample import Sample
from tui.entities.training.stories import own_samples


def names(sample: Sample) -> list[tuple[str, str]]:
    return [(sample.article.text[start:end], kind) for start, end, kind in sample.names]


def corpus(folder: Path, tokens: str, tags: str) -> Path:
    record = {"id": "1", "tokens": [tokens.split()], "tags": [tags.split()]}
    with gzip.open(folder / "gum.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")
    return folder


def test_a_corpus_is_brought_to_our_conventions(tmp_path: Path) -> None:
    corpus(
        tmp_path,
        "the United Nations told President Ana Ruiz 's aide and a Kenyan in Nairobi .",
        "B-ORG I-ORG I-ORG O B-PER I-PER I-PER I-PER O O O O O B-LOC O",
    )
    (sample,) = corpus_samples(tmp_path)
    assert sample.article.text.startswith("the United Nations told President Ana Ruiz's aide")
    assert names(sample) == [
        ("United Nations", "ORG"),
        ("Ana Ruiz", "PER"),
        ("Kenyan", "NORP"),
        ("Nairobi", "LOC"),
    ]


def test_a_folder_without_any_corpus_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="gum"):
        list(corpus_samples(tmp_path))


def test_conll_files_are_read_and_a_bad_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "some.conll"
    file.write_text(
        "-DOCSTART- O\n\nAna NNP B-PER\nRuiz NNP I-PER\nleft VBD O\n\nSo O\n\n"
        "-DOCSTART- O\n\nMali B-LOC\n"
    )
    first, second = (
        as_sample([(words, tagged_spans(tags)) for words, tags in found], "file")
        for found in read_columns(file)
    )
    assert names(first) == [("Ana Ruiz", "PER")]
    assert first.article.text == "Ana Ruiz left\nSo\n"
    assert names(second) == [("Mali", "LOC")]
    file.write_text("Ana B-PER\nRuiz\n")
    with pytest.raises(ValueError, match=r"some\.conll.*Ruiz"):
        list(read_columns(file))


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("B-PER I-PER O B-PER B-PER", [(0, 2, "PER"), (3, 4, "PER"), (4, 5, "PER")]),
        ("I-PER I-PER I-LOC O", [(0, 2, "PER"), (2, 3, "LOC")]),
        ("B-ORG E-ORG S-LOC", [(0, 2, "ORG"), (2, 3, "LOC")]),
    ],
)
def test_tags_of_every_fashion_mean_the_same(
    tags: str, expected: list[tuple[int, int, str]]
) -> None:
    assert tagged_spans(tags.split()) == expected


def test_marks_of_our_stories_are_where_reading_puts_their_words(tmp_path: Path) -> None:
    marked = (
        "TALKS IN <LOC>KABUL</LOC>\n\n<LOC>KABUL</LOC>, May 30 (<ORG>PAM</ORG>) - The envoy\n"
        "<PER>Zakir Jalali</PER>   arrived\nin <LOC>Afghanistan</LOC> on Thursday and left again.\n"
    )
    (tmp_path / "one.txt").write_text(marked, encoding="utf-8")
    (sample,) = own_samples([tmp_path])
    assert names(sample) == [
        ("KABUL", "LOC"),
        ("KABUL", "LOC"),
        ("PAM", "ORG"),
        ("Zakir Jalali", "PER"),
        ("Afghanistan", "LOC"),
    ]


def test_a_wrong_mark_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("<PER>Ana Ruiz</ORG> left.", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.txt"):
        list(own_samples([tmp_path]))
