"""Mails, mailboxes and Maildirs open as the stories in them."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path

import pytest

from tui.article import Article, Failure
from tui.ingest.confined.cell import Cell
from tui.ingest.documents.document import Document
from tui.ingest.formats.mail import mail, mbox
from tui.ingest.read import read_document
from tui.ingest.sources.locate import Location, locate

WORDS = (
    "The harbour of Port Ansel opened again on Thursday, and pilots brought in the first of "
    "the forty ships that were waiting outside. Nobody has slept in a bed since the storm. "
) * 3
HEADERS = """\
Received: from a.example by b.example; Thu, 29 May 2025 12:04:00 +0000
From: =?utf-8?q?N=C3=B3ra_Byte?= <nora@news.meridian.example>
To: reader@reader.example
Subject: Harbour of
 Port =?iso-8859-1?q?Ans=E9l?= reopens
Date: Thu, 29 May 2025 14:03:00 +0200
Message-ID: <1@meridian.example>
Archived-At: <https://meridian.example/p/harbour>
MIME-Version: 1.0
"""


def steps(data: bytes, cell: Cell, name: str = "a.eml") -> list[Article | Failure]:
    document = Document(io.BytesIO(data), name, mtime=86_400.0)
    return [step for step in read_document(document, cell) if step is not None]


def article(data: bytes, cell: Cell, name: str = "a.eml") -> Article:
    (story,) = steps(data, cell, name)
    assert isinstance(story, Article), str(story)
    return story


def plain(text: str, headers: str = HEADERS) -> bytes:
    return f"{headers}Content-Type: text/plain; charset=utf-8\n\n{text}\n".encode()


def mixed(*parts: str, kind: str = "mixed") -> str:
    inner = "".join(f"--cut\n{part}\n" for part in parts)
    return f"Content-Type: multipart/{kind}; boundary=cut\n\n{inner}--cut--\n"


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "17489.M1.host:2,S"])
def test_headers_tell_headline_byline_time_source_and_link(cell: Cell, name: str) -> None:
    story = article(plain(WORDS), cell, name)
    assert story.headline == "Harbour of Port Ansél reopens"
    assert story.byline == ("Nóra Byte",)
    assert str(story.published) == "2025-05-29 12:03:00+00:00"
    assert (story.source, story.url) == ("meridian.example", "https://meridian.example/p/harbour")
    assert story.paragraphs[0].startswith("The harbour of Port Ansel")
    assert "Received" not in story.text
    assert story.path == name


@pytest.mark.parametrize(
    "charset", ["charset*=us-ascii''utf-8", "charset=idna", "charset=undefined"]
)
def test_a_charset_that_makes_no_sense_costs_no_mail(cell: Cell, charset: str) -> None:
    coding = "Content-Transfer-Encoding: 8bit"
    story = article(
        f"{HEADERS}Content-Type: text/plain; {charset}\n{coding}\n\nNóra {WORDS}".encode(), cell
    )
    assert story.headline == "Harbour of Port Ansél reopens"
    assert story.paragraphs[0].startswith("Nóra The harbour")


def test_the_text_part_is_the_story_and_attachments_are_not(cell: Cell) -> None:
    parts = mixed(
        mixed(
            f"Content-Type: text/plain\n\n{WORDS}",
            "Content-Type: text/html\n\n<html><p>Never shown",
            kind="alternative",
        ).replace("cut", "inner"),
        "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nNever shown",
        "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQK",
    )
    story = article((HEADERS + parts).encode(), cell)
    assert story.paragraphs[0].startswith("The harbour")
    assert "Never shown" not in story.text


def test_where_the_text_only_points_to_the_page_the_page_is_read(cell: Cell) -> None:
    page = "".join(f"<p>{WORDS}</p>" for _ in range(3))
    parts = mixed(
        "Content-Type: text/plain\n\nOpen this mail in a browser: https://x.example/" + "a" * 900,
        "Content-Type: text/html; charset=windows-1251\n"
        "Content-Transfer-Encoding: quoted-printable\n\n"
        f"<html><title>Email</title><body><p>=CC=EE=F1=F2. {WORDS}</p>{page}",
        kind="alternative",
    )
    story = article((HEADERS + parts).encode(), cell)
    assert story.headline == "Harbour of Port Ansél reopens"
    assert story.byline == ("Nóra Byte",)
    assert story.paragraphs[0].startswith("Мост. The harbour")
    assert story.location == "a.eml"


@pytest.mark.parametrize(
    ("charset", "encoding", "words"),
    [
        ("iso-8859-1", "cp1252", "“Señor Muñoz” said"),
        ("koi8-r", "koi8-r", "Мост через Терсой открыт"),
        ("iso-2022-jp", "iso-2022-jp", "橋が開いた"),
        ("utf-8", "cp1252", "“Señor Muñoz” said"),
        ("no-such-charset", "utf-8", "Señor Muñoz"),
        ("rot13", "utf-8", "Señor Muñoz"),
        ("unicode_escape", "utf-8", "Señor \\u001b Muñoz"),
    ],
)
def test_charsets_true_and_false(cell: Cell, charset: str, encoding: str, words: str) -> None:
    body = base64.encodebytes(words.encode(encoding)).decode()
    headers = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n\n"
    assert words in article((HEADERS + headers + body).encode(), cell).text


def test_lines_of_flowed_text_go_on(cell: Cell) -> None:
    flowed = (
        HEADERS
        + "Content-Type: text/plain; format=flowed\n\nThey crossed \nat dawn.\n\nNobody waited."
    )
    assert article(flowed.encode(), cell).paragraphs == (
        "They crossed at dawn.",
        "Nobody waited.",
    )


def test_mails_in_a_digest_are_stories_of_their_own(cell: Cell) -> None:
    inner = [f"Content-Type: message/rfc822\n\nSubject: Story {n}\n\nWords {n}." for n in (1, 2)]
    found = steps((HEADERS + mixed(*inner, kind="digest")).encode(), cell)
    assert [(s.headline, s.location) for s in found if isinstance(s, Article)] == [
        ("Story 1", "a.eml!1"), ("Story 2", "a.eml!2"),
    ]  # fmt: skip


def test_a_page_that_a_browser_saved_as_mail(cell: Cell) -> None:
    page = f"<html><head><title>Harbour opens</title></head><body><p>{WORDS}</p></body></html>"
    saved = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://meridian.example/harbour\n"
        "Subject: Harbour opens | The Meridian\nDate: Thu, 29 May 2025 12:03:00 -0000\n"
        "MIME-Version: 1.0\n"
    ) + mixed(f"Content-Type: text/html\n\n{page}", "Content-Type: text/css\n\na {}")
    story = article(saved.encode(), cell, "harbour.mhtml")
    assert (story.headline, story.url) == ("Harbour opens", "https://meridian.example/harbour")
    assert story.byline == ()


def test_a_mail_without_a_date_has_that_of_its_file(cell: Cell) -> None:
    story = article(b"From: a@b.example\nSubject: No date\n\nWords.\n", cell)
    assert (story.headline, story.published_basis) == ("No date", "file")
    received = b"From: a@b.example\nDate: yesterday\nReceived: by x; 29 May 2025 12:04:00 GMT\n\nW."
    assert str(article(received, cell).published) == "2025-05-29 12:04:00+00:00"


def test_wire_copy_with_a_date_is_no_mail(cell: Cell) -> None:
    copy = b"Date: May 29\nSource: Reuters\n\nHarbour opens\n\nPORT ANSEL, May 29 - It opened.\n"
    assert "Source: Reuters" in article(copy, cell, "a.txt").text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (HEADERS + "Content-Type: image/png\n\nxxxx", "is a mail without text"),
        (HEADERS + "Content-Type: multipart/mixed; boundary=no\n\n--other\n\nx\n", None),
        (HEADERS + mixed("Content-Type: text/plain\n\nWords.")[:-9], None),
        (HEADERS + "Content-Type: multipart/mixed\n\nWords without a boundary.", None),
        (HEADERS + "Subject" * 200_000 + "\n\nWords.", None),
        ("From: " + "(" * 500_000 + "a@b.example\nMessage-ID: <1@x>\n\nWords.", None),
        ("Subject: " + "=?utf-8?q?x" * 200_000 + "\nMessage-ID: <1@x>\n\nWords.", None),
        ("Subject: =?utf-8?b?///=?= =?x?q?=FF?=\nMessage-ID: <1@x>\n\nWords.", None),
        ("Date: Thu, 99 May 99999 99:99 +9999\nMessage-ID: <1@x>\n\nWords.", None),
        (HEADERS + "Content-Transfer-Encoding: base64\n\n!!!!\n", None),
    ],
)
def test_broken_mails_cost_themselves_at_most(cell: Cell, data: str, reason: str | None) -> None:
    (found,) = steps(data.encode(), cell)
    if reason is not None:
        assert str(found) == f"a.eml: {reason}"
    assert article(plain(WORDS), cell).paragraphs


def test_parts_in_parts_end(cell: Cell) -> None:
    for count in (30, 1_200):
        nested = "".join(
            f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(count)
        )
        (failure,) = steps((HEADERS + nested).encode(), cell)
        assert str(failure) == "a.eml: has too many parts in parts"
    mails = "Subject: The innermost\n\nWords."
    for _ in range(20):
        mails = f"Subject: Fwd\nMessage-ID: <1@x>\nContent-Type: message/rfc822\n\n{mails}"
    (failure,) = steps(mails.encode(), cell)
    assert str(failure).endswith("is in too many mails, one in the other")


def test_nothing_in_a_header_reaches_the_terminal(cell: Cell) -> None:
    evil = base64.b64encode(b"\x1b]52;c;cHdu\x07Harbour \x1b[31mopens").decode()
    data = f"From: a@b.example\nSubject: =?utf-8?b?{evil}?=\n\nWords \x1b[2J\u202eof it.\n"
    story = article(data.encode(), cell)
    assert story.headline == "Harbour opens"
    assert "\x1b" not in story.text + "".join(story.byline)


MAILS = "".join(
    f"From a@b.example Thu May 29 14:03:0{n} 2025\n"
    f"From: a@b.example\nSubject: Story {n}\n\nWords of {n}.\n>From here on it is his.\n\n"
    for n in (1, 2, 3)
)


@pytest.mark.parametrize("name", ["a.mbox", "Newsletters"])
def test_a_mailbox_is_read_mail_by_mail(cell: Cell, name: str) -> None:
    found = [step for step in steps(MAILS.encode(), cell, name) if isinstance(step, Article)]
    assert [(s.headline, s.location) for s in found] == [
        (f"Story {n}", f"{name}!{n}") for n in (1, 2, 3)
    ]
    assert "From here on it is his." in found[0].text


def test_a_sentence_that_begins_with_from_and_has_a_time_is_part_of_its_mail(cell: Cell) -> None:
    words = "From Monday 9:00 to 17:30 the harbour is open.\nNobody waits: all is well.\n"
    found = steps(MAILS.replace("Words of 2.\n", words).encode(), cell, "a.mbox")
    assert [s.headline for s in found if isinstance(s, Article)] == [
        "Story 1",
        "Story 2",
        "Story 3",
    ]
    assert isinstance(found[1], Article)
    assert "From Monday 9:00 to 17:30 the harbour is open." in found[1].text


def test_a_mail_too_large_leaves_the_others(cell: Cell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "MAX_BYTES", 1_000)
    monkeypatch.setattr(mail, "MAX_BYTES", 1_000)
    large = MAILS.replace("Words of 2.", "Words of 2.\n" * 500)
    one, failure, three = steps(large.encode(), cell, "a.mbox")
    assert isinstance(one, Article)
    assert isinstance(three, Article)
    assert str(failure) == "a.mbox!2: is larger than the 0 MB a mail may have"


def test_mailboxes_of_any_size_are_streamed() -> None:
    class Endless(io.RawIOBase):
        """A mailbox that never ends."""

        def read(self, size: int = -1) -> bytes:
            return MAILS.encode()

    document = Document(Endless(), "a.mbox", mtime=0.0)
    found = (step for step in mbox.read(document) if isinstance(step, Document))
    assert [next(found).member for _ in range(5)] == ["1", "2", "3", "4", "5"]


def test_a_maildir_in_a_folder_and_in_an_archive(tmp_path: Path, cell: Cell) -> None:
    box = tmp_path / "Mail"
    names = ["cur/1716990001.M1P2.host:2,S", "new/1716990002.M2P2.host", "tmp/1716990003.M3.h",
             "cur/1716990004.M4.host:2,ST", "cur/1716990005.M5.host:2,D", "log/7.x"]  # fmt: skip
    for name in names:
        (box / name).parent.mkdir(parents=True, exist_ok=True)
        (box / name).write_bytes(plain(WORDS))
    found = [Path(s.path).parent.name for s in locate([str(tmp_path)]) if isinstance(s, Location)]
    assert found == ["cur", "new"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(box.rglob("*.*")):
            archive.write(file, file.relative_to(tmp_path))
    stories = [s for s in steps(packed.getvalue(), cell, "mail.zip") if isinstance(s, Article)]
    assert [s.member for s in stories] == [
        "Mail/cur/1716990001.M1P2.host:2,S", "Mail/new/1716990002.M2P2.host",
    ]  # fmt: skip


def test_the_mailboxes_of_a_maildir(tmp_path: Path, cell: Cell) -> None:
    box = tmp_path / "Mail"
    mails = [
        "cur/1716990001.M1.host:2,S", ".Sent/cur/1716990002.M2.host:2,S",
        ".Lists.Wire/new/1716990003.M3.host", ".Trash/cur/1716990004.M4.host:2,S",
        ".cache/1716990005.M5.host", "new/.hidden", "tmp/1716990006.M6.host",
    ]  # fmt: skip
    for name in mails:
        (box / name).parent.mkdir(parents=True, exist_ok=True)
        (box / name).write_bytes(plain(WORDS))
    (box / ".Lists.Wire" / "cur").mkdir()
    (box / "dovecot-uidlist").write_text("3 V1716990001 N4")
    (box / ".Sent" / "maildirfolder").touch()
    found = [step.path for step in locate([str(box)]) if isinstance(step, Location)]
    wanted = [mails[2], mails[1], mails[0]]
    assert found == [str(box / name) for name in wanted]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in mails:
            archive.write(box / name, f"Mail/{name}")
    stories = [s.member for s in steps(packed.getvalue(), cell, "m.zip") if isinstance(s, Article)]
    assert sorted(stories) == sorted(f"Mail/{name}" for name in wanted)
