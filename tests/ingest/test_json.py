"""JSON in all the shapes news comes in becomes articles."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tui.article import Article, Failure
from tui.ingest.documents.document import Document
from tui.ingest.formats.records import json_records
from tui.ingest.read import read_bytes, read_document
from tui.ingest.text.paintable import UNPAINTABLE

STORY = {
    "title": "Lorries cross the bridge",
    "text": "TERMEZ, May 29 (Reuters) - The lorries crossed at dawn.\n\nNobody waited.",
    "date": "2025-05-30T06:00:00+02:00",
    "authors": ["Nora Byte", "By Ali Test"],
    "url": "https://meridian.example/lorries",
    "source": {"id": 1, "name": "Meridian"},
    "category": ["World", "Asia"],
    "language": "en-GB",
}


def steps(data: Any, name: str = "dump.json") -> list[Article | Failure]:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return [step for step in read_bytes(raw, name=name, mtime=0.0) if step is not None]


def articles(data: Any, name: str = "dump.json") -> list[Article]:
    found = steps(data, name)
    assert all(isinstance(step, Article) for step in found), [str(step) for step in found]
    return [step for step in found if isinstance(step, Article)]


def lines(*values: Any) -> bytes:
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


def test_a_record_becomes_an_article() -> None:
    (story,) = articles(STORY)
    assert story.headline == "Lorries cross the bridge"
    assert story.paragraphs == ("The lorries crossed at dawn.", "Nobody waited.")
    assert story.byline == ("Nora Byte", "Ali Test")
    assert story.dateline is not None
    assert story.dateline.places == ("TERMEZ",)
    assert story.text[story.dateline.start : story.dateline.end].startswith("TERMEZ, May 29")
    assert str(story.published) == "2025-05-30 04:00:00+00:00"
    assert (story.source, story.section, story.language) == ("Meridian", "World", "en")
    assert (story.url, story.path, story.member) == (STORY["url"], "dump.json", "")


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one, other: [one, other],
        lambda one, other: {"status": "ok", "articles": [one, other]},
        lambda one, other: {"response": {"results": [one, other]}},
        lambda one, other: {"hits": {"hits": [{"_source": one}, {"_source": other}]}},
    ],
)
def test_lists_and_answers_of_interfaces(wrap: Any) -> None:
    other = {**STORY, "title": "Another"}
    found = articles(wrap(STORY, other))
    assert [story.headline for story in found] == ["Lorries cross the bridge", "Another"]
    assert [story.location for story in found] == ["dump.json!1", "dump.json!2"]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "wrap",
    [
        lambda several: {"status": 'o"k', "totalResults": 2, "articles": several, "more": {}},
        lambda several: {"response": {"ok": True, "docs": several}, "copyright": "x"},
        lambda several: {"took": 1, "hits": {"total": {"value": 2}, "hits": several}},
    ],
)
def test_long_answers_are_read_one_story_at_a_time(
    wrap: Any, indent: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_records, "LONG", 1)
    several = [{**STORY, "title": f"Story {n}", "text": "Words. " * 2000} for n in range(20)]
    data = json.dumps(wrap(several), indent=indent).encode()
    found = articles(data)
    assert [story.headline for story in found] == [f"Story {n}" for n in range(20)]
    assert [story.member for story in found] == [str(n) for n in range(1, 21)]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "wrap",
    [
        lambda several: {"meta": {"pages": [1, {"of": 2}]}, "items": [], "articles": several},
        lambda several: {"facets": [{"a": "]}"}], "response": {"q": {}, "results": several}},
    ],
)
def test_a_long_answer_is_not_read_whole_whatever_stands_before_its_list(
    wrap: Any, indent: int | None
) -> None:
    several = [{**STORY, "title": f"Story {n}", "text": "Words. " * 2000} for n in range(200)]
    data = json.dumps(wrap(several), indent=indent).encode()
    stream = io.BytesIO(data)
    found = read_document(Document(stream, "dump.json", size=len(data)))
    assert next(one for one in found if isinstance(one, Article)).headline == "Story 0"
    assert stream.tell() < len(data) / 4
    assert sum(isinstance(one, Article) for one in found) == 199


def test_lines_that_begin_with_a_list_stay_lines() -> None:
    several = [
        {"id": n, "events": [{"name": "flood"}], "title": f"Story {n}", "text": "Words. " * 999}
        for n in range(200)
    ]
    found = articles(lines(*several))
    assert [story.headline for story in found] == [f"Story {n}" for n in range(200)]


def test_a_long_story_with_a_list_in_it_is_one_story(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_records, "LONG", 1)
    parts = [{"title": "part"}] * 9
    (story,) = articles({"title": "One", "items": parts, "text": "Words. " * 9999})
    assert story.headline == "One"


@pytest.mark.parametrize("name", ["dump.jsonl", "dump.json", "dump.txt", "-"])
def test_lines_are_found_whatever_the_ending(name: str) -> None:
    found = articles(lines(*({**STORY, "title": f"Story {n}"} for n in range(5))), name)
    assert [story.headline for story in found] == [f"Story {n}" for n in range(5)]
    assert [story.member for story in found] == list("12345")


def test_one_bad_line_does_not_stop_the_rest() -> None:
    data = lines({**STORY, "title": "one"}) + b"{broken\n\n" + lines({**STORY, "title": "two"}, 7)
    first, second, broken, none = steps(data)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.member, second.member) == ("1", "4")
    assert "record 2" in str(broken)
    assert "JSON is broken" in str(broken)
    assert str(none) == "dump.json: no story is in record 5"


def nested(depth: int) -> Any:
    value: Any = "deep"
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "bad", [{"title": "x", "date": 10**400}, {"title": nested(700)}], ids=["huge", "nested"]
)
def test_a_record_that_makes_no_sense_costs_no_other(bad: dict[str, Any]) -> None:
    first, second, failure = steps(lines(STORY, bad, {**STORY, "title": "two"}, bad))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.member, second.member) == ("1", "3")
    assert "no sense can be made" in str(failure)
    assert str(failure).endswith("of 2 records, the first of them 2")


@pytest.mark.parametrize(
    "bad", [{"title": "x", "date_published": 10**400}, {"title": nested(700)}], ids=["huge", "deep"]
)
def test_an_item_of_a_feed_that_makes_no_sense_costs_no_other(bad: dict[str, Any]) -> None:
    items = [bad, {"id": "2", "title": "Two", "content_text": "Words of it."}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Meridian", "items": items}
    story, failure = steps(feed, "feed.json")
    assert isinstance(story, Article)
    assert story.headline == "Two"
    assert str(failure) == "feed.json: no story is in 1 of its 2 items"


@pytest.mark.parametrize("told", [False, True, None])
def test_yes_and_no_are_no_words_and_no_time(told: Any) -> None:
    (story,) = articles({**STORY, "title": {"value": told}, "section": [told], "date": [told]})
    assert story.headline.startswith("The lorries crossed")
    assert story.section == "World"  # of the next field
    assert story.published_basis != "metadata"
    assert "False" not in story.text


def test_a_story_newstui_wrote_down_and_somebody_spoilt_has_its_head_once() -> None:
    (story,) = articles(STORY)
    *head, (kind, start, end) = story.blocks
    record = {
        "headline": story.headline, "section": story.section, "byline": story.byline,
        "text": story.text.replace("waited", "waited\x07"),
        "blocks": [*head, (kind, start, end + 1)],
    }  # fmt: skip
    (again,) = articles(record)
    assert (again.text, again.blocks, again.byline) == (story.text, story.blocks, story.byline)
    assert again.dateline == story.dateline
    assert again.notices == ("1 control sequence was removed.",)


@pytest.mark.parametrize("told", ["13-45", "00-10", "9" * 5_000 + "-01", "05-291", "5", 5])
def test_a_day_newstui_did_not_write_down_is_none(told: Any) -> None:
    record = {"headline": "KABUL -", "text": "KABUL -", "blocks": [["dateline", 0, 7]]}
    (story,) = articles({**record, "dateline": {"places": ["KABUL"], "iso_month_day": told}})
    assert story.dateline is not None
    assert story.dateline.iso_month_day is None
    assert story.dateline.places == ("KABUL",)


def test_markup_beside_the_parts_newstui_wrote_down_is_not_needed() -> None:
    record = {"headline": "One", "text": "One", "blocks": [["headline", 0, 3]]}
    (story,) = articles({**record, "html": "<p>One"})
    assert (story.text, story.blocks) == ("One", (("headline", 0, 3),))


def test_a_bad_first_line_does_not_stop_the_rest_either() -> None:
    story, failure = steps(b'{"title": \n' + lines(STORY))
    assert isinstance(story, Article)
    assert "record 1" in str(failure)


def test_a_list_that_is_cut_off_gives_what_is_there() -> None:
    data = json.dumps([STORY, {**STORY, "title": "Another"}]).encode()
    story, failure = steps(data[:-40])
    assert isinstance(story, Article)
    assert "JSON is broken" in str(failure)


@pytest.mark.parametrize("gap", ["\n", "", " ,\r\n", "\n" * 100_000])
def test_what_follows_a_list_is_read_too(gap: str) -> None:
    texts: tuple[Any, ...] = (
        [{**STORY, "title": "one"}],
        [],
        [{**STORY, "title": "two"}],
        {**STORY, "title": "3"},
    )
    found = articles(gap.join(map(json.dumps, texts)).encode())
    assert [(story.headline, story.member) for story in found] == [
        ("one", "1"), ("two", "2"), ("3", "3"),
    ]  # fmt: skip


@pytest.mark.parametrize("rest", [b"]", b"\n... and so on", b'\n[{"title": "two'])
def test_what_cannot_be_read_after_a_list_is_named(rest: bytes) -> None:
    story, failure = steps(json.dumps([STORY]).encode() + rest)
    assert isinstance(story, Article)
    assert "JSON is broken" in str(failure)
    assert str(failure).endswith("from here on: record 2")


def test_another_object_after_a_long_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_records, "LONG", 1)
    answer = json.dumps({"articles": [{**STORY, "text": "Words. " * 20_000}]}).encode()
    story, failure = steps(answer + b"\n \n" + answer)
    assert isinstance(story, Article)
    assert "another object follows, which is not read" in str(failure)
    (story,) = steps(answer + b"\n" * 1_000_000)
    assert isinstance(story, Article)


def test_elements_longer_than_what_is_read_at_once() -> None:
    long = {**STORY, "text": "word " * 100_000}
    found = articles([{**long, "title": f"Story {n}"} for n in range(3)])
    assert [len(story.text) for story in found] == [len(found[0].text)] * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("indent", [None, 1])
def test_encodings(encoding: str, indent: int | None) -> None:
    text = json.dumps([{"title": "Café society", "text": "Über alles"}], ensure_ascii=False,
                      indent=indent)  # fmt: skip
    (story,) = articles(text.encode(encoding))
    assert (story.headline, story.paragraphs) == ("Café society", ("Über alles",))


def test_wire_copy_that_begins_with_a_bracket_is_no_json() -> None:
    (story,) = articles(b"[nL4N1FL0N0] Lorries cross\n\nKABUL, May 29 - They crossed.", "a.txt")
    assert "[nL4N1FL0N0]" in story.text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"a":' * 200_000, "nested too deeply"),
        (b"[" * 200_000, "nested too deeply"),
        (b'[{"title": ' + b"[" * 200_000, "nested too deeply"),
        (b'{"title": ' + b"9" * 200_000 + b"}", "broken"),
        (b'{"compilerOptions": {"strict": true}}', "no story"),
        (b'{"title": "half', "broken"),
    ],
)
def test_hostile_json_says_why(data: bytes, words: str) -> None:
    (failure,) = steps(data)
    assert isinstance(failure, Failure)
    assert words in failure.reason


def test_nothing_in_a_field_reaches_the_terminal() -> None:
    evil = "\x1b]52;c;aGk=\x07\u202e\ud800[/][@click=app.quit]x[/]\x00\x9b31m"
    names = [{"name": f"Jane{evil}"}]
    record = dict.fromkeys(("title", "text", "summary", "section", "source"), f"word{evil}")
    url = f"http://{evil}"
    (story,) = articles({**record, "person": names, "byline": evil + "Nora", "url": url})
    given = [name for name, _ in story.given]
    texts = [story.text.replace("\n", ""), story.headline, story.section, story.source]
    texts += [story.summary, story.url or "", *story.byline, *given]
    assert not [text for text in texts if UNPAINTABLE.search(text)]
    assert "[/][@click=app.quit]x[/]" in story.headline
    assert "control sequences were removed" in story.notices[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[]", "is an empty list"),
        (" [ ]\n", "is an empty list"),
        ('{"status": "ok", "articles": []}', "the list of stories is empty in record 1"),
        ("{}", "no story is in record 1"),
    ],
)
def test_a_list_without_stories_is_named_as_that(text: str, reason: str) -> None:
    (failure,) = steps(text.encode())
    assert str(failure) == f"dump.json: {reason}"
