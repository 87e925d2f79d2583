"""Copy in the frames of text wires."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.article import Article, Failure
from tui.ingest.read import read_bytes

ANPA = (
    b"\x16\x16\x01f0704\x1freute\r\nu f BC-BAHIA-PORT   02-26 0105\r\n\x02"
    b"HARBOUR OF BAHIA REOPENS\r\n    SALVADOR, Feb 26 - The harbour of Bahia opened again on\r\n"
    b"Thursday, nine days after the storm, pilots said.\r\n    Nobody waited.\r\n Reuter\r\n\x03"
)
IPTC = (
    b"\x16\x16\x01eca062 4 i 211 ccccb dpa 061\r\n\x02\r\nHarbour of Port Ansel reopens =\r\n\r\n"
    b"   Port Ansel (dpa) - The harbour opened again on Thursday.\r\n\r\n   Nobody waited.\x0f\r\n"
    b"\r\n\x03212101 GMT Nov 18\x04"
)
MTIME = datetime(1987, 3, 2, tzinfo=UTC).timestamp()


def steps(data: bytes) -> list[Article | Failure]:
    return [one for one in read_bytes(data, name="a.txt", mtime=MTIME) if one is not None]


def article(data: bytes) -> Article:
    (story,) = steps(data)
    assert isinstance(story, Article), str(story)
    return story


def test_anpa_tells_routing_slug_and_day() -> None:
    story = article(ANPA)
    assert story.headline == "HARBOUR OF BAHIA REOPENS"
    assert story.parts("note") == ("f0704 reute", "u f BC-BAHIA-PORT 02-26 0105")
    assert str(story.published) == "1987-02-26 00:00:00+00:00"
    assert story.dateline is not None
    assert story.dateline.places == ("SALVADOR",)
    assert story.paragraphs[0].startswith("The harbour of Bahia opened again on Thursday")
    assert story.notices == ()


def test_iptc_tells_routing_and_time() -> None:
    story = article(IPTC)
    assert story.headline.startswith("Harbour of Port Ansel reopens")
    assert story.parts("note") == ("eca062 4 i 211 ccccb dpa 061",)
    assert str(story.published) == "2018-11-21 21:01:00+00:00"
    assert (story.source, story.parts("footer")) == ("dpa", ("212101 GMT Nov 18",))


def test_each_frame_is_a_story() -> None:
    found = steps(ANPA + b"\r\n\r\n" + IPTC)
    assert [story.member for story in found if isinstance(story, Article)] == ["1", "2"]


@pytest.mark.parametrize(
    "below", [b"992101 GMT Nov 18", b"212101 GMT Xxx 18", b"219901 GMT Nov", b"", b"\x1b]0;x\x07"]
)
def test_times_that_are_none(below: bytes) -> None:
    story = article(IPTC.partition(b"\x03")[0] + b"\x03" + below)
    assert story.published_basis != "metadata"
    assert "\x1b" not in story.text


def test_a_frame_cut_off_is_read_as_far_as_it_goes() -> None:
    assert "opened again" in article(ANPA[:190]).text
