"""What the reader puts right, in a story and across the store."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.entities.stories import body, printed
from tui.article import NAME_TYPES, Article, Entity
from tui.entities.corrections import Correction, Corrections, correction, parse_correction
from tui.entities.recognise import find_entities
from tui.library import Library

TEXT = (
    "In Kabul, Zakir Jalaly and Zakir Jalali met the Kam Air board. Kam Air is in America; "
    "the United States said so. Jalali left."
)


def corrected(*lines: str, text: str = TEXT) -> dict[tuple[str, str], list[str]]:
    """The names of the story after some corrections, with their mentions as printed."""
    article = body(text)
    rules = Corrections(filter(None, map(parse_correction, lines)))
    entities = rules.apply(article, find_entities(article))
    assert [one.id for one in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    assert [one.mentions[0] for one in entities] == sorted(one.mentions[0] for one in entities)
    return {(one.type, one.name): printed(article, one) for one in entities}


def test_merged_names_are_one() -> None:
    names = corrected("merge\tPER\tZakir Jalaly\tZakir Jalali")
    assert names["PER", "Zakir Jalali"][:2] == ["Zakir Jalaly", "Zakir Jalali"]
    assert ("PER", "Zakir Jalaly") not in names


def test_split_names_are_two_and_stay_two_across_the_store() -> None:
    assert corrected()["LOC", "United States"] == ["America", "United States"]
    line = "split\tLOC\tAmerica\tUnited States"
    for swapped in (line, "split\tLOC\tUnited States\tAmerica"):
        names = corrected(swapped)
        assert names["LOC", "America"] == ["America"]
        assert names["LOC", "United States"] == ["United States"]
    rules = Corrections([correction(*line.split("\t"))])
    assert rules.key("America", "LOC") != rules.key("US", "LOC")


def test_what_is_split_off_is_called_as_the_reader_calls_it() -> None:
    article = body("Павел Демьянов. Демьянова.")
    one = Entity("e1", "Павел Демьянов", "PER", ((0, 14), (16, 25)))
    rules = Corrections([correction("split", "PER", "Pavel Demyanov", "Demyanov")])
    names = [entity.name for entity in rules.apply(article, (one,))]
    assert names == ["Павел Демьянов", "Demyanov"]


def test_renamed_retyped_hidden() -> None:
    assert ("LOC", "Kabul City") in corrected("rename\tLOC\tKabul\tKabul City")
    assert corrected("retype\tLOC\tKabul\tORG")["ORG", "Kabul"] == ["Kabul"]
    assert ("LOC", "Kabul") not in corrected("hide\tLOC\tKabul")
    assert ("LOC", "United States") not in corrected("hide\tLOC\tUS")  # under any alias


def test_retyping_joins_what_is_there() -> None:
    text = "The Orm said. Mr. Orm spoke."
    article = body(text)
    two = (Entity("e1", "Orm", "ORG", ((4, 7),)), Entity("e2", "Orm", "PER", ((18, 21),)))
    rules = Corrections([correction("retype", "ORG", "Orm", "PER")])
    (one,) = rules.apply(article, two)
    assert (one.type, one.mentions) == ("PER", ((4, 7), (18, 21)))


def test_the_latest_correction_has_the_last_word() -> None:
    there_and_back = ("rename\tLOC\tKabul\tMoscow", "rename\tLOC\tMoscow\tRome")
    assert ("LOC", "Rome") in corrected(*there_and_back)
    assert ("LOC", "Rome") not in corrected(*there_and_back, "hide\tLOC\tRome")
    merged = ("merge\tPER\tZakir Jalaly\tZakir Jalali", "split\tPER\tZakir Jalaly\tZakir Jalali")
    assert ("PER", "Zakir Jalaly") in corrected(*merged)


def test_values_and_what_no_correction_concerns_stay_the_very_same() -> None:
    article = body(TEXT)
    found = find_entities(article)
    assert Corrections().apply(article, found) is found
    assert Corrections([correction("hide", "PER", "Kabul")]).apply(article, found) is found


BIDENS = "Joe Biden met Hunter Biden. Biden left. So did Byden."


def meant(*lines: str) -> dict[str, tuple[str, ...]]:
    """Who may be meant by each name of `BIDENS` after some corrections."""
    article = body(BIDENS)
    found = tuple(
        Entity(f"e{at}", name, "PER", ((start, start + len(name)),), perhaps=perhaps)
        for at, (name, start, perhaps) in enumerate(
            [
                ("Joe Biden", 0, ()),
                ("Hunter Biden", 14, ()),
                ("Biden", 28, ("Joe Biden", "Hunter Biden")),
                ("Byden", BIDENS.index("Byden"), ()),
            ],
            1,
        )
    )
    rules = Corrections(filter(None, map(parse_correction, lines)))
    return {one.name: one.perhaps for one in rules.apply(article, found)}


def test_who_may_be_meant_is_corrected_too() -> None:
    both = ("Joe Biden", "Hunter Biden")
    assert meant()["Biden"] == both
    rename = "rename\tPER\tJoe Biden\tJoseph Biden"
    assert meant(rename)["Biden"] == ("Joseph Biden", "Hunter Biden")
    assert meant(rename, "hide\tPER\tHunter Biden")["Biden"] == ("Joseph Biden",)
    assert meant("merge\tPER\tHunter Biden\tJoe Biden")["Biden"] == ("Joe Biden",)
    assert meant("merge\tPER\tByden\tBiden")["Biden"] == both
    assert meant("merge\tPER\tBiden\tByden")["Byden"] == both
    settled = meant("merge\tPER\tBiden\tHunter Biden")
    assert settled == {"Joe Biden": (), "Hunter Biden": (), "Byden": ()}


def test_a_name_only_the_source_gives_is_corrected_too() -> None:
    article = body("In Kabul.")
    found = (*find_entities(article), Entity("e2", "Orm", "ORG", (), given=True))
    rules = Corrections([correction("rename", "ORG", "Orm", "Orm Group")])
    _, orm = rules.apply(article, found)
    assert (orm.id, orm.name, orm.mentions, orm.given) == ("e2", "Orm Group", (), True)
    assert Corrections([correction("hide", "LOC", "Kabul")]).apply(article, found) == (
        Entity("e1", "Orm", "ORG", (), given=True),
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("merge\tPER\tZakir", "a name is missing"),
        ("merge PER Zakir Jalali", "fields"),
        ("eat\tPER\tA\tB", "eat is none of merge, split"),
        ("hide\tDATE\tMonday", "DATE is none of PER, ORG"),
        ("hide\tPER\tA\tB", "one name"),
        ("retype\tPER\tA\tper", "already"),
        ("split\tPER\tDr. A\tDR A", "same name"),
        ("hide\tPER\t\x1b]52;c;x\x07", "cannot be shown"),
        ("rename\tPER\tA\t\u202eB", "cannot be shown"),
        ("hide\tPER\t" + "x" * 201, "longer"),
    ],
)
def test_what_makes_no_sense_is_said(line: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_correction(line)


NAMES = st.sampled_from(
    ("Kabul", "Zakir Jalali", "Zakir Jalaly", "America", "US", "Kam Air", "Rome")
)
MADE = st.builds(
    Correction,
    st.sampled_from(("merge", "split", "rename", "hide")),
    st.sampled_from(("PER", "ORG", "LOC")),
    NAMES,
    NAMES,
).filter(lambda one: one.action != "split" or one.name != one.other) | st.builds(
    Correction,
    st.just("retype"),
    st.sampled_from(("PER", "ORG", "LOC")),
    NAMES,
    st.sampled_from(("PER", "ORG", "LOC", "MISC")),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(MADE, max_size=8))
def test_no_corrections_break_a_story(made: list[Correction]) -> None:
    article = body(TEXT)
    before = find_entities(article)
    rules = Corrections(made)
    entities = rules.apply(article, before)
    spans = [span for one in entities for span in one.mentions]
    assert len(spans) == len(set(spans))
    assert set(spans) <= {span for one in before for span in one.mentions}
    assert all(one.mentions == tuple(sorted(one.mentions)) for one in entities)
    if made and made[-1].action == "hide":
        gone = made[-1]
        hidden = gone.type, rules.key(gone.name, gone.type)
        assert all((one.type, rules.key(one.name, one.type)) != hidden for one in entities)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_line_is_read_or_refused(line: str) -> None:
    made = None
    with suppress(ValueError):
        made = parse_correction(line)
    if made is not None:
        assert made.type in NAME_TYPES
        assert parse_correction(made.line) == made


# -- across the store ------------------------------------------------------------------


def library_of(*texts: str) -> Library:
    """A library of small stories, all names known."""
    library = Library()
    for number, text in enumerate(texts):
        article = body(text)
        library.store.add(Article(f"{number:016x}", article.text, article.blocks, ""))
    library.index_names()
    return library


STORIES = (
    "Zakir Jalaly spoke in Kabul.",
    "Zakir Jalali spoke in America.",
    "Kam Air flies to the United States.",
)


def state_of(library: Library) -> list[object]:
    """What one may ask of names, all of it."""
    positions = range(len(library.store))
    asked = [("person", "Zakir Jalali"), ("person", "Zakir Jalaly"), ("place", "America")]
    asked += [("place", "United States"), ("org", "Kam Air"), ("entity", "Kabul")]
    return [
        [library.entities(position) for position in positions],
        [library.positions(field, value) for field, value in asked],
        sorted(library.names.names("", limit=99)),
    ]


def test_the_index_follows() -> None:
    library = library_of(*STORIES)
    before = state_of(library)
    library.use_corrections(
        Corrections(
            [
                correction("merge", "PER", "Zakir Jalaly", "Zakir Jalali"),
                correction("split", "LOC", "America", "United States"),
                correction("hide", "LOC", "Kabul"),
                correction("retype", "ORG", "Kam Air", "MISC"),
            ]
        )
    )
    library.index_names()
    assert library.positions("person", "Zakir Jalali") == [0, 1]
    assert library.positions("person", "Zakir Jalaly") == [0, 1]
    assert library.positions("place", "America") == [1]
    assert library.positions("place", "United States") == [2]
    assert library.positions("org", "Kam Air") == []
    assert library.positions("entity", "Kabul") == []
    assert not library.is_same(
        Entity("", "America", "LOC", ()), Entity("", "United States", "LOC", ())
    )
    library.use_corrections(Corrections())
    library.index_names()
    assert state_of(library) == before


def test_a_new_name_is_what_completion_offers() -> None:
    library = library_of("KAM AIR flies. Later Kam Air landed.", "Kam Air landed.")
    library.use_corrections(Corrections([correction("rename", "ORG", "Kam Air", "KamAir")]))
    library.index_names()
    assert [name for name, _, _ in library.names.names("kam")] == ["KamAir"]
    library.use_corrections(Corrections([correction("rename", "ORG", "Kam Air", "KAM AIR")]))
    library.index_names()
    assert [name for name, _, _ in library.names.names("kam")] == ["KAM AIR"]


@settings(deadline=None)
@given(st.lists(MADE, max_size=5), st.lists(MADE, max_size=5))
def test_taking_all_back_leaves_no_trace(one: list[Correction], other: list[Correction]) -> None:
    library = library_of(*STORIES)
    before = state_of(library)
    for made in (one, other, one, []):
        library.use_corrections(Corrections(made))
        library.index_names()
    assert state_of(library) == before


def test_what_comes_later_is_corrected_too() -> None:
    library = library_of(STORIES[0])
    library.use_corrections(Corrections([correction("hide", "LOC", "Kabul")]))
    article = body("He was in Kabul again.")
    library.store.add(Article("f" * 16, article.text, article.blocks, ""))
    library.index_names()
    assert library.positions("place", "Kabul") == []
    assert library.entities(1) == ()
