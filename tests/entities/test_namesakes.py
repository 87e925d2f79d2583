"""Countries and firms that bear the name of somebody in the story."""

from __future__ import annotations

import pytest

from tests.entities.stories import printed, story
from tui.article import NAME_TYPES
from tui.entities.recognise import RecogniserName, find_entities, recogniser

ISRAEL = """Israel says strikes continue

Israeli Defence Minister Israel Katz said on Wednesday that Israel would keep striking. Israel's
military said it had hit ten targets. Israel has said it will not stop."""

JORDAN = """Jordan says talks will go on

Michael Jordan visited Jordan on Wednesday. Jordan's foreign ministry said Jordan welcomed
Mr. Jordan."""

CHAD = """Actor dies

The actor Chad Boseman died on Monday. Chad denied it had said so. Chad's government was silent."""

SPORT = """Bulls lose

Michael Jordan scored 30 points on Wednesday. Jordan, 35, was tired. "It hurts," Jordan said."""

FORD = """Ford to hire

President Joe Biden visited a Ford plant on Monday. Ford said it would hire 500 people.

Ford chairman Bill Ford thanked Biden. Ford shares rose 2%. Ford Motor Co. will invest."""

TAFT = """Bid for broadcaster

The group sold its stake in Taft Broadcasting Co, and vice chairman Dudley S. Taft offered
more. It has 25 percent of Taft stock, and Taft said he would pay."""

BROKER = """Broker charged

James Jefferies took part in schemes, the complaint said. Under the agreement Jefferies and Co drove
the price up. The complaint said Jefferies agreed to pay. Jefferies wanted it so."""

VIEWS = """Ford speaks

Henry Ford shares his father's view. On Monday Ford shares a stage with rivals, aides said."""

TRUMP = """Trump rejects ruling

President Donald Trump said it was a hoax. The Trump Organization was fined. Trump said it would
be overturned."""


def names(text: str, by: RecogniserName) -> dict[tuple[str, str], list[str]]:
    """Name and type → its mentions as printed."""
    article = story(text)
    return {
        (entity.name, entity.type): printed(article, entity)
        for entity in find_entities(article, recogniser(by))
        if entity.type in NAME_TYPES
    }


@pytest.mark.parametrize("by", ["quick", "best"])
@pytest.mark.parametrize(
    ("text", "name", "kind", "mentions"),
    [
        (ISRAEL, "Israel", "LOC", ["Israel"] * 4),
        (ISRAEL, "Israel Katz", "PER", ["Israel Katz"]),
        (JORDAN, "Jordan", "LOC", ["Jordan"] * 4),
        (JORDAN, "Michael Jordan", "PER", ["Michael Jordan", "Jordan"]),
        (CHAD, "Chad", "LOC", ["Chad", "Chad"]),
        (CHAD, "Chad Boseman", "PER", ["Chad Boseman"]),
        (SPORT, "Michael Jordan", "PER", ["Michael Jordan", "Jordan", "Jordan"]),
        (FORD, "Ford Motor Co.", "ORG", ["Ford"] * 5 + ["Ford Motor Co."]),
        (FORD, "Bill Ford", "PER", ["Bill Ford"]),
        (TAFT, "Taft Broadcasting Co", "ORG", ["Taft Broadcasting Co", "Taft"]),
        (TAFT, "Dudley S. Taft", "PER", ["Dudley S. Taft", "Taft"]),
        (BROKER, "James Jefferies", "PER", ["James Jefferies", "Jefferies", "Jefferies"]),
        (VIEWS, "Henry Ford", "PER", ["Ford", "Henry Ford", "Ford"]),
        (TRUMP, "Donald Trump", "PER", ["Trump", "Donald Trump", "Trump"]),
    ],
)
def test_a_word_is_the_country_the_firm_or_the_person(
    by: RecogniserName, text: str, name: str, kind: str, mentions: list[str]
) -> None:
    assert names(text, by)[name, kind] == mentions
