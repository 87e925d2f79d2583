"""Archives and packed files open as what is in them, and cannot hurt."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tui.article import Article, Failure
from tui.ingest.documents import allowance
from tui.ingest.formats.archives import zip_archive as archive_zip
from tui.ingest.read import read, read_bytes
from tui.ingest.sources.locate import Location, locate

STORY = "Lorries cross the bridge\n\nTERMEZ, May 29 (Reuters) - They crossed at dawn.\n"


def copy(number: int) -> bytes:
    return STORY.replace("Lorries", f"{number} lorries").encode()


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


def tarred(members: Iterable[tuple[str, bytes]], mode: str = "w") -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(content), 86_400
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


def steps(data: bytes, name: str) -> list[Article | Failure]:
    return [step for step in read_bytes(data, name=name, mtime=0.0) if step is not None]


def places(data: bytes, name: str) -> list[str | None]:
    found = steps(data, name)
    assert all(isinstance(step, Article) for step in found), [str(step) for step in found]
    return [step.location for step in found if isinstance(step, Article)]


MEMBERS = [("a.txt", copy(1)), ("deep/er/b.txt", copy(2)), ("c.jsonl", b'{"title": "c"}\n')]


@pytest.mark.parametrize(
    ("pack", "name"),
    [
        (zipped, "a.zip"),
        (tarred, "a.tar"),
        (lambda members: tarred(members, "w:gz"), "a.tar.gz"),
        (lambda members: tarred(members, "w:bz2"), "a.tbz2"),
        (lambda members: tarred(members, "w:xz"), "a.tar.xz"),
        (zipped, "what.txt"),
        (lambda members: gzip.compress(zipped(members)), "a.zip.gz"),
    ],
)
def test_members_are_stories_under_their_names(
    pack: Callable[[Iterable[tuple[str, bytes]]], bytes], name: str
) -> None:
    assert places(pack(MEMBERS), name) == [
        f"{name}!a.txt", f"{name}!deep/er/b.txt", f"{name}!c.jsonl",
    ]  # fmt: skip


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_files(pack: Callable[[bytes], bytes]) -> None:
    (story,) = steps(pack(copy(1)), "story.txt.gz")
    assert isinstance(story, Article)
    assert (story.headline, story.path) == ("1 lorries cross the bridge", "story.txt.gz")
    lines = b'{"title": "one"}\n{"title": "two"}\n'
    assert places(pack(lines), "d.gz") == ["d.gz!1", "d.gz!2"]


def test_zstandard() -> None:
    zstd = pytest.importorskip(
        "backports.zstd" if sys.version_info < (3, 14) else "compression.zstd"
    )
    assert places(zstd.compress(copy(1)), "story.txt.zst") == ["story.txt.zst"]


def test_without_the_extra_it_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tui.ingest.formats.archives.zstandard", raising=False)
    for name in ("compression.zstd", "backports.zstd"):
        monkeypatch.setitem(sys.modules, name, None)
    (failure,) = steps(b"\x28\xb5\x2f\xfd" + bytes(20), "dump.zst")
    assert str(failure) == "dump.zst: needs newstui[zstd]: pip install 'newstui[zstd]'"


def test_archives_in_folders_are_found_and_their_foreign_members_left_out(tmp_path: Path) -> None:
    foreign = [("photo.jpg", b"x"), (".hidden.txt", copy(3)), ("__MACOSX/._a.txt", b"x")]
    (tmp_path / "a.zip").write_bytes(zipped([*MEMBERS, *foreign]))
    (tmp_path / "b.json.gz").write_bytes(gzip.compress(b'{"title": "b"}'))
    (tmp_path / "c.css.gz").write_bytes(gzip.compress(b"body {}"))
    found: list[Article] = []
    for location in locate([str(tmp_path)]):
        assert isinstance(location, Location)
        found += [step for step in read(location) if isinstance(step, Article)]
    assert [os.path.relpath(story.location or "", tmp_path) for story in found] == [
        "a.zip!a.txt", "a.zip!deep/er/b.txt", "a.zip!c.jsonl", "b.json.gz",
    ]  # fmt: skip


def test_what_an_archive_leads_to_is_never_followed(tmp_path: Path) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, kind, target in (
            ("link.txt", tarfile.SYMTYPE, "/etc/passwd"),
            ("hard.txt", tarfile.LNKTYPE, "../../etc/passwd"),
            ("pipe.txt", tarfile.FIFOTYPE, ""),
            ("zero.txt", tarfile.CHRTYPE, ""),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
        info = tarfile.TarInfo("../../../evil.txt")
        info.size = len(copy(1))
        archive.addfile(info, io.BytesIO(copy(1)))
    path = tmp_path / "in" / "evil.tar"
    path.parent.mkdir()
    path.write_bytes(data.getvalue())
    assert [str(step).rpartition("!")[2] for step in steps(data.getvalue(), str(path))] == [
        "link.txt: is a link, which is not followed in an archive",
        "hard.txt: is a link, which is not followed in an archive",
        "pipe.txt: is a pipe or a device, not a file",
        "zero.txt: is a pipe or a device, not a file",
        "../../../evil.txt: has a name that leads out of the archive",
    ]
    assert sorted(tmp_path.rglob("*")) == [path.parent, path]


def test_names_of_members_are_made_safe() -> None:
    (story,) = steps(zipped([("a\x1b]0;pwn\x07\n.txt", copy(1))]), "a.zip")
    assert isinstance(story, Article)
    assert story.location == "a.zip!a\ufffd]0;pwn\ufffd\ufffd.txt"


@pytest.mark.parametrize("pack", [zipped, lambda members: tarred(members, "w:gz")])
def test_a_bomb_is_stopped_by_its_ratio(
    pack: Callable[[Iterable[tuple[str, bytes]]], bytes],
) -> None:
    bomb = pack([("a.txt", copy(1)), ("b.txt", b" " * 19_000_000), ("c.txt", copy(3))])
    story, failure = steps(bomb, "bomb")
    assert isinstance(story, Article)
    assert str(failure) == "bomb: unpacks to more than 200 times its size; the rest is not read"


def test_a_small_member_that_packs_well_ends_no_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "RATIO_FROM", 500_000)
    long = b"Lorries cross\n\n" + os.urandom(300_000).hex().encode()
    members = [("a.txt", long), ("b.txt", copy(2) + b" " * 400_000), ("c.txt", copy(3))]
    assert places(zipped(members), "a.zip") == ["a.zip!a.txt", "a.zip!b.txt", "a.zip!c.txt"]


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("MAX_UNPACKED", "bomb.zip: unpacks to more than 0 MB; the rest is not read"),
        ("MAX_MEMBERS", "bomb.zip: holds more than 100 files; the rest is not read"),
        ("MAX_STORIES", "bomb.zip: holds more than 100 stories; the rest is not read"),
    ],
)
def test_limits_of_a_whole_archive(monkeypatch: pytest.MonkeyPatch, limit: str, words: str) -> None:
    monkeypatch.setattr(allowance, limit, 100)
    *_, failure = steps(zipped((f"{n}.txt", copy(n)) for n in range(101)), "bomb.zip")
    assert str(failure) == words


def test_archives_in_archives_end() -> None:
    data = copy(1)
    for _ in range(4):
        data = zipped([("a.zip", data)])
    assert places(zipped([("a.txt", copy(1))]), "x.zip") == ["x.zip!a.txt"]
    for _ in range(40):
        data = zipped([("a.zip", data)])
    (failure,) = steps(data, "x.zip")
    assert str(failure).endswith("is in too many archives, one in the other")


@pytest.mark.parametrize("pack", [zipped, tarred, lambda members: tarred(members, "w:gz")])
def test_damaged_archives_give_what_is_whole(
    pack: Callable[[Iterable[tuple[str, bytes]]], bytes],
) -> None:
    data = pack((f"{number}.txt", copy(number) + os.urandom(9)) for number in range(300))
    found = steps(data[: len(data) // 2 + 700], "half")
    assert isinstance(found[-1], Failure)
    broken = data[:1000] + bytes(200) + data[1200:]
    assert steps(broken, "broken")


def test_a_tape_archive_that_is_cut_off_says_so() -> None:
    data = tarred([("a.txt", copy(1)), ("b.txt", copy(2) * 100)])
    story, member, archive = steps(data[:2500], "a.tar")
    assert isinstance(story, Article)
    assert "a.tar!b.txt" in str(member)
    assert str(archive) == "a.tar: is cut off or damaged; the rest is not read"


def test_encrypted_members_and_documents_of_programs() -> None:
    data = bytearray(zipped([("a.txt", copy(1))]))
    for at in (6, data.index(b"PK\1\2") + 8):
        data[at] |= 1
    assert [str(step) for step in steps(bytes(data), "a.zip")] == ["a.zip!a.txt: is encrypted"]
    office = zipped([("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")])
    assert "is an Office document" in str(steps(office, "a.docx")[0])


def test_a_member_with_a_name_in_no_encoding_costs_no_other() -> None:
    data = bytearray(zipped([("ä.txt", copy(1)), ("b.txt", copy(2))]))
    data[data.index("ä".encode())] = 0xFF  # only in front of the member, not in the contents
    failure, story = steps(bytes(data), "a.zip")
    assert str(failure).startswith("a.zip!ä.txt: is damaged (")
    assert isinstance(story, Article)
    assert story.location == "a.zip!b.txt"


def test_an_archive_in_another_has_to_fit_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_zip, "MAX_IN_ANOTHER", 100_000)
    inner = zipped([("a.txt", os.urandom(200_000))])
    (failure,) = steps(tarred([("a.zip", inner)]), "a.tar")
    assert "a.tar!a.zip" in str(failure)


def test_a_file_with_holes_is_left_out() -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("holes.txt")
        info.pax_headers = {"GNU.sparse.map": "0,1", "GNU.sparse.size": str(10**12)}
        info.size = 1
        archive.addfile(info, io.BytesIO(b"x"))
    (failure,) = steps(data.getvalue(), "a.tar")
    assert str(failure) == "a.tar!holes.txt: is a file with holes in it"


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_members_that_are_not_opened_are_named_and_the_rest_is_read(
    pack: Callable[[Iterable[tuple[str, bytes]]], bytes],
) -> None:
    names = ("../up.txt", "a/../../up.txt", "..", "./here.txt", "a/../there.txt", "/top.txt")
    members = [("void.txt", b""), *((name, copy(at)) for at, name in enumerate(names))]
    assert [str(one) for one in steps(pack(members), "a") if isinstance(one, Failure)] == [
        "a!void.txt: is empty",
        "a!../up.txt: has a name that leads out of the archive",
        "a!a/../../up.txt: has a name that leads out of the archive",
    ]
    stories = [one.location for one in steps(pack(members), "a") if isinstance(one, Article)]
    assert stories == ["a!./here.txt", "a!a/../there.txt", "a!/top.txt"]


def test_links_and_names_of_windows_in_zip_archives() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("..\\up.txt", copy(1))
        archive.writestr("deep\\down.txt", copy(2))
    link_, up, story = steps(data.getvalue(), "a.zip")
    assert str(link_) == "a.zip!link.txt: is a link, which is not followed in an archive"
    assert str(up).endswith("up.txt: has a name that leads out of the archive")
    assert isinstance(story, Article)
