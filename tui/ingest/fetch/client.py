"""One link asked for, over all hops that it is redirected, within every limit."""

from __future__ import annotations

import asyncio
import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http import HTTPStatus
from time import time

import httpx

from tui import __version__
from tui.ingest.complaint import words_of
from tui.ingest.fetch.address import addresses_of, permitted
from tui.ingest.fetch.hosts import Hosts
from tui.ingest.fetch.link import Link
from tui.ingest.fetch.reply import NotFetched, Reply
from tui.ingest.fetch.unpack import ENCODINGS, Body

CONNECT = 8.0
READ = 15.0
TOTAL = 30.0
"""Seconds to be connected to an address, to hear anything more, and for one hop in all, in
which each address that is tried has its turn."""
MAX_HOPS = 5
"""Times that a link may be redirected."""
ATTEMPTS = 2
"""Times that a busy host is asked which says when to come again."""
BUSY_FOR = 60.0
"""Seconds that a busy host is left alone if it does not say for how long."""

_HEADERS = {
    "user-agent": f"newstui/{__version__}",
    "accept": "application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, text/html;q=0.8, */*;q=0.5",
    "accept-encoding": ENCODINGS,
}
_BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


async def fetch(link: Link, known: Reply | None, hosts: Hosts) -> Reply | None:
    """What is there now; None where it is still what is known. Raises `NotFetched`."""
    # Proxies of the environment would look names up themselves, after they were judged.
    async with httpx.AsyncClient(
        verify=_certificates(),
        trust_env=False,
        headers=_HEADERS,
        timeout=httpx.Timeout(READ, connect=CONNECT),
        limits=httpx.Limits(max_keepalive_connections=0),
    ) as client:
        return await _Errand(link, known, hosts, client).run()


@cache
def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


class _Errand:
    """The way to one reply."""

    def __init__(
        self, link: Link, known: Reply | None, hosts: Hosts, client: httpx.AsyncClient
    ) -> None:
        self._link = link
        self._known = known
        self._hosts = hosts
        self._client = client
        self._trusted = b""
        """The host and port that the reader's own link names."""

    async def run(self) -> Reply | None:
        url = _parsed(self._link.url)
        if self._link.given:
            self._trusted = url.netloc
        seen = {url}
        attempts = 0
        while True:
            async with self._hosts.turn(url.netloc.decode()):
                answer = await self._hop(url)
            if isinstance(answer, float):
                attempts += 1
                if attempts == ATTEMPTS:
                    raise NotFetched("is busy and asks to be left alone")
            elif not isinstance(answer, httpx.URL):
                return answer
            elif answer in seen:
                raise NotFetched("is redirected in a circle")
            elif len(seen) > MAX_HOPS:
                raise NotFetched(f"is redirected more than {MAX_HOPS} times")
            else:
                url = answer
                seen.add(url)

    async def _hop(self, url: httpx.URL) -> Reply | httpx.URL | float | None:
        """The reply, where to ask instead, after how many seconds to ask again, or None
        for no news."""
        try:
            async with asyncio.timeout(TOTAL):
                found = await addresses_of(url.host, url.port or 0)
                allowed = permitted(found, trusted=url.netloc == self._trusted)
                response = await self._connected(url, allowed)
                try:
                    return await self._answer(url, response)
                finally:
                    await response.aclose()
        except (TimeoutError, httpx.TimeoutException):
            raise NotFetched("takes too long to answer") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ssl.SSLError) as error:
            raise NotFetched(f"cannot be fetched ({words_of(error)})") from None

    async def _connected(self, url: httpx.URL, addresses: list[str]) -> httpx.Response:
        """The answer of the first address that can be connected to."""
        for address in addresses:
            request = self._client.build_request(
                "GET",
                url.copy_with(host=address, fragment=None),
                headers={"host": url.netloc.decode(), **self._conditions()},
                extensions={"sni_hostname": url.raw_host.decode()},
            )
            try:
                return await self._client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if address == addresses[-1]:
                    raise
        raise AssertionError("no address")

    def _conditions(self) -> dict[str, str]:
        if self._known is None:
            return {}
        told = {"if-none-match": self._known.etag, "if-modified-since": self._known.modified}
        return {name: value for name, value in told.items() if value}

    async def _answer(
        self, url: httpx.URL, response: httpx.Response
    ) -> Reply | httpx.URL | float | None:
        status = response.status_code
        if status == HTTPStatus.NOT_MODIFIED and self._known is not None:
            return None
        if response.has_redirect_location:
            return _redirected(url, response.headers["location"])
        if status in _BUSY:
            return self._busy(url, response)
        if status != HTTPStatus.OK:
            raise NotFetched(f"is not to be had ({_phrase(status)})")
        headers = response.headers
        body = Body(headers.get("content-encoding", ""), headers.get("content-length", ""))
        async for piece in response.aiter_raw():
            body.add(piece)
        return Reply(
            self._link.name,
            body.whole(),
            headers.get("content-type", "").partition(";")[0].strip().lower(),
            headers.get("etag", ""),
            headers.get("last-modified", ""),
            _max_age(headers.get("cache-control", "")),
            time(),
        )

    def _busy(self, url: httpx.URL, response: httpx.Response) -> float:
        wait = _retry_after(response.headers.get("retry-after", ""))
        self._hosts.hold(url.netloc.decode(), BUSY_FOR if wait is None else wait)
        if wait is None:
            raise NotFetched(f"is busy ({_phrase(response.status_code)})")
        return wait


def _parsed(address: str) -> httpx.URL:
    """Raises `NotFetched` for what is no address of the web."""
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise NotFetched("is no address that can be asked") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise NotFetched("is no address of the web")
    return url


def _redirected(url: httpx.URL, location: str) -> httpx.URL:
    try:
        target = url.join(location)
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise NotFetched("is redirected to what is no address") from None
    return _parsed(str(target))


def _retry_after(told: str) -> float | None:
    """Seconds, from seconds or from a date; None where it says neither."""
    told = told.strip()
    if told.isdecimal() and len(told) < 10:
        return float(told)
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _max_age(told: str) -> float:
    for directive in told.lower().split(","):
        name, _, value = directive.strip().partition("=")
        if name == "max-age" and value.isdecimal() and len(value) < 10:
            return float(value)
    return 0.0


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
