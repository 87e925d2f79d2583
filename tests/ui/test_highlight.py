"""How names look in a text: told apart with and without colour, readable in every theme."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from textual.color import Color
from textual.style import Style

from tests.entities.stories import body
from tests.ui.screen_text import text_of
from tests.waiting import wait_for
from tui.article import Entity, EntityType
from tui.ui import looks
from tui.ui.highlight import story_content
from tui.ui.widgets.entity_panel import GROUPS

if TYPE_CHECKING:
    from tests.conftest import Running

ATTRIBUTES = ("bold", "italic", "underline", "underline2", "reverse", "dim", "strike")
READABLE = 3.0
"""Contrast that WCAG 2 asks of large or bold text and of signs."""


def attributes(style: Any) -> tuple[bool, ...]:
    return tuple(bool(getattr(style, name)) for name in ATTRIBUTES)


def without_colour(look: str) -> str:
    return " ".join(word for word in look.split() if not word.startswith("$"))


def contrast(one: Color, other: Color) -> float:
    """WCAG 2's ratio of two colours."""

    def luminance(colour: Color) -> float:
        parts = [channel / 255 for channel in colour.rgb]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
                  for part in parts]  # fmt: skip
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pieces(content: Any) -> list[tuple[str, str]]:
    """The text of a content with the looks that lie on it, the last on top."""
    cuts = sorted({0, len(content.plain), *(at for span in content.spans for at in span[:2])})
    return [
        (
            content.plain[start:end],
            " ".join(str(span.style) for span in content.spans
                     if span.start <= start and end <= span.end
                     and not (isinstance(span.style, Style) and span.style.meta)),
        )
        for start, end in pairwise(cuts)
    ]  # fmt: skip


def test_every_type_has_a_look_and_a_group() -> None:
    types = set(get_args(EntityType))
    assert set(looks.ENTITIES) == types
    assert {one for _, group in GROUPS for one in group} == types


def test_no_two_groups_look_the_same_without_colour() -> None:
    plain = {
        title: {attributes(Style.parse(without_colour(looks.ENTITIES[kind]))) for kind in types}
        for title, types in GROUPS
    }
    assert all(len(one) == 1 and any(*one) for one in plain.values()), "one look for a group"
    assert len({*map(frozenset, plain.values())}) == len(GROUPS), plain


def test_a_match_lies_over_a_name_and_the_place_walked_to_over_both() -> None:
    article = body("Zakir Jalali spoke.")
    entity = Entity("e1", "Zakir Jalali", "PER", ((0, 12),))
    found = dict(pieces(story_content(article, [entity], [(6, 12)], (6, 9))))
    name = looks.ENTITIES["PER"]
    assert found["Zakir "] == name
    assert found["Jal"] == f"{name} {looks.MATCH} {looks.HERE}"
    assert found["ali"] == f"{name} {looks.MATCH}"
    assert found[" spoke."] == ""


async def test_names_are_readable_in_every_theme(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        for theme in app.available_themes:
            app.theme = theme
            await pilot.pause()
            ground = app.desk.reader.background_colors[1]
            for name in looks.COLOURS:
                colour = Color.parse(app.theme_variables[f"name-{name}"])
                if ground.ansi is None and colour.ansi is None:
                    assert contrast(ground + colour, ground) >= READABLE, (theme, name)


@pytest.mark.parametrize(
    ("theme", "colours"), [("ansi-dark", True), ("ansi-light", True), ("textual-dark", False)]
)
async def test_names_differ_by_style_without_colours(
    folder: Path,
    running: Running,
    monkeypatch: pytest.MonkeyPatch,
    theme: str,
    colours: bool,
) -> None:
    if not colours:
        monkeypatch.setenv("NO_COLOR", "1")
    async with running(folder) as (app, pilot):
        app.theme = theme
        await wait_for(pilot, lambda: "Zakir Jalali" in text_of(app), "the story")
        painted = [
            segment
            for strip in app.screen._compositor.render_strips()
            for line in app.get_line_filters()
            for segment in strip.apply_filter(line, Color(0, 0, 0))
        ]
        said = {segment.text.strip(): segment.style for segment in painted if segment.style}
        if not colours:
            assert app.no_color
        person, place = said["Zakir Jalali"], said["Kabul"]
        assert (person.bold, person.underline) == (True, True)
        assert (place.italic, bool(place.underline)) == (True, False)


async def test_headings_and_help_show_how_each_kind_looks(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await wait_for(pilot, lambda: "Places" in text_of(app), "the panel")
        headings = {
            segment.text.strip(): segment.style
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.text.strip() in {title for title, _ in GROUPS}
        }
        assert headings["People"].bold
        assert headings["People"].underline
        assert headings["Places"].italic
        await pilot.press("question_mark", "G", *["space"] * 20)
        await wait_for(pilot, lambda: "Names, as they look" in text_of(app), "the legend")
