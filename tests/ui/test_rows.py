"""Rows of the list keep their width whatever is in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from rich.style import Style

from tests.ui.screen_text import lines_of
from tests.waiting import wait_for
from tui.ui.widgets.row_list import fit

if TYPE_CHECKING:
    from tests.conftest import Running

HEADLINES = (
    "大坝今天在托尔索伊河上开闸放水而且粮食列车从阿斯塔纳出发前往喀布尔",
    "افتتاح سد على نهر ترسوي بعد أعوام من المحادثات بين البلدين الجارين",
    "नदी पर बाँध खुला और गाँव के लोग बहुत प्रसन्न हुए इस सप्ताह",
    "e\u0301\u0302\u0303galite\u0301 et fraternite\u0301 " * 4,
    "👩‍👩‍👧‍👦 families 🇰🇿 cheer 👍🏽 as the 🚂 leaves for the south of the country",
    "ｆｕｌｌ ｗｉｄｔｈ ｈｅａｄｌｉｎｅ ａｂｏｕｔ ｗｈｅａｔ",
)


@pytest.mark.parametrize("size", [(120, 40), (81, 30), (60, 20)])
async def test_wide_combining_and_right_to_left_characters_do_not_break_a_row(
    tmp_path: Path, running: Running, size: tuple[int, int]
) -> None:
    for number, headline in enumerate(HEADLINES):
        (tmp_path / f"{number}.txt").write_text(f"{headline}\n\nPARIS (AFP) - It is {number}.\n")
    async with running(tmp_path, size=size) as (app, pilot):
        for _ in HEADLINES:
            assert [cell_len(line) for line in lines_of(app)] == [size[0]] * size[1]
            await pilot.press("j")
        await pilot.press("slash", *"it", "enter")
        await wait_for(pilot, lambda: app.desk.listing.results is not None, "an answer")
        assert [cell_len(line) for line in lines_of(app)] == [size[0]] * size[1]


@pytest.mark.parametrize("strange", "\x1b\x07\x9b\u202e\u2066\ufeff")
async def test_characters_that_are_not_painted_do_not_break_a_row(
    folder: Path, running: Running, strange: str
) -> None:
    (folder / f"bad{strange}name.json").write_text("{")
    async with running(folder) as (app, pilot):
        await pilot.press("G")
        name = "bad\ufffdname.json"
        await wait_for(pilot, lambda: sum(name in line for line in lines_of(app)) == 2, "the name")
        app.desk.say(f"bad{strange}name.json is said")
        await wait_for(pilot, lambda: "is said" in lines_of(app)[-1], "what is said")
        for key in ("G", "exclamation_mark"):
            await pilot.press(key)
            assert [cell_len(line) for line in lines_of(app)] == [120] * 40


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_line_is_cut_to_any_width(headline: str) -> None:
    for width in range(1, 100):
        strip = fit([(headline, Style())], width, Style())
        assert cell_len(strip.text) == strip.cell_length == width
