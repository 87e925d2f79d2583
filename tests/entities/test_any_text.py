"""What holds for every text there is."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.entities.stories import body, story
from tui.article import Article
from tui.entities.recognise import find_entities
from tui.entities.rules.rule_recogniser import RuleRecogniser
from tui.entities.salience import salient

WORDS = st.sampled_from(
    [
        "President",
        "Putin",
        "of",
        "the",
        "Ministry",
        "and",
        "Bank",
        "de",
        "la",
        "U.S.",
        "Russian",
        "(SPIEF)",
        "von",
        "der",
        "Leyen's",
        "AT&T",
        "May",
        "29",
        "$5",
        "bn",
        "%",
        "KABUL",
        "Kim",
        "Jong-un",
        "al-Sisi",
        ".",
        ",",
        "\n",
        "-",
        "<SRD>",
        "“",
        "’s",
        "@x",
        "5月",
        "России",
        "МИД",
        "阿富汗",
        "O'Brien",
        "St.",
        "Mr.",
        "Inc",
        "J.",
        "(",
        ")",
        "\xa0",
        "Foreign",
        "Second",
        "Department-",
        "Universidad",
        "l’Otan",
        "ministre",
        "Institut für",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(WORDS, max_size=40).map(" ".join),
    st.lists(st.one_of(WORDS, st.text(max_size=4)), max_size=30).map("".join),
)
LANGUAGES = st.sampled_from(["en", "und", "de", "fr", "es", "it", "nl", "ru", "ar", "zh", "xx"])


@settings(max_examples=150, deadline=None)
@given(TEXTS, LANGUAGES)
def test_mentions_are_sorted_apart_and_inside_the_text(text: str, language: str) -> None:
    article = body(text, language)
    mentions = RuleRecogniser().mentions(article)
    ends = 0
    for mention in mentions:
        assert ends <= mention.start < mention.end <= len(text)
        printed = text[mention.start : mention.end]
        assert printed == printed.strip()
        ends = mention.end
    assert mentions == RuleRecogniser().mentions(article)


@settings(max_examples=150, deadline=None)
@example("\x00\U00018cd6", "de")
@given(TEXTS, LANGUAGES)
def test_entities_share_no_character_and_come_in_order(text: str, language: str) -> None:
    article = story(text, language)
    entities = find_entities(article)
    assert [entity.id for entity in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    firsts = [entity.mentions[0] for entity in entities]
    assert firsts == sorted(firsts)
    spans = sorted(span for entity in entities for span in entity.mentions)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    for entity in entities:
        assert entity.name
        assert list(entity.mentions) == sorted(entity.mentions)
    assert sorted(salient(article, entities), key=entities.index) == list(entities)


def test_hostile_texts_are_read_to_the_end() -> None:
    for text in (
        "Aa " * 60_000,
        "A" * 200_000,
        "PUTIN SAYS " * 20_000,
        "A.B." * 40_000,
        "Bank of " * 30_000,
        "a-" * 100_000,
        "$" * 50_000,
        "1," * 60_000,
        "(" * 50_000,
        "Москва и Имя " * 12_000,
        " ".join(f"Name{n} Surname{n}" for n in range(20_000)),
    ):
        find_entities(body(text))


def test_ten_thousand_paragraphs_of_one_word() -> None:
    text = "Jalali\n" * 10_000
    blocks = tuple(("paragraph", at * 7, at * 7 + 6) for at in range(10_000))
    find_entities(Article("0" * 16, text, blocks, ""))  # type: ignore[arg-type]


REPEATED = (
    "1 ",
    "111 ",
    "1\xa0",
    "1,",
    "1,,",
    "1万",
    "1,1万",
    "$",
    "Aa ",
    "A.",
    "а",
    "а-",
    "a.com",
    "a.com/",
    "minus ",
    "1/2 ",
    "1 to ",
    "told the ",
    "from the ",
    "1m-",
    " ",
    "«",
)


def test_a_story_of_one_thing_repeated_costs_seconds_not_minutes_in_any_language() -> None:
    """All of them together, in a process that is ended when it has had far more of the
    processor than it needs. A pattern that is tried again from every place to the end takes
    some ten seconds for a single one of them."""
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_CPU, (40, 40))\n"
        "from tests.entities.stories import body\n"
        "from tui.entities.recognise import find_entities\n"
        "from tui.entities.values.other_languages import RULES\n"
        "for language in ('en', *RULES):\n"
        f"    for repeated in {REPEATED!r}:\n"
        "        text = (repeated * 16_000)[:16_000] + '!'\n"
        "        find_entities(body(text, language))\n"
        "find_entities(body('111 ' * 37_000))\n"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)
