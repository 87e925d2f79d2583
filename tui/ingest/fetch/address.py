"""Which addresses a link leads to, and which of them may be asked.

A document that names ``http://169.254.169.254/`` or the router's own pages must not make
newstui ask there on its behalf. So names are looked up here, the answer is judged, and that
very address is connected to: a second look-up could answer otherwise.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from tui.ingest.fetch.reply import NotFetched

TRIED = 3
"""Addresses of one host that are tried."""
_NAT64 = IPv6Network("64:ff9b::/96")


async def addresses_of(host: str, port: int) -> list[str]:
    """All addresses of a host. Raises `NotFetched`."""
    try:
        return list(dict.fromkeys(await _look_up(host, port)))
    except (OSError, UnicodeError):
        raise NotFetched(f"there is no {host} to be reached from here") from None


def permitted(found: list[str], *, trusted: bool) -> list[str]:
    """Those that may be asked, at most `TRIED`: the public ones. Where there is none, all of a
    host that is trusted: one of the network at home has no other, and a public one that names a
    private address besides is not to be believed. Raises `NotFetched`."""
    allowed = [one for one in found if is_public(one)] or (found if trusted else [])
    if not allowed:
        raise NotFetched("leads to a private address, which is not asked")
    return allowed[:TRIED]


def is_public(address: str) -> bool:
    """Whether an address is one of the open network, also within those that hold another."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    inner = _inner(parsed) if isinstance(parsed, IPv6Address) else None
    return all(one.is_global and not one.is_multicast for one in (parsed, inner) if one)


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The older address in a newer one: mapped, 6to4, Teredo or translated."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])


async def _look_up(host: str, port: int) -> list[str]:
    """In a thread that nobody waits for when newstui ends: it may take as long as it likes."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def tell(found: list[str] | BaseException) -> None:
        if answer.done():
            return
        if isinstance(found, BaseException):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def ask() -> None:
        found: list[str] | BaseException
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = [str(one[4][0]) for one in answers]
        except (OSError, UnicodeError) as error:
            found = error
        with suppress(RuntimeError):  # the loop ended meanwhile
            loop.call_soon_threadsafe(tell, found)

    threading.Thread(target=ask, daemon=True).start()
    return await answer
