"""What the headers of a mail tell of the story in it. Raw headers are anybody's: they may
be megabytes long, broken, or in bytes of any encoding."""

from __future__ import annotations

import re
from datetime import UTC
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from tui.ingest.documents.draft import Draft
from tui.ingest.text.decode import decode, decode_as

LONGEST = 2_000
"""Characters of a header that are read."""
LONGEST_ADDRESS = 500
"""Characters of an address: comments in it are parsed by recursion."""

_URL = re.compile(r"https?://[^\s<>\"]{3,2000}")
_BROWSER = "saved by"
_PREFIX = re.compile(r"^(?:mail|mailer|email|e|news|newsletters?|list|lists|bounces?)\d?\.")


class Headers:
    """The headers of one mail by their names."""

    def __init__(self, message: Message) -> None:
        self._raw: dict[str, str] = {}
        for name, value in message.raw_items():
            self._raw.setdefault(name.lower(), str(value))

    def envelope(self) -> Draft:
        """What they tell: of a page that a browser saved, where it is from; else the
        subject as headline, who sent it and for whom, when, and where it is archived."""
        sender, address = parseaddr(self.text("from")[:LONGEST_ADDRESS])
        snapshot = _URL.match(self.text("snapshot-content-location"))
        if snapshot or sender.lower().startswith(_BROWSER):
            return Draft(url=snapshot.group() if snapshot else "")
        archived = _URL.search(self.text("archived-at"))
        return Draft(
            headline=self.text("subject"),
            byline=(sender,) if sender else (),
            published=self.sent(),
            source=self.text("list-id").partition("<")[0].strip(' "') or _host(address),
            language=self.text("content-language").partition(",")[0],
            url=archived.group() if archived else "",
        )

    def text(self, name: str) -> str:
        """One header as text on one line; empty if there is none."""
        raw = self._raw.get(name, "")[:LONGEST]
        if not raw.isascii():  # eight-bit bytes that the parser kept as surrogates
            raw = decode(raw.encode("utf-8", "surrogateescape")).text
        try:
            pieces = decode_header(raw) if "=?" in raw else [(raw, None)]
        except (MessageError, ValueError):
            pieces = [(raw, None)]
        return " ".join("".join(_piece(*piece) for piece in pieces).split())

    def sent(self) -> str | float:
        """When it was sent, else when the last server had it, in seconds since the epoch."""
        for told in (self.text("date"), self.text("received").rpartition(";")[2]):
            try:
                moment = parsedate_to_datetime(told)
                return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
            except (ValueError, TypeError, IndexError, OverflowError):
                continue
        return ""


def _piece(words: str | bytes, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    if charset is None:  # what stands between encoded words, as the library gives it
        return words.decode("raw-unicode-escape", "replace")
    return decode_as(words, charset).text


def _host(address: str) -> str:
    return _PREFIX.sub("", address.rpartition("@")[2].lower().strip(" >."))
