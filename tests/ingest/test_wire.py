"""Wire copy of every layout and house falls into its parts, and none of it is lost."""

from __future__ import annotations

from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import BlockKind
from tui.ingest.text.clean import clean_text
from tui.ingest.wire.wire_copy import Story, parse_wire

PROSE = (
    "The first lorries crossed the bridge at dawn, and by noon the queue on the southern bank "
    "had reached the customs sheds, drivers and officials said on Thursday."
)
MORE = "Nobody could say when the second gate would open. The river was high for the season."


def parts(text: str) -> list[tuple[BlockKind, str]]:
    story = parse_wire(text)
    return [(kind, story.text[start:end]) for kind, start, end in story.blocks]


def kinds(text: str) -> list[BlockKind]:
    return [kind for kind, _ in parts(text)]


def page(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


# -- layouts ---------------------------------------------------------------------------

OPENING = f"KABUL, May 29 - {PROSE}"


def wrap(text: str, first: str = "", rest: str = "") -> str:
    return fill(text, 65, initial_indent=first, subsequent_indent=rest)


LAYOUTS = {
    "indented paragraphs, hard-wrapped": "\n".join(
        ["LORRIES CROSS", wrap(OPENING, "    "), wrap(MORE, "    "), " Reuter"]
    ),
    "blank lines, hard-wrapped": page("LORRIES CROSS", wrap(OPENING), wrap(MORE), "Reuter"),
    "a paragraph a line": "\n".join(["LORRIES CROSS", OPENING, MORE, "Reuter"]),
    "a paragraph a line, blank lines": page("LORRIES CROSS", OPENING, MORE, "Reuter"),
    "indented blocks": page(
        "  LORRIES CROSS", wrap(OPENING, "    ", "    "), wrap(MORE, "    ", "    "), "    Reuter"
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_read_the_same(layout: str) -> None:
    assert parts(LAYOUTS[layout]) == [
        ("headline", "LORRIES CROSS"),
        ("dateline", "KABUL, May 29 -"),
        ("paragraph", PROSE),
        ("paragraph", MORE),
        ("footer", "Reuter"),
    ]


def test_short_lines_that_are_not_wrapped_stay_apart() -> None:
    results = (
        "    NEW YORK, March 3 - Qtly div 70 cts vs 70 cts\n    Pay May One\n    Record April\n"
    )
    assert [text for kind, text in parts("CO <X> DIV\n\n" + results) if kind == "paragraph"] == [
        "Qtly div 70 cts vs 70 cts",
        "Pay May One",
        "Record April",
    ]


def test_words_cut_at_a_line_end_keep_their_hyphen() -> None:
    text = page(
        "Headline here",
        "    ROME, May 29 - The talks were held by the country's vice-\npresident, and pre-\n"
        "and post-war debts were on the table all the day long.",
    )
    assert "vice-president, and pre- and post-war" in parse_wire(text).text


def test_chinese_lines_are_joined_without_a_blank() -> None:
    line = "公司首席执行官在粮食物流论坛上说世界粮食计划署日前订购的四万吨小麦将于六月十日"
    assert f"{line}{line}开始发运。" in parse_wire(f"标题\n\n{line}\n{line}\n开始发运。").text


def test_tables_keep_their_columns() -> None:
    table = "   Unit     Last\nWheat     248.00\nMaize     190.50"
    story = parse_wire(page("Grain prices", "LONDON, May 29 - " + PROSE, table, MORE))
    assert ("table", table) in [(kind, story.text[a:b]) for kind, a, b in story.blocks]


# -- the head --------------------------------------------------------------------------


def test_the_whole_head() -> None:
    text = page(
        "https://news.example/world/lorries-cross",
        "Home > World > Asia",
        "Lorries cross the bridge",
        "• Queue reaches customs\n• Second gate stays shut",
        "By Clara Benning and Ilyas Nurpeisov\nThe Meridian",
        "Published 29 May 2025 14:03 GMT\nUpdated 29 May 2025 15:00 GMT",
        "(Adds quotes, background)",
        f"HAIRATAN/TERMEZ, May 29 (Reuters) - {PROSE}",
        MORE,
    )
    story = parse_wire(text)
    assert [kind for kind, _ in parts(text)] == [
        "note", "section", "headline", "summary", "summary", "byline", "byline", "published",
        "published", "note", "dateline", "paragraph", "paragraph",
    ]  # fmt: skip
    assert story.url == "https://news.example/world/lorries-cross"
    assert story.section == "Home > World > Asia"
    assert story.headline == "Lorries cross the bridge"
    assert story.summary == "Queue reaches customs Second gate stays shut"
    assert story.byline == ("Clara Benning", "Ilyas Nurpeisov")
    assert story.dateline is not None
    assert story.dateline.places == ("HAIRATAN", "TERMEZ")
    assert story.agency == "Reuters"


def test_summary_that_repeats_the_first_paragraph_stays() -> None:
    text = page("All news", "Lorries cross", PROSE.rstrip("."), f"KABUL, May 29. /TASS/. {PROSE}")
    assert kinds(text) == ["section", "headline", "summary", "dateline", "paragraph"]


@pytest.mark.parametrize("section", ["All news", "World", "World / Asia", "Политика", "Near East"])
def test_sections(section: str) -> None:
    text = page(section, "Lorries cross the bridge at dawn", f"KABUL (AP) — {PROSE}")
    assert parse_wire(text).section == section


@pytest.mark.parametrize(
    "headline",
    [
        "LORRIES CROSS BRIDGE AT\nHAIRATAN, MINISTRY SAYS",
        "Lorries cross the bridge at Hairatan and\nTermez",
        "Lorries cross the bridge at\nHairatan",
        "Lorries cross the long bridge\nat dawn",
    ],
)
def test_headline_over_two_lines(headline: str) -> None:
    story = parse_wire(page(headline, f"KABUL, May 29 (Reuters) - {PROSE}", MORE))
    assert story.headline == " ".join(headline.split())
    assert story.summary == ""


@pytest.mark.parametrize(
    "headline",
    [
        "PAR PHARMACEUTICAL <PARP> SEEKS NYSE LISTING",
        "Par Pharmaceutical wins approval",
        "DI GIORGIO CORP <DIG> QTLY DIVIDEND",
        "TIME <TL> YIELDS 8.84 PCT",
        "Updated rules worry 3 lorry owners",
        "By 2030 half of all lorries will be electric",
        "U.S. TALKS",
        "News",
        "Will 1,000 lorries cross?",
    ],
)
def test_headlines_that_look_like_something_else(headline: str) -> None:
    story = parse_wire(page(headline, f"KABUL, May 29 (Reuters) - {PROSE}"))
    assert (story.headline or story.section) == headline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Kunio Inoue, Reuters", ("Kunio Inoue",)),
        ("by Janie Gabbett, Reuters", ("Janie Gabbett",)),
        ("By Colin Brinsden, Reuters.", ("Colin Brinsden",)),
        ("By keith grant, Reuters", ("keith grant",)),
        ("By NAZGUL ASANOVA", ("NAZGUL ASANOVA",)),
        ("By Jane Doe, Staff Writer", ("Jane Doe",)),
        ("Von Jörn Ulbrich und Katja Brandt", ("Jörn Ulbrich", "Katja Brandt")),
        ("Par Hélène de la Tour", ("Hélène de la Tour",)),
        ("Por Pilar Echevarría", ("Pilar Echevarría",)),
        ("Автор: Ольга Петрова", ("Ольга Петрова",)),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    story = parse_wire(page("Lorries cross the bridge", line, f"KABUL, May 29 - {PROSE}"))
    assert story.byline == names
    assert story.headline == "Lorries cross the bridge"


@pytest.mark.parametrize(
    "line",
    [
        "BC-AS--Kyrgyzstan-River Dam, 1st Ld-Writethru,371",
        "u f BC-BAHIA-COCOA-REVIEW 02-26 0105",
        "Energie/Wasserkraft/Unternehmen/",
        "Eds: UPDATES with quote.",
        "(Corrects paragraph 7 to say so)",
        "((This version corrects a name))",
    ],
)
def test_notes_above_the_headline(line: str) -> None:
    text = page(line, "Lorries cross the bridge", f"KABUL, May 29 - {PROSE}")
    assert parts(text)[:2] == [("note", line), ("headline", "Lorries cross the bridge")]


def test_note_and_byline_on_the_line_of_the_dateline() -> None:
    text = page("Lorries cross", f"(Corrects name) By Marc Frank HAVANA (Reuters) - {PROSE}")
    assert parts(text)[1:] == [
        ("note", "(Corrects name)"),
        ("byline", "By Marc Frank"),
        ("dateline", "HAVANA (Reuters) -"),
        ("paragraph", PROSE),
    ]


def test_without_dateline_the_head_ends_at_the_first_prose() -> None:
    text = page("Lorries cross the bridge", "By Clara Benning", PROSE, MORE)
    assert kinds(text) == ["headline", "byline", "paragraph", "paragraph"]


def test_without_headline_or_dateline_all_is_body() -> None:
    assert kinds(page(PROSE, MORE)) == ["paragraph", "paragraph"]


# -- body and credits ------------------------------------------------------------------


def test_subheads_items_and_notes_in_the_body() -> None:
    text = page(
        "Seven questions about the bridge",
        "Who built it?",
        PROSE,
        "What comes next",
        PROSE,
        "1. The second gate\n2. The customs sheds",
        "($1 = 71.20 afghanis)",
        PROSE,
    )
    assert kinds(text) == [
        "headline", "subhead", "paragraph", "subhead", "paragraph", "item", "item", "note",
        "paragraph",
    ]  # fmt: skip


def test_direct_speech_after_a_dash_is_no_list() -> None:
    text = page("Заголовок", PROSE, "- Мы ждали этого долго, - сказал водитель у моста.", MORE)
    assert "item" not in kinds(text)


@pytest.mark.parametrize(
    "line",
    [
        "Reuter",
        "Enditem",
        "(END)",
        "-0-",
        "###",
        "==Kyodo",
        "（完）",
        "PTI RKS ANV SZM",
        "map/jlo/rv",
        "241512 GMT May 24",
        "(Reporting by A. B. in Kabul; Editing by C. D.)",
        "Additional reporting by A. B.",
        "Associated Press writer A. B. contributed to this report.",
        "((a.b@newsdesk.example; +996 312 000 147))",
        "© 2024 The Meridian",
    ],
)
def test_credits_and_end_marks(line: str) -> None:
    text = page("Lorries cross", f"KABUL, May 29 - {PROSE}", MORE, line)
    assert parts(text)[-2:] == [("paragraph", MORE), ("footer", line)]


@pytest.mark.parametrize("mark", ["Reuter", "Enditem", "(ANSA).", "EFE", "PTI RKS ANV", "（完）"])
def test_end_mark_in_the_last_line(mark: str) -> None:
    text = page("Lorries cross", f"KABUL, May 29 - {PROSE}", f"{MORE} {mark}")
    assert parts(text)[-2:] == [("paragraph", MORE), ("footer", mark)]


def test_a_sentence_may_end_with_an_agency() -> None:
    wrapped = (
        "    KABUL, May 29 - The first lorries crossed at dawn, drivers told\nReuters.\n    " + MORE
    )
    assert kinds("LORRIES CROSS\n" + wrapped) == ["headline", "dateline", "paragraph", "paragraph"]


def test_contacts_are_credits_to_the_end() -> None:
    text = page(
        "Lorries cross", f"NEW YORK--(BUSINESS WIRE)--{PROSE}", "Contacts", "Media:\nPriya Halloran"
    )
    assert kinds(text)[-4:] == ["paragraph", "footer", "footer", "footer"]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (page("A", f"KABUL (AFP) - {PROSE}"), "AFP"),
        (page("A", f"САРАТОВ, 28 мая. /ТАСС/. {PROSE}"), "TASS"),
        (page("LORRIES", f"KABUL, May 29 - {PROSE}", "Reuter"), "Reuters"),
        (page("LORRIES", "By Kunio Inoue, Reuters", f"KABUL, May 29 - {PROSE}"), "Reuters"),
        (page("Lorries", PROSE, "==Kyodo"), "Kyodo"),
        (page("Lorries", PROSE, "Enditem"), "Xinhua"),
        (page("Lorries", PROSE), ""),
    ],
)
def test_agency(text: str, agency: str) -> None:
    assert parse_wire(text).agency == agency


@pytest.mark.parametrize("words", ["[/]", "[@click=app.quit]x[/]", "<TCB>", "[nL4N1FL0N0]", "{0}"])
def test_markup_is_words(words: str) -> None:
    text = page(f"Lorries {words} cross", f"KABUL, May 29 - {words} {PROSE}", f"{words} {MORE}")
    assert parse_wire(text).text == text


# -- properties ------------------------------------------------------------------------

PIECES = [
    "World", "All news", "LORRIES CROSS", "Lorries cross the bridge", "KABUL, May 29 (Reuters) - ",
    "(ANSA) - ROME, JUL 11 - ", "TEHRAN – ", "新华社北京5月29日电", "By A. Name", "• item",
    "1. item", "- item", "Reuter", "Enditem", "(END)", "___", "# Notebook", "Contacts",
    "(Adds quotes)",
    "Published 29 May 2025", "https://x.example/a", PROSE, MORE, "A   B   C", "\t", "    ", " ",
    "\n", "\n", "\n\n", "vice-", "é", "。", "word", "\u3000",
]  # fmt: skip
copy = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map("\n".join),
)


def check(story: Story, text: str) -> None:
    assert "".join(story.text.split()) == "".join(text.split())
    assert story.text == story.text.strip()
    assert "\n\n\n" not in story.text
    last = 0
    for _, start, end in story.blocks:
        assert last <= start < end
        assert not story.text[last:start].strip()
        assert story.text[start:end].strip()
        last = end
    assert last == len(story.text)
    if story.dateline is not None:
        assert ("dateline", story.dateline.start, story.dateline.end) in story.blocks


@given(copy)
def test_every_word_is_in_exactly_one_block_and_in_order(raw: str) -> None:
    text = clean_text(raw).text
    check(parse_wire(text), text)


def test_large_copy() -> None:
    for text in ("word " * 200_000, "word\n\n" * 10_000, "a  b\n" * 20_000, "-\n" * 20_000):
        check(parse_wire(text), text)
