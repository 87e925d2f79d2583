"""A small document of each format in the table, by the format's name."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

from tests.ingest.feeds import item, rss

COPY = b"""World

Lorries cross the bridge

TERMEZ, May 29 (Reuters) - The first lorries [of the day] crossed at dawn, a driver said.

"We waited," he said.  (Reporting by Nora Byte)
"""
RECORD = {
    "title": "Lorries cross the bridge",
    "text": "TERMEZ, May 29 (Reuters) - The lorries crossed at dawn.\n\nNobody waited.",
    "authors": ["Nora Byte"],
    "person": [{"name": "Nora Byte"}],
    "date": "2025-05-29T06:00:00Z",
    "bodies": [{"contentType": "text/html", "value": "<p>They crossed.</p><p>At dawn.</p>"}],
}


def _zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", COPY)
        archive.writestr("b.json", json.dumps(RECORD))
    return data.getvalue()


def _tar() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(COPY)
        archive.addfile(info, io.BytesIO(COPY))
    return data.getvalue()


MAIL = (
    b"From: Nora Byte <nora@meridian.example>\nSubject: =?utf-8?q?Lorries_cross?=\n"
    b"Date: Thu, 29 May 2025 14:03:00 +0200\nMIME-Version: 1.0\n"
)
PARTS = (
    b"Content-Type: multipart/mixed; boundary=cut\n\n--cut\nContent-Type: text/plain\n\n"
    b"They crossed.\n--cut\nContent-Type: message/rfc822\n\nSubject: Inner\n\nWords.\n--cut--\n"
)
HERE = Path(__file__).parent


def _files(folder: str) -> list[bytes]:
    return [file.read_bytes() for file in sorted((HERE / folder).iterdir())]


FEED_ITEM = {"id": "1", "title": "Lorries cross", "content_html": "<p>They crossed &amp; waited."}

SAMPLES: dict[str, list[bytes]] = {
    "packed file": [gzip.compress(COPY)],
    "zstd file": [
        # COPY's first 30 bytes in one raw block, so that no library is needed to make it.
        b"\x28\xb5\x2f\xfd\x20\x1e\xf1\x00\x00" + COPY[:30]
    ],
    "zip archive": [_zip()],
    "tape archive": [_tar()],
    "JSON": [
        json.dumps(RECORD).encode(),
        json.dumps([RECORD, RECORD], indent=1).encode(),
        b"\n".join([json.dumps(RECORD).encode()] * 3),
    ],
    "JSON Feed": [
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "Meridian",
                "items": [FEED_ITEM, {**FEED_ITEM, "authors": [{"name": "Nora Byte"}]}],
            }
        ).encode()
    ],
    "feed": [
        rss(item(1), item(2, "&lt;p&gt;They crossed.&lt;p&gt;Nobody &lt;b&gt;waited")),
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Meridian</title><entry>'
        b"<title>Lorries cross</title><updated>2025-05-29T06:00:00Z</updated>"
        b'<content type="html">&lt;p>They crossed.</content></entry></feed>',
    ],
    "list of feeds": [b'<opml version="2.0"><body><outline xmlUrl="a.rss"/></body></opml>'],
    "CSV": [b'title,text,date\n"Lorries ""cross""","They crossed,\n\nat dawn.",2025-05-29\n'],
    "Markdown": [b"---\ntitle: Lorries cross\nauthor: [Nora Byte]\n---\n## Sub\n\n" + COPY],
    "web archive": [
        b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://x.example/a\r\n"
        b"WARC-Date: 2025-05-30T08:00:00Z\r\nContent-Type: text/plain\r\n"
        b"Content-Length: 28\r\n\r\nLorries cross\nThey crossed.\n\r\n\r\n"
    ],
    "text wire": [
        b"\x16\x16\x01a0704\x1freute\r\nu i BC-BRIDGE   05-29 0105\r\n\x02LORRIES CROSS\r\n"
        b"    TERMEZ, May 29 - They crossed.\r\n\x03"
    ],
    "mailbox": [b"From a@b Thu May 29 14:03:01 2025\n" + MAIL + b"\nThey crossed.\n\n"],
    "mail": [MAIL + b"\nThey crossed.\n", MAIL + PARTS],
    "web page": _files("pages"),
    "agency XML": _files("agency"),
    "XML": [b'<?xml version="1.0"?>\n<urlset><url/></urlset>\n'],
    "plain text": [COPY],
}
