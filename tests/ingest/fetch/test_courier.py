"""Fetching from a real server that does what servers do."""

from __future__ import annotations

import gzip
import os
import queue
import time
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("httpx")

from tests.server import Request, Server
from tui.ingest.fetch import address, client, hosts, unpack
from tui.ingest.fetch.cache import Cache
from tui.ingest.fetch.courier import Courier
from tui.ingest.fetch.link import Link
from tui.ingest.fetch.reply import Delivery, NotFetched, Reply

PATIENCE = 20.0
FEED = b"<rss><channel><item><title>One</title></item></channel></rss>"


class Desk:
    """Sends links and waits for what comes."""

    def __init__(self, folder: Path | None) -> None:
        self.courier = Courier(Cache(folder) if folder else None)

    def all(self, *links: str | Link) -> list[Delivery]:
        answers: queue.SimpleQueue[Delivery] = queue.SimpleQueue()
        asked = [one if isinstance(one, Link) else Link(one, given=True) for one in links]
        self.courier.send(asked, answers.put)
        return [answers.get(timeout=PATIENCE) for _ in asked]

    def one(self, link: str | Link) -> Delivery:
        (delivery,) = self.all(link)
        return delivery

    def body(self, link: str | Link) -> bytes:
        delivery = self.one(link)
        assert delivery.reply is not None, delivery.trouble
        return delivery.reply.body


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(hosts, "DELAY", 0.0)
    desk = Desk(tmp_path / "kept")
    yield desk
    desk.courier.close()


def test_a_reply_is_what_the_server_said(server: Server, desk: Desk) -> None:
    url = server.serve(
        "/feed", FEED, content_type="Application/RSS+XML; charset=utf-8", etag='"1"',
        cache_control="public, max-age=900",
    )  # fmt: skip
    delivery = desk.one(url)
    assert delivery.trouble == ""
    assert delivery.changed
    assert delivery.reply is not None
    assert (delivery.reply.body, delivery.reply.kind) == (FEED, "application/rss+xml")
    assert (delivery.reply.etag, delivery.reply.fresh) == ('"1"', 900.0)
    assert server.told[0]["host"] == url.split("/")[2]


def test_what_has_not_changed_is_not_sent_again(server: Server, desk: Desk) -> None:
    def answer(request: Request) -> None:
        if request.headers["If-None-Match"] == '"7"':
            request.reply(status=304)
        else:
            request.reply(FEED, etag='"7"', last_modified=formatdate(0, usegmt=True))

    server.answers["/feed"] = answer
    assert desk.one(server.url("/feed")).changed
    again = desk.one(server.url("/feed"))
    assert not again.changed
    assert again.reply is not None
    assert again.reply.body == FEED
    assert server.told[1]["if-modified-since"] == formatdate(0, usegmt=True)


def test_the_same_body_again_is_no_change(server: Server, desk: Desk) -> None:
    url = server.serve("/feed", FEED)
    assert [desk.one(url).changed, desk.one(url).changed] == [True, False]


def test_offline_what_was_kept_is_there(server: Server, desk: Desk, tmp_path: Path) -> None:
    url = server.serve("/feed", FEED)
    desk.body(url)
    server.server_close()
    server.shutdown()
    later = Desk(tmp_path / "kept")
    delivery = later.one(url)
    later.courier.close()
    assert delivery.reply is not None
    assert delivery.reply.body == FEED
    assert "cannot be fetched" in delivery.trouble
    assert "; shown as it was on 20" in delivery.trouble


def test_a_damaged_cache_is_as_good_as_none(server: Server, desk: Desk, tmp_path: Path) -> None:
    url = server.serve("/feed", FEED, etag='"1"')
    desk.body(url)
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_bytes(kept.read_bytes()[:-5])
    assert desk.body(url) == FEED
    assert "if-none-match" not in server.told[1]


def test_what_a_crash_left_behind_is_removed(
    server: Server, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: Any) -> None:
        raise KeyboardInterrupt

    kept = Cache(tmp_path / "kept")
    desk.body(server.serve("/feed", FEED))
    with monkeypatch.context() as dying:
        dying.setattr("os.replace", crash)
        dying.setattr("os.unlink", crash)
        with pytest.raises(KeyboardInterrupt):
            kept.keep(Reply("x", b"", "", "", "", 0.0, 0.0))
    kept.tidy()
    assert len(list((tmp_path / "kept").iterdir())) == 2  # it may still be written
    for path in (tmp_path / "kept").iterdir():
        os.utime(path, (0, 0))
    kept.tidy()
    (left,) = (tmp_path / "kept").iterdir()
    assert left.suffix == ".reply"


def test_gzip_is_unpacked(server: Server, desk: Desk) -> None:
    packed = gzip.compress(FEED[:20]) + gzip.compress(FEED[20:])
    url = server.serve("/feed", packed, content_encoding="gzip")
    assert desk.body(url) == FEED
    assert server.told[0]["accept-encoding"] == "gzip"


def bomb() -> bytes:
    """200 MB of zeros, as gzip."""
    return gzip.compress(b"\0" * 1_000_000) * 200


@pytest.mark.parametrize(
    ("body", "headers", "words"),
    [
        (bomb(), {"content_encoding": "gzip"}, "larger than the 20 MB"),
        (b"", {"content_length": "99000000000"}, "larger than the 20 MB"),
        (FEED, {"content_encoding": "gzip"}, "gzip cannot be unpacked"),
        (gzip.compress(FEED)[:-9], {"content_encoding": "gzip"}, "the end of its gzip is missing"),
        (FEED, {"content_encoding": "br"}, "packed as br, which nobody asked for"),
        (b"gone", {"status": 410}, "is not to be had (410 Gone)"),
        (b"", {"status": 599}, "is not to be had (599)"),
        (b"half", {"content_length": "100"}, "cannot be fetched"),
    ],
)  # fmt: skip
def test_bad_answers_are_told(
    server: Server, desk: Desk, body: bytes, headers: dict[str, Any], words: str
) -> None:
    delivery = desk.one(server.serve("/feed", body, **headers))
    assert delivery.reply is None
    assert words in delivery.trouble


def test_an_endless_answer_is_cut_off(
    server: Server, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpack, "MAX_BYTES", 1_000_000)

    def answer(request: Request) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(10_000):
            request.wfile.write(b"x" * 10_000)

    server.answers["/feed"] = answer
    assert "is larger than" in desk.one(server.url("/feed")).trouble


def test_broken_http_is_told(server: Server, desk: Desk) -> None:
    def answer(request: Request) -> None:
        request.wfile.write(b"\x1b]0;nothing of HTTP\x07\r\n\r\n")

    server.answers["/feed"] = answer
    assert "cannot be fetched" in desk.one(server.url("/feed")).trouble


@pytest.mark.parametrize("part", ["head", "body"])
def test_slow_servers_are_given_up(
    server: Server, desk: Desk, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.setattr(client, "TOTAL", 0.5)

    def dawdle(request: Request) -> None:
        if part == "body":
            request.send_response(200)
            request.end_headers()
        while not request.server.closing.wait(0.05):  # always a little, never all
            request.wfile.write(b"x")

    server.answers["/slow"] = dawdle
    slow, quick = server.url("/slow"), server.serve("/feed", FEED)
    assert "takes too long to answer" in desk.one(slow).trouble
    assert desk.body(quick) == FEED


def test_a_slow_host_holds_up_no_other(
    server: Server, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "TOTAL", 1.0)

    def dawdle(request: Request) -> None:
        request.server.closing.wait(PATIENCE)

    server.answers["/slow"] = dawdle
    slow = server.url("/slow").replace("127.0.0.1", "localhost")
    first, second = desk.all(slow, server.serve("/feed", FEED))
    assert first.link.url.endswith("/feed")
    assert "takes too long" in second.trouble


def test_one_question_at_a_time_to_each_host(server: Server, desk: Desk) -> None:
    at_once: list[int] = []
    now = [0]

    def answer(request: Request) -> None:
        now[0] += 1
        at_once.append(now[0])
        time.sleep(0.02)
        now[0] -= 1
        request.reply(FEED)

    for number in range(5):
        server.answers[f"/{number}"] = answer
    assert len(desk.all(*(server.url(f"/{number}") for number in range(5)))) == 5
    assert at_once == [1] * 5


def test_redirects_are_followed(server: Server, desk: Desk) -> None:
    server.redirect("/old", "/newer")
    server.redirect("/newer", server.url("/feed"))
    server.serve("/feed", FEED)
    delivery = desk.one(server.url("/old"))
    assert delivery.reply is not None
    assert (delivery.reply.body, delivery.reply.name) == (FEED, server.url("/old"))


def test_redirects_that_lead_nowhere(server: Server, desk: Desk) -> None:
    server.redirect("/a", "/b")
    server.redirect("/b", "/a")
    assert "redirected in a circle" in desk.one(server.url("/a")).trouble
    for number in range(20):
        server.redirect(f"/{number}", f"/{number + 1}")
    assert "redirected more than 5 times" in desk.one(server.url("/0")).trouble
    assert server.asked["/6"] == 0
    assert "no address of the web" in desk.one(server.redirect("/f", "file:///etc/passwd")).trouble


def test_a_busy_server_is_waited_for_if_it_says_how_long(server: Server, desk: Desk) -> None:
    moments: list[float] = []

    def answer(request: Request) -> None:
        moments.append(time.monotonic())
        if len(moments) == 1:
            request.reply(status=429, retry_after="1")
        else:
            request.reply(FEED)

    server.answers["/feed"] = answer
    assert desk.body(server.url("/feed")) == FEED
    assert moments[1] - moments[0] >= 0.9


@pytest.mark.parametrize("dated", [False, True])
def test_a_server_that_asks_to_be_left_alone_is(server: Server, desk: Desk, dated: bool) -> None:
    wait = formatdate(time.time() + 120, usegmt=True) if dated else "120"
    url = server.serve("/feed", b"", status=503, retry_after=wait)
    other = server.serve("/other", FEED)
    assert "asks to be left alone for another" in desk.one(url).trouble
    assert "asks to be left alone for another" in desk.one(url).trouble
    assert "asks to be left alone for another" in desk.one(other).trouble
    assert server.asked == {"/feed": 1}


def test_what_only_a_document_names_never_leads_to_a_private_address(
    server: Server, desk: Desk
) -> None:
    url = server.serve("/feed", FEED)
    for told in (url, url.replace("127.0.0.1", "localhost"), url.replace("127.0.0.1", "[::1]")):
        delivery = desk.one(Link(told, given=False))
        assert delivery.trouble == "leads to a private address, which is not asked"
    assert server.asked == {}


def test_redirects_lead_to_no_other_private_address(server: Server, desk: Desk) -> None:
    server.redirect("/metadata", "http://169.254.169.254/latest")
    server.redirect("/other", "http://127.0.0.2:1/")
    server.redirect("/port", "http://127.0.0.1:1/")
    for path in ("/metadata", "/other", "/port"):
        assert "leads to a private address" in desk.one(server.url(path)).trouble
    server.redirect("/name", server.serve("/feed", FEED))
    named = server.url("/name").replace("127.0.0.1", "localhost")
    assert "leads to a private address" in desk.one(named).trouble
    assert server.asked["/feed"] == 0


def test_a_public_host_leads_to_no_private_address_besides() -> None:
    mixed = ["8.8.8.8", "127.0.0.1", "::1", "8.8.4.4"]
    assert address.permitted(mixed, trusted=True) == ["8.8.8.8", "8.8.4.4"]
    assert address.permitted(["192.168.1.1", "::1"], trusted=True) == ["192.168.1.1", "::1"]
    with pytest.raises(NotFetched, match="leads to a private address"):
        address.permitted(["192.168.1.1"], trusted=False)


def test_the_address_that_was_judged_is_the_one_asked(
    server: Server, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([["127.0.0.1"]])

    async def look_up(host: str, port: int) -> list[str]:
        return next(answers)  # a second question fails

    monkeypatch.setattr(address, "_look_up", look_up)
    monkeypatch.setattr(address, "is_public", lambda one: True)
    server.serve("/feed", FEED)
    told = f"http://news.example:{server.server_port}/feed"
    assert desk.body(Link(told, given=False)) == FEED
    assert server.told[0]["host"] == f"news.example:{server.server_port}"


def test_an_address_that_does_not_answer_leaves_time_for_the_next(
    server: Server, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    import httpx

    async def look_up(host: str, port: int) -> list[str]:
        return ["127.0.0.9", "127.0.0.1"]

    send = httpx.AsyncClient.send

    async def silent(self: Any, request: Any, **told: Any) -> Any:
        if request.url.host == "127.0.0.9":
            raise httpx.ConnectTimeout("nothing heard")
        return await send(self, request, **told)

    monkeypatch.setattr(address, "_look_up", look_up)
    monkeypatch.setattr(httpx.AsyncClient, "send", silent)
    server.serve("/feed", FEED)
    assert desk.body(f"http://news.example:{server.server_port}/feed") == FEED
    assert client.CONNECT * address.TRIED < client.TOTAL


@pytest.mark.parametrize(
    ("told", "public"),
    [
        ("93.184.215.14", True), ("2606:4700::1111", True), ("127.0.0.1", False),
        ("10.0.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False),
        ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False),
        ("fe80::1%eth0", False), ("fd00::1", False), ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("nonsense", False),
    ],
)  # fmt: skip
def test_private_addresses(told: str, public: bool) -> None:
    assert address.is_public(told) is public


@pytest.mark.parametrize("told", ["http://", "http://[::1", "ftp://x.example/"])
def test_what_is_no_address_is_told(desk: Desk, told: str) -> None:
    assert desk.one(told).trouble.startswith("is no address")


def test_passwords_are_sent_but_not_shown(server: Server, desk: Desk) -> None:
    url = server.serve("/feed", FEED).replace("http://", "http://nora:secret@")
    delivery = desk.one(url)
    assert delivery.reply is not None
    assert "secret" not in delivery.reply.name + delivery.link.name
    assert server.told[0]["authorization"].startswith("Basic ")
