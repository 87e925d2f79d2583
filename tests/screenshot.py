"""Make the README's picture from the app itself.

python -m tests.screenshot
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from tests.waiting import wait_for
from tui.cli import bundled_seeds
from tui.ingest.intake import Intake
from tui.ui.app import NewsApp

PICTURE = Path(__file__).parent.parent / ".github" / "newstui.svg"


async def picture() -> str:
    """The app on its samples, a filter with a typo typed, one name walked to."""
    app = NewsApp(Intake([str(bundled_seeds())]))
    async with app.run_test(size=(132, 40)) as pilot:
        await wait_for(pilot, lambda: not app.desk.background.loading, "loading to end")
        await wait_for(pilot, lambda: app.library.recognised == len(app.library.store), "names")
        await pilot.press("slash", *"lavrov", "space", *"talban", "enter", "g")
        await pilot.press("right_square_bracket")
        await pilot.pause(0.2)
        return app.export_screenshot(title="newstui seeds/")


def without_fonts(svg: str) -> str:
    """The picture without the fonts it would fetch from elsewhere."""
    svg = re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", "ui-monospace, DejaVu Sans Mono, Menlo, Consolas")


if __name__ == "__main__":
    PICTURE.write_text(without_fonts(asyncio.run(picture())), "utf-8")
