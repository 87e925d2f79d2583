"""Events with a motto before their name."""

from __future__ import annotations

import pytest

from tui.article import EntityType, Mention
from tui.entities.model.mottos import with_mottos


@pytest.mark.parametrize(
    ("text", "names", "kept"),
    [
        (
            "at the Russia - Islamic World: KazanForum in Kazan",
            {"Russia": "LOC", "KazanForum": "EVENT", "Kazan": "LOC"},
            ["Russia - Islamic World: KazanForum", "Kazan"],
        ),
        ("in Russia: KazanForum opens", {"Russia": "LOC", "KazanForum": "EVENT"}, None),
        ("the news from Russia: KazanForum", {"Russia": "LOC", "KazanForum": "EVENT"}, None),
        ("the Kremlin: Putin", {"Kremlin": "ORG", "Putin": "PER"}, None),
    ],
)
def test_a_motto_is_part_of_the_name(
    text: str, names: dict[str, EntityType], kept: list[str] | None
) -> None:
    mentions = []
    for name, kind in names.items():
        start = text.rindex(name) if name == "Kazan" else text.index(name)
        mentions.append(Mention(start, start + len(name), kind))
    printed = [text[one.start : one.end] for one in with_mottos(text, mentions)]
    assert printed == (list(names) if kept is None else kept)
