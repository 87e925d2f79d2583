"""The panel of names, the screen of all names, cards, and corrections."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

from tests.ui.screen_text import lines_of, text_of
from tests.waiting import wait_for
from tui.article import Entity
from tui.entities.index.census import Census
from tui.ingest.intake import Intake
from tui.state.state import State

if TYPE_CHECKING:
    from tests.conftest import Running


def panel_of(app: Any) -> list[str]:
    """The lines of the panel, with names, as painted."""
    return [line[-28:].strip("│ ▌") for line in lines_of(app)[1:-1]]


def shown(app: Any) -> list[str]:
    """The names on the screen of all names."""
    names = app.screen.rows
    return [names._book.index.named_as(int(code))[0] for code in names._shown.codes]


async def test_the_panel_says_what_dates_and_sums_come_to(folder: Path, running: Running) -> None:
    (folder / "kabul.txt").write_text(
        "Dam\n\nKABUL, May 29, 2025 (Reuters) - It paid 4.2 bln dlrs on Wednesday, he said.\n"
    )
    async with running(folder / "kabul.txt", size=(160, 40)) as (app, _):
        painted = "\n".join(lines_of(app))
        assert re.search(r"4\.2 bln dlrs +USD 4\.2bn", painted)
        assert re.search(r"Wednesday +2025-05-28", painted)


async def choose(app: Any, pilot: Any, name: str) -> None:
    """Put the cursor of the panel on a name."""
    await pilot.press("1", "g", "3")
    await wait_for(pilot, lambda: app.focused is app.desk.panel, "the panel")
    newest = app.library.store.newest_first()[0] if not app.desk.filter_bar.text else None
    position = app.desk.stories.position if newest is None else newest
    await wait_for(
        pilot,
        lambda: (
            any(row.name == name for row in app.desk.panel._entities)
            and app.desk.reader.article is app.library.store[position]
        ),
        f"{name} in the panel",
    )
    app.desk.panel.choose(next(row.id for row in app.desk.panel._entities if row.name == name))
    assert app.desk.panel.entity.name == name


async def answer(app: Any, pilot: Any, title: str, typed: str) -> None:
    """Type into the box that has come up."""
    await wait_for(pilot, lambda: title in text_of(app), title)
    app.screen.query_one("Input").value = typed
    await pilot.pause()
    await pilot.press("enter")


def named(app: Any) -> set[tuple[str, str]]:
    """Who the open story names."""
    found = app.library.entities(app.desk.stories.position)
    return {(entity.name, entity.type) for entity in found}


def chosen(app: Any) -> tuple[str, str]:
    """The name under the cursor of the panel."""
    return app.desk.panel.entity.name, app.desk.panel.entity.type


# -- the panel ---------------------------------------------------------------------------


@pytest.fixture
def lavrov(tmp_path: Path) -> Path:
    """Three stories that name Lavrov, one of them in Russian, and one that does not."""
    for day, text in (
        (24, "MOSCOW, May 24, 2025 (TASS) - Sergey Lavrov met Zakir Jalali. Lavrov said little."),
        (23, "МОСКВА, 23 мая 2025. /ТАСС/. Павел Демьянов и Сергей Лавров встретились."),
        (22, "KABUL, May 22, 2025 (TASS) - Zakir Jalali met Ann Alder and Bob Birch."),
        (21, "MOSCOW, May 21, 2025 (TASS) - Ann Alder met Sergey Lavrov."),
    ):  # fmt: skip
        (tmp_path / f"{day}.txt").write_text(f"Talks\n\n{text}\n", "utf-8")
        os.utime(tmp_path / f"{day}.txt", (day * 86_400, day * 86_400))
    return tmp_path


async def test_a_name_is_followed_through_all_its_stories_and_round(
    lavrov: Path, running: Running
) -> None:
    async with running(lavrov) as (app, pilot):
        await choose(app, pilot, "Sergey Lavrov")
        seen = []
        for key in ("right_curly_bracket",) * 3 + ("left_curly_bracket",) * 3:
            before = app.desk.reader.article
            await pilot.press(key)
            await wait_for(pilot, lambda: app.desk.reader.article is not before, key)  # noqa: B023
            seen.append(chosen(app)[0])
        there = ["Сергей Лавров", "Sergey Lavrov", "Sergey Lavrov"]
        assert seen == [*there, *reversed(there[:-1]), "Sergey Lavrov"]


async def test_a_name_counts_the_same_on_all_screens(lavrov: Path, running: Running) -> None:
    async with running(lavrov, query="lavrov") as (app, pilot):
        await wait_for(pilot, lambda: "3 / 4" in text_of(app), "the filter")
        (panel,) = {
            app.library.count(one, app.desk.listing)
            for at in app.desk.listing.positions
            for one in app.library.entities(int(at))
            if one.name in ("Sergey Lavrov", "Сергей Лавров")
        }
        assert panel == 3
        await pilot.press("W")
        await wait_for(pilot, lambda: "the stories listed, 3" in text_of(app), "the screen")
        row = next(line for line in lines_of(app) if "Lavrov" in line or "Лавров" in line)
        assert re.search(r"(Sergey Lavrov|Сергей Лавров) +3 +4 ", row), row
        await pilot.press("slash", *"lavrov")
        await wait_for(pilot, lambda: len(shown(app)) == 1, "the name, once")
        await pilot.press("enter", "c")
        await wait_for(pilot, lambda: "3 stories, 4 times; 3 of them" in text_of(app), "the card")


async def test_who_is_named_together_unfolds_and_filters(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Zakir Jalali")
        await pilot.press("a")
        await wait_for(pilot, lambda: "with Kabul" in text_of(app), "company")
        assert any(line.split() == ["with", "Kabul", "2"] for line in panel_of(app)), panel_of(app)
        assert app.desk.panel.entity.name == "Zakir Jalali"
        await pilot.press("j", "enter")
        await wait_for(pilot, lambda: "2 / 3" in text_of(app), "the stories that name both")
        assert app.desk.filter_bar.text == 'person:"Zakir Jalali" place:Kabul'


async def test_who_is_named_together_folds_again(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Zakir Jalali")
        await pilot.press("a")
        await wait_for(pilot, lambda: "with Kabul" in text_of(app), "company")
        await pilot.press("j", "a")
        await wait_for(pilot, lambda: "with Kabul" not in text_of(app), "none")
        assert app.desk.panel.entity.name == "Zakir Jalali"


async def test_the_mentions_of_company_are_walked(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Zakir Jalali")
        await pilot.press("a")
        await wait_for(pilot, lambda: "with Kabul" in text_of(app), "company")
        await pilot.press("j", "right_square_bracket")
        await wait_for(pilot, lambda: "Kabul 1/2" in text_of(app), "its mention")
        rows = [getattr(row, "entity", row).name if not hasattr(row, "title") else ""
                for row in app.desk.panel._rows]  # fmt: skip
        app.desk.panel.cursor = rows.index("Bishkek")
        await pilot.press("right_square_bracket")
        await wait_for(pilot, lambda: "Bishkek is not named in this story" in text_of(app), "that")


async def test_company_is_counted_in_the_list_only(folder: Path, running: Running) -> None:
    async with running(folder, query="dam") as (app, pilot):
        await choose(app, pilot, "Zakir Jalali")
        await pilot.press("a")
        await wait_for(pilot, lambda: "with " in text_of(app), "company")
        company = {row.entity.name: row.stories for row in app.desk.panel._rows
                   if hasattr(row, "stories")}  # fmt: skip
        assert company["Kabul"] == 1
        assert "Moscow" not in company


async def test_a_name_is_found_by_typing(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("3", "apostrophe", *"mosc")
        await wait_for(pilot, lambda: "1 found" in text_of(app), "the count")
        assert app.desk.panel.entity.name == "Moscow"
        assert not any("Jalali" in line for line in panel_of(app))
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.focused is app.desk.panel, "the panel")
        await pilot.press("apostrophe", "escape")
        await wait_for(pilot, lambda: any("Jalali" in line for line in panel_of(app)), "all")
        await pilot.press("escape")
        assert app.focused is app.desk.panel
        assert not app.desk.name_box.display


@pytest.mark.parametrize("typed", ["who", "agency", "health world", "agnecy"])
async def test_a_name_is_found_by_what_else_the_story_calls_it(
    tmp_path: Path, running: Running, typed: str
) -> None:
    (tmp_path / "one.txt").write_text(
        "Vaccines arrive\n\nGENEVA, May 29, 2025 (Reuters) - The World Health Organization (WHO) "
        "said on Thursday that vaccines had arrived in Lagos. The WHO sent more to Kabul. "
        "The Agency is in Geneva.\n",
        "utf-8",
    )
    async with running(tmp_path) as (app, pilot):
        await wait_for(pilot, lambda: ("World Health Organization", "ORG") in named(app), "names")
        position = app.desk.stories.position
        text = app.library.store[position].text
        at = text.index("Agency")
        app.library.read_closely(position, tuple(
            replace(one, mentions=(*one.mentions, (at, at + 6)))
            if one.name == "World Health Organization" else one
            for one in app.library.entities(position)
            if "Agency" not in one.name
        ))  # fmt: skip
        app.desk.show_whole(position)
        keys = ["space" if letter == " " else letter for letter in typed]
        await pilot.press("3", "apostrophe", *keys)
        await wait_for(pilot, lambda: "1 found" in text_of(app), "the count")
        assert chosen(app) == ("World Health Organization", "ORG")


async def test_a_closer_reading_leaves_the_panel_as_it_is(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Zakir Jalali")
        await pilot.press("a")
        await wait_for(pilot, lambda: "with Kabul" in text_of(app), "company")
        await pilot.press("j")
        position = app.desk.stories.position
        found = tuple(one for one in app.library.entities(position) if one.type != "DATE")
        app.library.read_closely(position, found)
        app.desk.show_whole(position)
        await wait_for(pilot, lambda: "Dates" not in text_of(app), "the other reading")
        assert "with Kabul" in text_of(app)
        assert app.desk.panel.entity.name == "Kabul"
        assert app.desk.panel.company_of.name == "Zakir Jalali"
        await pilot.press("apostrophe", *"mosc")
        await wait_for(pilot, lambda: "1 found" in text_of(app), "the name")
        app.desk.show_whole(position)
        await pilot.pause()
        assert app.desk.name_box.words == "mosc"
        assert app.desk.panel.entity.name == "Moscow"


async def test_a_typo_in_a_name_is_forgiven(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("3", "apostrophe", *"jalail")
        await wait_for(pilot, lambda: "1 found" in text_of(app), "the count")
        assert app.desk.panel.entity.name == "Zakir Jalali"


async def test_a_kind_is_hidden_in_panel_and_text_and_remembered(
    folder: Path, running: Running, tmp_path: Path
) -> None:
    state = tmp_path / ".kept" / "desk.sqlite"
    async with running(folder, state=state) as (app, pilot):
        await choose(app, pilot, "Kabul")
        await pilot.press("x")
        await wait_for(pilot, lambda: "hidden" in text_of(app), "the heading alone")
        assert not any(line.startswith("Kabul") for line in panel_of(app))
        assert not any(entity.type == "LOC" for entity in app.desk.reader._entities)
    assert State(state).setting("hidden kinds") == "LOC"
    async with running(folder, state=state) as (app, pilot):
        await wait_for(pilot, lambda: "hidden" in text_of(app), "the heading alone")
        while app.desk.panel.entity is not None:
            app.desk.panel.action_move(1)
        await pilot.press("3", "x")
        await wait_for(pilot, lambda: "hidden" not in text_of(app), "all kinds")
        assert any(entity.type == "LOC" for entity in app.desk.reader._entities)
        assert app.desk.panel.types == {"LOC"}


async def test_a_click_on_a_heading_hides_its_kind(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await wait_for(pilot, lambda: "Places" in text_of(app), "the heading")
        row = next(at for at, line in enumerate(lines_of(app)) if "│Places" in line)
        column = lines_of(app)[row].index("│Places") + 3
        await pilot.click(offset=(column, row))
        await wait_for(pilot, lambda: "hidden" in text_of(app), "the heading alone")
        assert app.desk.hidden == {"LOC"}


async def test_where_a_kind_is_shown_again_its_name_is_chosen_again(
    folder: Path, running: Running
) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Moscow")
        await pilot.press("x")
        await wait_for(pilot, lambda: "hidden" in text_of(app), "the heading alone")
        assert not any(line.startswith("Moscow") for line in panel_of(app))
        await pilot.press("x")
        await wait_for(pilot, lambda: "hidden" not in text_of(app), "all kinds")
        assert app.desk.panel.entity.name == "Moscow"


async def test_the_heading_of_a_kind_left_out_is_whole(folder: Path, running: Running) -> None:
    people = "Ann Alder, Bob Birch, Cyd Cedar, Dan Doe, Eve Elm, Fay Fern, Gus Gale, Hal Hill, "
    people += "Ida Ives, Jon Jay, Kay King, Lou Lane, Max Mill, Ned Nash"
    (folder / "kabul.txt").write_text(f"Names\n\nKABUL (AFP) - {people} and Oz Orr met in Rome.\n")
    async with running(folder / "kabul.txt") as (app, pilot):
        await pilot.press("3", "g", "x")
        await wait_for(pilot, lambda: "hidden" in text_of(app), "the heading alone")
        assert re.fullmatch(r".*People  \d\d hidden", panel_of(app)[1])
        assert re.fullmatch(r".*  \d +here list", panel_of(app)[2])


# -- all names ---------------------------------------------------------------------------


async def test_all_names_of_all_stories(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: "Names in all stories, 3" in text_of(app), "the screen")
        row = next(line for line in lines_of(app) if "Zakir Jalali" in line)
        assert re.search(r"Zakir Jalali +2 +5 +29 May 2025 ", row), row
        assert set("▁▂▃▄▅▆▇█") & set(row), "its course over time"
        await pilot.press("escape")
        assert app.screen is app.desk


async def test_names_of_the_stories_listed_and_of_all(folder: Path, running: Running) -> None:
    async with running(folder, query="wheat") as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: "the stories listed, 1" in text_of(app), "the screen")
        assert "Zakir Jalali" not in shown(app)
        await pilot.press("L")
        await wait_for(pilot, lambda: "all stories, 3" in text_of(app), "all")
        assert "Zakir Jalali" in shown(app)


async def test_a_filter_asked_again_behind_the_screen_is_counted_again(
    folder: Path, running: Running
) -> None:
    async with running(folder, query="place:russia") as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: "the stories listed, 2" in text_of(app), "the screen")
        (folder / "grain.txt").write_text("Grain\n\nMOSCOW (AFP) - Russia sold more grain.\n")
        for one in Intake([str(folder / "grain.txt")]):
            if one is not None:
                app.library.store.add(one)
        await app.desk.background.catch_up()
        await wait_for(pilot, lambda: "the stories listed, 3" in text_of(app), "one more")


async def test_names_are_found_by_typing_and_typos_forgiven(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: "all stories, 3" in text_of(app), "the screen")
        await pilot.press("slash", *"jal")
        await wait_for(pilot, lambda: shown(app) == ["Zakir Jalali"], "the name")
        await pilot.press(*"lai")
        await wait_for(pilot, lambda: "≈ jallai → jalali" in text_of(app), "what it is taken for")
        assert shown(app) == ["Zakir Jalali"]
        await pilot.press("escape")
        await wait_for(pilot, lambda: len(shown(app)) > 3, "all names")
        await pilot.press("escape", "escape")
        assert app.screen is app.desk


async def test_names_are_sorted_and_told_apart_by_kind(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: "stories▾" in text_of(app), "the screen")
        await pilot.press("t")
        await wait_for(pilot, lambda: "mentions▾" in text_of(app), "by mentions")
        assert shown(app)[0] == "Zakir Jalali"
        await pilot.press("tab")
        await wait_for(pilot, lambda: shown(app) == ["Zakir Jalali"], "people only")
        await pilot.press("h")
        await wait_for(pilot, lambda: len(shown(app)) > 3, "all kinds")


async def test_kinds_and_columns_are_chosen_by_the_mouse(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: "stories▾" in text_of(app), "the screen")

        async def click(word: str) -> None:
            row = next(at for at, line in enumerate(lines_of(app)) if word in line)
            await pilot.click(offset=(lines_of(app)[row].index(word) + 1, row))

        await click("mentions")
        await wait_for(pilot, lambda: "mentions▾" in text_of(app), "by mentions")
        await click("People")
        await wait_for(pilot, lambda: shown(app) == ["Zakir Jalali"], "people only")
        await click("card")
        await wait_for(pilot, lambda: "Zakir Jalali · People" in text_of(app), "the card")


async def test_a_name_filters_from_the_screen(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: "all stories, 3" in text_of(app), "the screen")
        await pilot.press("slash", *"zakir", "enter", "enter")
        await wait_for(pilot, lambda: "2 / 3" in text_of(app), "the stories")
        assert app.screen is app.desk
        assert app.desk.filter_bar.text == 'person:"Zakir Jalali"'


async def test_the_screen_takes_in_names_that_come(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: "all stories, 3" in text_of(app), "the screen")
        chosen = app.screen.entity
        from tests.entities.stories import body

        app.library.store.add(body("Viktor Smith spoke in Lagos."))
        app.library.index_names()
        await wait_for(pilot, lambda: "Lagos" in shown(app), "the new name")
        assert app.screen.entity == chosen


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (200, 60)])
async def test_the_screens_fit_any_terminal(
    folder: Path, running: Running, size: tuple[int, int]
) -> None:
    async with running(folder, size=size) as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: "Zakir Jalali" in text_of(app), "the screen")
        await pilot.press("c")
        await wait_for(pilot, lambda: "named in" in text_of(app), "the card")
        assert all(len(line) <= size[0] for line in lines_of(app))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_what_stands_above_a_column_ends_where_it_does(
    folder: Path, running: Running, width: int
) -> None:
    async with running(folder, size=(width, 9)) as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: "Names in all stories, 3" in text_of(app), "the screen")
        head, *_, first, _, _ = lines_of(app)[2:]
        figures = [one.end() for one in re.finditer(r" \d+(?: May 2025)?(?= )", first)]
        words = [one.end() for one in re.finditer(r"stories▾|mentions|newest", head)]
        assert words == figures[: len(words)]
        assert len(words) == len(figures) >= 2
        bars, course = re.search("[▂-█]", first), re.search("27 May|25 May|by ", head)
        assert (bars is None) == (course is None)


@pytest.mark.parametrize("kind", range(4))
async def test_kinds_there_is_no_room_for_are_dots(
    folder: Path, running: Running, kind: int
) -> None:
    async with running(folder, size=(44, 20)) as (app, pilot):
        await pilot.press("W", *["tab"] * kind)
        title = ("All", "People", "Organisations", "Places")[kind]
        await wait_for(pilot, lambda: title in lines_of(app)[1], "the kind")
        entries = lines_of(app)[1].strip().split("   ")
        whole = r"…|…  \S+ \d+|[A-Z]\w+(?: [a-z]\w+)* \d+"
        assert all(re.fullmatch(whole, entry) for entry in entries), entries
        assert any("…" in entry for entry in entries)


async def test_the_keys_for_help_and_the_way_back_are_always_there(
    folder: Path, running: Running
) -> None:
    async with running(folder, size=(60, 20)) as (app, pilot):
        await pilot.press("3")
        await wait_for(pilot, lambda: "? help  q back" in lines_of(app)[-1], "the panel's")
        await pilot.press("W")
        await wait_for(pilot, lambda: "Names in all stories, 3" in text_of(app), "the screen")
        assert lines_of(app)[-1].rstrip().endswith("? help  Esc back")
        assert "Enter only these" in lines_of(app)[-1]


# -- the card ----------------------------------------------------------------------------


async def test_a_card_says_what_is_known(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Zakir Jalali")
        await pilot.press("c")
        await wait_for(pilot, lambda: "Named together with" in text_of(app), "the card")
        card = text_of(app)
        assert "Zakir Jalali · People" in card
        assert "2 stories, 5 times" in card
        lines = [line.strip("│ ▌") for line in lines_of(app)]
        assert any(line.startswith("also written") and "Jalali" in line for line in lines)
        assert any(line.startswith("latest") and "Taliban adviser" in line for line in lines)
        assert any(line.startswith("first") and "Dam on the river" in line for line in lines)


async def test_a_card_shows_a_name_in_another_script(folder: Path, running: Running) -> None:
    for name in ("kabul.txt", "wheat.txt"):
        (folder / name).unlink()
    dam = "Talks\n\nMOSCOW, May 29, 2025 (Reuters) - Sergey Lavrov spoke on Monday, he said.\n"
    (folder / "dam.txt").write_text(dam, "utf-8")
    (folder / "ru.txt").write_text(
        "Визит\n\nМОСКВА, 28 мая. /ТАСС/. Министр иностранных дел Сергей Лавров заявил об этом "
        "в среду, и это было всё, что он сказал.\n", "utf-8"
    )  # fmt: skip
    os.utime(folder / "ru.txt", (0, 0))  # its dateline has no year
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Sergey Lavrov")
        await pilot.press("c")
        await wait_for(pilot, lambda: "2 stories, 2 times" in text_of(app), "the card")
        lines = [line.strip("│ ▌") for line in lines_of(app)]
        assert any(line.startswith("also written") and "Сергей Лавров" in line for line in lines)


async def test_from_card_to_card_and_to_a_story(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Zakir Jalali")
        await pilot.press("c")
        await wait_for(pilot, lambda: "Named together with" in text_of(app), "the card")
        while getattr(app.screen.entity, "name", "") != "Kabul":
            app.screen.rows.action_move(1)
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Kabul · Places" in text_of(app), "the other card")
        await pilot.press("escape")
        await wait_for(pilot, lambda: "Zakir Jalali · People" in text_of(app), "back")
        await pilot.press("G", "enter")
        await wait_for(pilot, lambda: app.screen is app.desk, "the desk")
        await wait_for(pilot, lambda: "Engineers said" in text_of(app), "the oldest story")
        assert app.desk.panel.entity.name == "Zakir Jalali"


async def test_the_first_line_of_a_card_filters(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Zakir Jalali")
        await pilot.press("c")
        await wait_for(pilot, lambda: "named in" in text_of(app), "the card")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "2 / 3" in text_of(app), "the stories")


async def test_a_story_that_is_not_listed_is_opened_from_a_card(
    folder: Path, running: Running
) -> None:
    async with running(folder, query="wheat") as (app, pilot):
        await wait_for(pilot, lambda: "1 / 3" in text_of(app), "the filter")
        await choose(app, pilot, "Russia")
        await pilot.press("c")
        await wait_for(pilot, lambda: "latest" in text_of(app), "the card")
        await pilot.press("j", "enter")
        await wait_for(pilot, lambda: "We welcome" in text_of(app), "the story")
        assert app.desk.filter_bar.text == "place:Russia"


async def test_dates_have_no_card_and_cannot_be_corrected(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "May 29, 2025")
        await pilot.press("c")
        await wait_for(pilot, lambda: "Only names have a card" in text_of(app), "the word")
        await pilot.press("d")
        await wait_for(pilot, lambda: "Only names can be corrected" in text_of(app), "the word")


# -- corrections -------------------------------------------------------------------------


async def test_a_name_is_renamed_and_that_is_undone(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Zakir Jalali")
        await pilot.press("C")
        await answer(app, pilot, "is called", "Zakir Jalaly")
        await wait_for(pilot, lambda: ("Zakir Jalaly", "PER") in named(app), "the new name")
        assert app.desk.panel.entity.name == "Zakir Jalaly"
        await wait_for(pilot, lambda: "u takes it back" in text_of(app), "the word")
        await pilot.press("u")
        await wait_for(pilot, lambda: ("Zakir Jalali", "PER") in named(app), "the old name")


async def test_a_name_is_merged_into_another_found_by_typing(
    folder: Path, running: Running
) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Kabul")
        await pilot.press("equals_sign")
        await answer(app, pilot, "is the same as", "mosco")
        await wait_for(pilot, lambda: ("Kabul", "LOC") not in named(app), "one name")
        assert app.desk.panel.entity.name == "Moscow"
        await pilot.press("u")
        await wait_for(pilot, lambda: ("Kabul", "LOC") in named(app), "two names")


async def test_one_of_its_names_is_split_off(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Zakir Jalali")
        await pilot.press("D")
        await answer(app, pilot, "somebody or something else", "jal")
        await wait_for(pilot, lambda: ("Jalali", "PER") in named(app), "two names")
        assert ("Zakir Jalali", "PER") in named(app)


async def test_no_name_is_missed_before_one_is_typed(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Zakir Jalali")
        await pilot.press("equals_sign")
        await wait_for(pilot, lambda: "Zakir Jalali is the same as" in text_of(app), "the box")
        assert "No such name" not in text_of(app)
        await pilot.press("x")
        await wait_for(pilot, lambda: "No such name" in text_of(app), "the word")


async def test_where_no_other_kind_has_the_words_that_is_said(
    folder: Path, running: Running
) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Kabul")
        await pilot.press("T")
        await wait_for(pilot, lambda: "Kabul is one of" in text_of(app), "the box")
        await pilot.press(*"place")
        said = "No other kind is called so; it is among Places."
        await wait_for(pilot, lambda: said in text_of(app), "the word")


async def test_a_name_is_of_another_kind(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Kabul")
        await pilot.press("T")
        await answer(app, pilot, "is one of", "organ")
        await wait_for(pilot, lambda: ("Kabul", "ORG") in named(app), "the other kind")
        assert app.desk.panel.entity.type == "ORG"


async def test_a_name_is_none(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Kabul")
        await pilot.press("d")
        await wait_for(pilot, lambda: ("Kabul", "LOC") not in named(app), "no such name")
        await pilot.press("u")
        await wait_for(pilot, lambda: ("Kabul", "LOC") in named(app), "the name")


async def test_the_cursor_stays_on_a_name_through_corrections_and_undo(
    folder: Path, running: Running
) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Kabul")
        for key, title, typed, becomes in (
            ("C", "is called", "Qabul", ("Qabul", "LOC")),
            ("T", "is one of", "organ", ("Kabul", "ORG")),
            ("equals_sign", "is the same as", "mosco", ("Moscow", "LOC")),
        ):
            before = app.desk.panel.entity
            await pilot.press(key)
            await answer(app, pilot, title, typed)
            await wait_for(pilot, lambda: becomes in named(app), typed)  # noqa: B023
            await wait_for(pilot, lambda: chosen(app) == becomes, f"{becomes}")  # noqa: B023
            await pilot.press("u")
            await wait_for(pilot, lambda: ("Kabul", "LOC") in named(app), "as it was")
            if key != "equals_sign":  # Moscow was there before
                assert app.desk.panel.entity == before
        assert chosen(app) == ("Moscow", "LOC")


async def test_where_a_name_is_taken_away_the_next_is_chosen(
    folder: Path, running: Running
) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Moscow")
        order = [row for row in app.desk.panel._rows if isinstance(row, Entity)]
        at = [row.name for row in order].index("Moscow")
        await pilot.press("d")
        await wait_for(pilot, lambda: ("Moscow", "LOC") not in named(app), "no such name")
        assert chosen(app) == (order[at + 1].name, order[at + 1].type)
        await pilot.press("u")
        await wait_for(pilot, lambda: ("Moscow", "LOC") in named(app), "the name")
        await wait_for(pilot, lambda: chosen(app) == ("Moscow", "LOC"), "the name, chosen")


async def test_corrections_on_the_screen_of_all_names(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: "all stories, 3" in text_of(app), "the screen")
        await pilot.press("slash", *"zakir", "enter", "C")
        await answer(app, pilot, "is called", "Zakir Jalaly")
        await wait_for(pilot, lambda: "u takes it back" in text_of(app), "the word, here")
        await pilot.press("escape")
        await wait_for(pilot, lambda: "Zakir Jalaly" in shown(app), "the new name")
        await pilot.press("u")
        await wait_for(pilot, lambda: "Zakir Jalali" in shown(app), "the old name")


async def test_the_cursor_stays_on_a_name_corrected_on_the_screen_of_all_names(
    folder: Path, running: Running
) -> None:
    async with running(folder) as (app, pilot):

        def here() -> tuple[str, str]:
            return app.screen.entity.name, app.screen.entity.type

        await pilot.press("W")
        await wait_for(pilot, lambda: "all stories, 3" in text_of(app), "the screen")
        while here() != ("Kabul", "LOC"):
            await pilot.press("j")
        for key, title, typed, becomes in (
            ("C", "is called", "Qabul", ("Qabul", "LOC")),
            ("T", "is one of", "organ", ("Kabul", "ORG")),
            ("equals_sign", "is the same as", "mosco", ("Moscow", "LOC")),
        ):
            await pilot.press(key)
            await answer(app, pilot, title, typed)
            await wait_for(pilot, lambda: here() == becomes, f"{becomes}")  # noqa: B023
            await wait_for(pilot, lambda: "Kabul" not in shown(app) or key == "T", key)  # noqa: B023
            await wait_for(pilot, lambda: "u takes it back" in text_of(app), "the word")
            assert here() == becomes
            await pilot.press("u")
            await wait_for(pilot, lambda: here() == ("Kabul", "LOC"), "as it was")
        row, following = app.screen.rows.cursor, shown(app)[app.screen.rows.cursor + 1]
        await pilot.press("d")
        await wait_for(pilot, lambda: "Kabul" not in shown(app), "no such name")
        assert (app.screen.rows.cursor, here()[0]) == (row, following)
        await pilot.press("u")
        await wait_for(pilot, lambda: here() == ("Kabul", "LOC"), "the name, chosen")


async def test_the_cursor_does_not_follow_what_is_no_name_down_the_list(
    tmp_path: Path, running: Running
) -> None:
    for at, names in enumerate(("Kabul", "Kabul", "Kabul and Moscow", "Moscow and London")):
        (tmp_path / f"{at}.txt").write_text(f"Talks\n\nThey met in {names} on day {at}.\n")
    async with running(tmp_path) as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: shown(app) == ["Kabul", "Moscow", "London"], "the names")
        screen, ordered = app.screen, Census.ordered

        def half_counted(census: Census, codes: Any, order: Any) -> Any:
            """As long as the index still has it in one story it is the last."""
            return ordered(census, codes, order)[[1, 2, 0]]

        with patch.object(app.library.names, "use_corrections", return_value=[]):
            await pilot.press("d")  # the index has not come to it yet
            await wait_for(pilot, lambda: "u takes it back" in text_of(app), "the word")
            with patch.object(Census, "ordered", half_counted):
                screen._show(keep=True)
        assert shown(app) == ["Moscow", "London", "Kabul"]
        assert screen.entity.name == "Moscow"


async def test_what_was_found_by_typing_stays_chosen_when_counted_again(
    tmp_path: Path, running: Running
) -> None:
    (tmp_path / "a.txt").write_text("Talks\n\nAnn Alder and Bob Birch met. Ann Alder left.\n")
    (tmp_path / "b.txt").write_text("Talks\n\nAnn Carter met Bob Birch.\n")
    async with running(tmp_path) as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: "all stories, 2" in text_of(app), "the screen")
        await pilot.press("slash", *"ann")
        await wait_for(pilot, lambda: shown(app) == ["Ann Alder", "Ann Carter"], "two names")
        await pilot.press("enter")
        from tests.entities.stories import body

        app.library.store.add(body("Ann Carter spoke. Ann Carter left."))
        app.library.index_names()
        await wait_for(pilot, lambda: shown(app) == ["Ann Carter", "Ann Alder"], "counted again")
        await app.workers.wait_for_complete()
        assert app.screen.entity.name == "Ann Alder"


async def test_the_name_chosen_stays_in_its_line_when_counted_again(
    tmp_path: Path, running: Running
) -> None:
    towns = ("Paris", "Berlin", "London", "Madrid", "Moscow", "Kabul", "Tokyo", "Delhi", "Lagos")
    for at, town in enumerate(towns):
        (tmp_path / f"{at}.txt").write_text(f"Talks\n\nThey met in {town} on day {at}.\n")
    async with running(tmp_path, size=(80, 12)) as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: len(shown(app)) == len(towns), "the names")
        rows = app.screen.rows
        await pilot.press("j", "j", "j")
        assert (rows.cursor, rows.scroll_offset.y) == (3, 0)
        backwards = rows._shown._replace(codes=rows._shown.codes[::-1])
        for shown_now, top in ((backwards, 2), (rows._shown, 0)):
            rows.show(shown_now, rows.code)
            assert rows.scroll_offset.y == top


async def test_rows_are_painted_anew_in_another_size(folder: Path, running: Running) -> None:
    async with running(folder, size=(80, 24)) as (app, pilot):
        await pilot.press("W")
        await wait_for(pilot, lambda: "Names in all stories, 3" in text_of(app), "the screen")
        for width in (60, 120):
            await pilot.resize_terminal(width, 24)
            rows = app.screen.rows

            def painted(rows: Any = rows) -> bool:
                wide = rows.scrollable_content_region.width
                fresh = [rows.paint(row, wide, row == rows.cursor)[0].text for row in range(3)]
                return all(f"│{row}" in "\n".join(lines_of(app)) for row in fresh)

            await wait_for(pilot, painted, f"the rows at {width}")


async def test_a_card_follows_its_name(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Zakir Jalali")
        await pilot.press("c")
        await wait_for(pilot, lambda: "named in" in text_of(app), "the card")
        await pilot.press("C")
        await answer(app, pilot, "is called", "Zakir Jalaly")
        await wait_for(pilot, lambda: "Zakir Jalaly · People" in text_of(app), "the new title")
        await wait_for(pilot, lambda: "2 stories, 5 times" in text_of(app), "the same stories")


@pytest.mark.parametrize(
    ("key", "title", "typed", "there"),
    [
        ("C", "is called", "Qabul", "Qabul · Places"),
        ("T", "is one of", "organ", "Kabul · Organisations"),
        ("equals_sign", "is the same as", "mosco", "Moscow · Places"),
    ],
)
async def test_a_card_goes_back_with_its_name(
    folder: Path, running: Running, key: str, title: str, typed: str, there: str
) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Moscow")
        await pilot.press("c")
        await wait_for(pilot, lambda: "Moscow · Places" in text_of(app), "the lower card")
        while getattr(app.screen.entity, "name", "") != "Kabul":
            app.screen.rows.action_move(1)
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Kabul · Places" in text_of(app), "the card")
        await pilot.press(key)
        await answer(app, pilot, title, typed)
        await wait_for(pilot, lambda: there in text_of(app), "the new title")
        await pilot.press("u")
        await wait_for(pilot, lambda: "Kabul · Places" in text_of(app), "the old title")
        await pilot.press("escape")
        await wait_for(pilot, lambda: "Moscow · Places" in text_of(app), "the lower card as it was")


async def test_a_card_opened_for_a_new_name_goes_back_too(folder: Path, running: Running) -> None:
    async with running(folder) as (app, pilot):
        await choose(app, pilot, "Kabul")
        await pilot.press("C")
        await answer(app, pilot, "is called", "Qabul")
        await wait_for(pilot, lambda: chosen(app) == ("Qabul", "LOC"), "the new name")
        await pilot.press("c")
        await wait_for(pilot, lambda: "Qabul · Places" in text_of(app), "the card")
        await pilot.press("u")
        await wait_for(pilot, lambda: "Kabul · Places" in text_of(app), "the old title")


# -- names are words, not commands --------------------------------------------------------


async def test_no_name_is_taken_for_markup(tmp_path: Path, running: Running) -> None:
    (tmp_path / "one.txt").write_text(
        "Talks\n\nKABUL, May 29, 2025 (Reuters) - Zakir Jalali spoke in Kabul.\n", "utf-8"
    )
    evil = "[bold]Zakir[/] [@click=app.quit]Jalali[/]"
    async with running(tmp_path) as (app, pilot):
        await choose(app, pilot, "Zakir Jalali")
        await pilot.press("C")
        await answer(app, pilot, "is called", evil)
        await wait_for(pilot, lambda: (evil, "PER") in named(app), "the name")
        await wait_for(pilot, lambda: "is now called [bold]Zakir" in text_of(app), "the word")
        await pilot.press("C")
        await wait_for(pilot, lambda: f"{evil} is called" in text_of(app), "the title")
        await pilot.press("escape")
        await pilot.press("equals_sign")
        await wait_for(pilot, lambda: f"{evil} is the same as" in text_of(app), "the title")
        await pilot.press("escape", "c")
        await wait_for(pilot, lambda: f"{evil} · People" in text_of(app), "the card")
        await pilot.press("escape", "W")
        await wait_for(pilot, lambda: evil[:30] in text_of(app), "the screen")
