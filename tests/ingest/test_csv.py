"""A story a row: CSV as data sets have it."""

from __future__ import annotations

import csv
import io

import pytest

from tui.article import Article, Failure
from tui.ingest.formats.records import spreadsheet
from tui.ingest.read import read_bytes

ROWS = [
    ["", "Title", "text", "publish_date", "authors"],
    ["0", 'Lorries "cross"; at last', "They crossed,\nat dawn.\n\nNobody waited.", "2025-05-29",
     "N. Byte"],
    ["1", "Wheat rises", "PARIS (Reuters) - Wheat rose.", "December 31, 2017 ", ""],
]  # fmt: skip


def table(rows: list[list[str]], delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def steps(data: bytes, name: str = "dump.csv") -> list[Article | Failure]:
    return [step for step in read_bytes(data, name=name, mtime=0.0) if step is not None]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["dump.csv", "dump.txt", "-"])
def test_rows_are_stories(delimiter: str, name: str) -> None:
    lorries, wheat = steps(table(ROWS, delimiter), name)
    assert isinstance(lorries, Article)
    assert isinstance(wheat, Article)
    assert lorries.headline == 'Lorries "cross"; at last'
    assert lorries.paragraphs == ("They crossed,", "at dawn.", "Nobody waited.")
    assert (lorries.byline, lorries.member) == (("N. Byte",), "2")
    assert str(wheat.published) == "2017-12-31 00:00:00+00:00"
    assert wheat.dateline is not None


def test_encodings_and_written_line_breaks() -> None:
    text = "title,content\nCafé society,One\\n\\nTwo\n"
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        (story,) = steps(text.encode(encoding))
        assert isinstance(story, Article)
        assert (story.headline, story.paragraphs) == ("Café society", ("One", "Two"))


@pytest.mark.parametrize("above", ["\n\n", "sep=;\n", '"sep=;"\r\n', "\n sep=; \n"])
def test_blank_lines_and_the_word_of_excel_above_the_header(above: str) -> None:
    (story,) = steps(f"{above}title;text\nA, b, c;One, two\n".encode())
    assert isinstance(story, Article)
    assert (story.headline, story.paragraphs) == ("A, b, c", ("One, two",))
    assert story.member == str(above.count("\n") + 2)


def test_columns_nobody_knows_are_named() -> None:
    (failure,) = steps(b"colour,size\nred,1\n")
    assert "no column known as a headline or a text (it has: colour, size)" in str(failure)


def test_articles_longer_than_the_usual_limit_of_cells() -> None:
    (story,) = steps(table([["title", "text"], ["Long", "word " * 60_000]]))
    assert isinstance(story, Article)
    assert len(story.text) > 131_072


def test_a_cell_without_end_stops_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MAX_CELL", 1000)
    story, failure = steps(b'title,text\nOne,word\nTwo,"' + b"x" * 100_000)
    assert isinstance(story, Article)
    assert str(failure) == ("dump.csv: a cell is too long; nothing is read from here on: record 3")


def test_prose_with_commas_is_no_table() -> None:
    (story,) = steps(
        b"Wheat, barley, oats\n\nPARIS (Reuters) - Wheat, barley and oats rose.", "a.txt"
    )
    assert isinstance(story, Article)
    assert story.headline == "Wheat, barley, oats"


@pytest.mark.parametrize("name", ["dump.csv", "dump.txt", "-"])
@pytest.mark.parametrize("header", ["title,text", "id\theadline\r\n\r\n", '"id";"title"\n'])
def test_a_header_without_rows_is_an_empty_table(header: str, name: str) -> None:
    (failure,) = steps(header.encode(), name)
    assert str(failure) == f"{name}: is an empty table: there are no rows below its header"


@pytest.mark.parametrize("text", ["Wheat, text", "story", "Title, text and all the rest\n"])
def test_a_line_of_prose_is_no_header(text: str) -> None:
    (story,) = steps(text.encode(), "a.txt")
    assert isinstance(story, Article)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("One.\\nTwo.\\nand three.", "One.\n\nTwo.\n\nand three."),
        ("See C:\\news and \\nabla.", "See C:\\news and \\nabla."),
        ("Real.\n\nThe path is C:\\Now\\n.", "Real.\n\nThe path is C:\\Now\\n."),
    ],
)
def test_a_backslash_and_an_n_break_lines_only_where_nothing_else_does(
    cell: str, text: str
) -> None:
    (story,) = steps(f'title,text\nHead,"{cell}"\n'.encode())
    assert isinstance(story, Article)
    assert story.text == f"Head\n\n{text}"
