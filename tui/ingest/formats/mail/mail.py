"""A mail: its text part, else its HTML part, under what its headers tell.

A mail may hold mails: digests and forwarded ones are opened, attachments are not. A saved
page of a browser (MHTML) is a mail too, whose headers tell only where the page is from.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from itertools import islice
from typing import NamedTuple

from tui.article import Failure
from tui.ingest.documents.document import Document, Unreadable
from tui.ingest.documents.draft import Draft
from tui.ingest.formats.mail.mail_headers import Headers
from tui.ingest.formats.plain import notices
from tui.ingest.text.decode import Decoded, decode_as

MAX_BYTES = 20_000_000
MAX_PARTS = 500
"""Parts of one mail that are looked at."""
MULTIPARTS = 20
"""Parts with parts in them that a mail may have, and one more for each kilobyte: in each of
them the parser tries each line against all boundaries around it."""
MAX_INNER = 5
"""Mails in mails in mails."""
SUBSTANTIAL = 300
"""Letters from which on a text part is the story. Below, it says that there is HTML."""

_LINK = re.compile(r"<?https?://\S+")
_FLOWED = re.compile(r"(?<!^--) \r?\n(?!\r?\n)", re.MULTILINE)


class _Parts(NamedTuple):
    texts: list[Message]
    pages: list[Message]
    mails: list[Message]


def read(document: Document) -> Iterator[Draft | Document | Failure]:
    """The stories in a mail. Raises `Unreadable`."""
    data = document.whole(MAX_BYTES, "a mail")
    if data.lower().count(b"multipart/") > MULTIPARTS + len(data) // 1_000:
        raise Unreadable("has too many parts in parts")
    # The parser's default policy; the newer one takes five times as long.
    yield from _stories(message_from_bytes(data), document, "")


def _stories(
    message: Message, document: Document, member: str
) -> Iterator[Draft | Document | Failure]:
    headers = Headers(message)
    parts = _parts(message)
    envelope = headers.envelope()
    texts = [_text(part) for part in parts.texts]
    words = "\n\n".join(told.text for told in texts)
    if parts.pages and len(_LINK.sub("", words)) < SUBSTANTIAL:
        page = _decoded(parts.pages[0]).text.encode("utf-8", "replace")
        yield document.inside(
            io.BytesIO(page), member, hint="text/html", mtime=document.mtime, told=envelope
        )
    elif words.strip():
        envelope.body, envelope.member = words, member
        envelope.notices = list(dict.fromkeys(note for told in texts for note in notices(told)))
        yield envelope
    elif not parts.mails:
        yield Failure(document.name_of(member), "is a mail without text")
    for number, inner in enumerate(parts.mails, 1):
        place = f"{member}.{number}" if member else str(number)
        if place.count(".") < MAX_INNER:
            yield from _stories(inner, document, place)
        else:
            yield Failure(document.name_of(place), "is in too many mails, one in the other")


def _parts(message: Message) -> _Parts:
    found = _Parts([], [], [])
    for part in islice(_leaves(message), MAX_PARTS):
        kind = part.get_content_type()
        if kind in ("message/rfc822", "message/global"):
            found.mails.extend(_inside(part)[:1])
        elif "attachment" in str(part.get("Content-Disposition", "")).lower():
            continue
        elif kind == "text/plain":
            found.texts.append(part)
        elif kind in ("text/html", "application/xhtml+xml"):
            found.pages.append(part)
    return found


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold no parts themselves, in order, without those of mails in it."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = _inside(part)
        if inner and part.get_content_maintype() == "multipart":
            waiting += reversed(inner)
        else:
            yield part


def _inside(part: Message) -> list[Message]:
    """The parts of a part. Others are not asked for what they hold: to decode it raises where
    their charset makes no sense."""
    inner = part.get_payload() if part.is_multipart() else None
    return [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []


def _text(part: Message) -> Decoded:
    told = _decoded(part)
    if str(part.get_param("format", "")).lower() == "flowed":
        # RFC 3676: a line that ends with a blank goes on in the next one.
        return told._replace(text=_FLOWED.sub(" ", told.text))
    return told


def _decoded(part: Message) -> Decoded:
    data = part.get_payload(decode=True)
    label = part.get_content_charset("")
    return decode_as(data if isinstance(data, bytes) else b"", label)
