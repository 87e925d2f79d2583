"""Markdown and front matter: fields, title and text."""

from __future__ import annotations

import pytest

from tui.article import Article
from tui.ingest.read import read_bytes

MATTER = """---
title: "Lorries cross: the bridge"
date: 2025-05-29
author:
  - Nora Byte
  - 'Ali Test'
tags: [World, Asia]
source: https://meridian.example/lorries
lang: en
draft: &a [*a, *a]
---
# Lorries cross: the bridge

TERMEZ, May 29 (Reuters) - They crossed at dawn, and the guards who had waited the whole night
waved them through.

## At the border

Nobody waited, and nobody who had come to see them was there when the last of them had gone.
"""


def article(text: str, name: str = "note.md") -> Article:
    (story,) = (one for one in read_bytes(text.encode(), name=name, mtime=0.0) if one)
    assert isinstance(story, Article), str(story)
    return story


@pytest.mark.parametrize("name", ["note.md", "note.txt"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_tells_the_fields(name: str, end: str) -> None:
    story = article(MATTER.replace("\n", end), name)
    assert story.headline == "Lorries cross: the bridge"
    assert story.byline == ("Nora Byte", "Ali Test")
    assert story.section == "World"
    assert str(story.published) == "2025-05-29 00:00:00+00:00"
    assert story.dateline is not None
    assert story.paragraphs[0].startswith("They crossed at dawn")
    assert story.parts("subhead") == ("At the border",)
    assert "title:" not in story.text
    assert "#" not in story.text


def test_markdown_without_front_matter() -> None:
    story = article("# Lorries cross\n\nThey crossed [at dawn](https://x.example).\n")
    assert (story.headline, len(story.paragraphs)) == ("Lorries cross", 1)
    assert "[at dawn](https://x.example)" in story.text


def test_markdown_without_a_title_is_read_as_plain_copy() -> None:
    story = article("Lorries cross\n\nTERMEZ, May 29 (Reuters) - They crossed.\n")
    assert story.headline == "Lorries cross"
    assert story.dateline is not None


def test_an_alias_bomb_is_words() -> None:
    bomb = "---\na: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    assert article(f"{bomb}title: Boom\n---\nText of it.\n").headline == "Boom"


def test_a_rule_above_plain_copy_is_no_front_matter() -> None:
    story = article("---\n\nLorries cross\n\nTERMEZ, May 29 - They crossed.\n", "a.txt")
    assert "---" in story.text


def test_fields_over_several_lines_and_closed_headings() -> None:
    matter = "title: >\n  Lorries cross\n\n  the bridge\nauthor: Nora\nauthor:\n- Ali\n- Ada"
    story = article(f"---\n{matter}\n---\n## At the border ##\t\n\nNobody waited there.\n")
    assert story.headline == "Lorries cross the bridge"
    assert story.byline == ("Ali", "Ada")
    assert "At the border\n" in story.text
    assert article("# Lorries cross # #\n\nThey crossed.\n").headline == "Lorries cross"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Lorries\ntags:\n" + "- x\n" * 200_000 + "---\nText of it.\n",
        "---\ntitle: Lorries\nnote: |\n" + "  x\n" * 200_000 + "---\nText of it.\n",
        "# Lorries " + " #" * 100_000 + ".\n\nText of it.\n",
        "# Lorries\n\n## Text " + " #" * 100_000 + ".\n",
    ],
)
def test_long_front_matter_and_headings_take_no_quadratic_time(text: str) -> None:
    assert article(text).headline.startswith("Lorries")
