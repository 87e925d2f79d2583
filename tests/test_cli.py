"""The command line's contract, on real processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.feeds import item, rss
from tests.server import Server
from tui import cli
from tui.article import Article, Entity
from tui.cli import bundled_seeds
from tui.entities.recognise import find_entities

ROOT = Path(__file__).parent.parent
NEWSTUI = [sys.executable, "-m", "tui"]


def newstui(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run newstui to its end with standard input empty unless given."""
    options = {"stdin": subprocess.DEVNULL, **options}
    if "input" in options:
        del options["stdin"]
    return subprocess.run(
        [*NEWSTUI, *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False, **options,
    )  # fmt: skip


def records(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """The JSON lines of a finished run."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_json_follows_the_contract(folder: Path) -> None:
    done = newstui(folder, "--json")
    assert done.returncode == 0
    assert done.stderr == ""
    first, *rest = records(done)
    assert len(rest) == 2
    assert set(first) == {
        "id", "path", "url", "source", "section", "headline", "summary", "byline", "language",
        "dateline", "published", "paragraphs", "notes", "text", "blocks", "entities",
    }  # fmt: skip
    assert first["headline"] == "Taliban adviser welcomes talks in Moscow"
    assert first["section"] == "World"
    assert first["path"] == str(folder / "kabul.txt")
    assert first["source"] == "Reuters"
    assert first["language"] == "en"
    assert first["published"] == "2025-05-29"
    assert first["dateline"] == {
        "places": ["KABUL"],
        "date": "May 29, 2025",
        "iso_month_day": "05-29",
        "agency": "Reuters",
    }
    assert first["paragraphs"][1].startswith('"We welcome the [leadership] decision,"')
    jalali = next(entity for entity in first["entities"] if entity["name"] == "Zakir Jalali")
    assert jalali["type"] == "PER"
    assert [first["text"][start:end] for start, end in jalali["mentions"]] == [
        "Zakir Jalali", "Jalali", "Zakir Jalali", "Jalali",
    ]  # fmt: skip


def test_json_says_what_sums_come_to(folder: Path) -> None:
    (folder / "dam.txt").write_text(
        "The dam is dear\n\nIt cost $5-7 million, or 3 bln rupees, and 4.2 billion dollars.\n"
    )
    (record,) = records(newstui(folder / "dam.txt", "--json"))
    assert {one["name"]: one["amount"] for one in record["entities"]} == {
        "$5-7 million": {"number": 5_000_000, "unit": "USD", "upto": 7_000_000},
        "3 bln rupees": {"number": 3_000_000_000, "unit": None},
        "4.2 billion dollars": {"number": 4_200_000_000, "unit": "USD"},
    }


def test_what_newstui_wrote_it_reads_back(tmp_path: Path) -> None:
    first = newstui("--json")
    dump = tmp_path / "stories.jsonl"
    dump.write_text(first.stdout, "utf-8")
    again = newstui(dump, "--json")
    assert (again.returncode, again.stderr) == (0, "")
    assert len(records(first)) == len(records(again)) > 20
    for one, other in zip(records(first), records(again), strict=True):
        assert other.pop("path").startswith(f"{dump}!")
        del one["path"]
        # A file's own day is not certain, a record's is: only there are dates resolved.
        for record in (one, other):
            names = [entity for entity in record["entities"] if entity["type"] != "DATE"]
            record["entities"] = [{**entity, "id": ""} for entity in names]
        assert other == one


def test_names_that_the_source_gives_are_marked(tmp_path: Path) -> None:
    path = tmp_path / "ninjs.json"
    text = "The trial of Francesco Schettino began in Grosseto."
    path.write_text(json.dumps({
        "uri": "urn:x:1", "headlines": [{"role": "short", "value": "Trial"},
        {"role": "main", "value": "Captain on trial"}],
        "bodies": [{"contentType": "text/html", "value": f"<p>{text}</p><p>More &amp; more.</p>"}],
        "people": [{"name": "Francesco Schettino"}], "places": [{"name": "Tuscany"}],
        "versionCreated": "2013-07-09T10:37:00Z", "by": "Nora Byte", "located": "Grosseto",
    }), "utf-8")  # fmt: skip
    (record,) = records(newstui(path, "--json"))
    assert (record["headline"], record["paragraphs"]) == (
        "Captain on trial", [text, "More & more."],
    )  # fmt: skip
    assert record["published"] == "2013-07-09T10:37:00Z"
    assert record["dateline"]["places"] == ["Grosseto"]
    given = {entity["name"]: entity for entity in record["entities"] if entity.get("given")}
    assert set(given) == {"Francesco Schettino", "Tuscany"}
    assert given["Tuscany"] == {
        "id": given["Tuscany"]["id"], "name": "Tuscany", "type": "LOC", "mentions": [],
        "given": True,
    }  # fmt: skip
    path.write_text(json.dumps(record), "utf-8")
    (again,) = records(newstui(path, "--json"))
    assert again == record


def test_newest_come_first(folder: Path) -> None:
    published = [record["published"] for record in records(newstui(folder, "--json"))]
    assert published == ["2025-05-29", "2025-05-27", "2025-05-25"]


def test_filter_says_what_matched_and_what_was_corrected(folder: Path) -> None:
    done = newstui(folder, "--json", "--no-entities", "--filter", "talbian")
    (record,) = records(done)
    assert "entities" not in record
    assert record["match"]["corrected"] == {"talbian": "taliban"}
    matched = {record["text"][start:end] for start, end in record["match"]["spans"]}
    assert matched == {"Taliban"}
    assert record["match"]["score"] > 0


def test_filter_by_a_name_under_any_alias(folder: Path) -> None:
    done = newstui(folder, "--json", "--filter", 'person:"zakir jalali"')
    assert {Path(record["path"]).name for record in records(done)} == {"kabul.txt", "dam.txt"}


def test_a_filter_finds_the_same_without_the_names() -> None:
    query = "--filter", 'org:"volgar agro"'
    whole, bare = (
        {record["id"] for record in records(newstui("--json", *more, *query))}
        for more in ((), ("--no-entities",))
    )
    assert whole == bare


def test_filter_that_finds_nothing_is_no_error(folder: Path) -> None:
    done = newstui(folder, "--json", "--filter", "xylophone zebra")
    assert (done.returncode, done.stdout) == (0, "")


def test_odd_filters_are_said_not_raised(folder: Path) -> None:
    done = newstui(folder, "--json", "--no-entities", "--filter", 'colour:red "wheat')
    assert done.returncode == 0
    assert "colour" in done.stderr


def test_standard_input(folder: Path) -> None:
    text = (folder / "dam.txt").read_text("utf-8")
    (record,) = records(newstui("-", "--json", input=text))
    assert record["headline"] == "Dam on the river Tersoy opens"
    assert record["path"] is None


def test_pipes_that_are_named_are_read_as_standard_input_is(folder: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.fifo"
    os.mkfifo(made)
    reading, writing = os.pipe()
    with open(writing, "wb") as pipe:
        pipe.write((folder / "dam.txt").read_bytes())
    command = [*NEWSTUI, f"/dev/fd/{reading}", str(made), "--json", "--no-entities"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, pass_fds=[reading]
    ) as process:
        os.close(reading)
        made.write_bytes((folder / "wheat.txt").read_bytes())
        out, errors = process.communicate(timeout=60)
    assert errors == ""
    assert sorted((one["path"], one["headline"]) for one in map(json.loads, out.splitlines())) == [
        (f"/dev/fd/{reading}", "Dam on the river Tersoy opens"),
        (str(made), "Wheat prices rise as rain stays away"),
    ]


def test_a_pipe_found_in_a_folder_is_named_not_read(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    done = newstui(folder, "--json", "--no-entities")
    assert len(records(done)) == 3
    assert done.stderr == f"newstui: {folder / 'pipe.txt'}: is a named pipe, not a file\n"


def test_json_does_not_follow_and_says_so_at_once(folder: Path) -> None:
    done = newstui(folder, "--json", "--follow")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--follow goes with the screen" in done.stderr


def test_many_sources_and_the_same_copy_once(folder: Path) -> None:
    done = newstui(folder / "dam.txt", folder, "-", "--json", "--no-entities",
                   input=(folder / "wheat.txt").read_text("utf-8"))  # fmt: skip
    assert len(records(done)) == 3


def test_failures_are_named_and_the_rest_is_read(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    done = newstui(folder, folder / "gone.txt", "--json", "--no-entities")
    assert done.returncode == 0
    assert len(records(done)) == 3
    assert "empty.txt" in done.stderr
    assert "gone.txt" in done.stderr


def test_nothing_read_is_status_1(tmp_path: Path) -> None:
    done = newstui(tmp_path / "gone", "--json")
    assert done.returncode == 1
    assert "gone" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("wrong", [["--frobnicate"], ["--no-entities"], ["--filter"]])
def test_wrong_command_lines_are_status_2(wrong: list[str]) -> None:
    done = newstui(*wrong)
    assert done.returncode == 2
    assert "usage:" in done.stderr


def test_screen_without_a_terminal_is_refused() -> None:
    done = newstui(start_new_session=True)
    assert done.returncode == 2
    assert "terminal" in done.stderr


def test_without_a_source_the_seeds_are_opened() -> None:
    done = newstui("--json", "--no-entities")
    assert done.returncode == 0
    assert len(records(done)) == len(list(bundled_seeds().glob("*.txt"))) >= 16


def test_reader_that_leaves_early_ends_it_quietly() -> None:
    run = f"{sys.executable} -m tui --json | head -n 1"
    done = subprocess.run(
        ["bash", "-c", run], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_closed_streams_get_a_message_not_a_traceback(closed: str) -> None:
    run = f"{sys.executable} -m tui - --json {closed}"
    done = subprocess.run(
        ["bash", "-c", run], capture_output=True, text=True, cwd=ROOT, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("newstui: ")
    assert "Traceback" not in done.stderr


def test_interrupt_ends_it_quietly() -> None:
    # What a shell starts in the background ignores interrupts, and so does what that starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [*NEWSTUI, "-", "--json"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as running:
        signal.signal(signal.SIGINT, before)
        assert running.stderr is not None
        try:
            running.wait(1.5)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGINT)
        assert running.wait(10) == 130
        assert running.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "darwin", reason="file names there are always text")
def test_file_names_that_are_no_text_survive(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as file:
        file.write(b"A headline\n\nPARIS (AFP) - All is well.\n")
    done = newstui(tmp_path, "--json", "--no-entities")
    assert done.returncode == 0, done.stderr
    assert os.fsencode(records(done)[0]["path"]) == name


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_full_disk_gets_a_message(folder: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*NEWSTUI, str(folder), "--json"],
            stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_marks_and_watchlist_can_be_asked_for_in_scripts(folder: Path, tmp_path: Path) -> None:
    from tui.state.state import State

    state = tmp_path / "desk.sqlite"
    first = json.loads(newstui(str(folder), "--json", "--no-entities").stdout.splitlines()[0])
    State(state).set_read([first["id"]], True)
    done = newstui(str(folder), "--json", "--filter", "is:unread", "--state", str(state))
    assert len(done.stdout.splitlines()) == 2
    assert first["id"] not in done.stdout
    done = newstui(str(folder), "--json", "--filter", "is:read", "--state", str(state))
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [first["id"]]
    nothing = newstui(str(folder), "--json", "--filter", "is:flagged", "--no-state")
    assert (nothing.returncode, nothing.stdout) == (0, "")


@pytest.mark.parametrize(
    ("asked", "readings"),
    [
        (["--filter", "place:kabul"], 3),
        (["--filter", "place:kabul", "--no-entities"], 3),
        (["--filter", "is:watched"], 3),
        (["--filter", "is:unread", "--no-entities"], 0),
        (["--filter", "wheat"], 1),
    ],
)
def test_no_story_is_recognised_twice_or_for_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str], readings: int
) -> None:
    read: list[str] = []

    def counted(article: Article, *options: Any) -> tuple[Entity, ...]:
        read.append(article.id)
        return find_entities(article, *options)

    for module in ("naming", "readings"):
        monkeypatch.setattr(f"tui.entities.index.{module}.find_entities", counted)
    monkeypatch.setattr(cli, "die_quietly_with_the_pipe", lambda: None)  # but for this process
    kept = tmp_path / ".kept"
    kept.mkdir()
    (kept / "watchlist.txt").write_text("Zakir Jalali\n")
    monkeypatch.setattr(cli, "watch_file", lambda: kept / "watchlist.txt")
    state = str(kept / "desk.sqlite")
    script = ["--json", "--no-cache", "--state", state, *asked]
    assert cli.main([str(folder), *script]) == 0
    assert len(read) == readings


def test_print_config_explains_every_setting() -> None:
    printed = newstui("--print-config").stdout
    assert "#read_after = 8" in printed
    assert "# Watch the words selected" in printed
    assert "#\"desk.watch\" = 'w'" in printed


def test_without_a_source_the_configured_ones_are_opened(folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "own.toml"
    config.write_text(f"wrong line\nsources = ['{folder}']\n")
    done = newstui("--config", config, "--json", "--no-entities")
    assert "Taliban adviser" in done.stdout
    assert f"newstui: {config}: line 1: " in done.stderr


def test_a_configuration_asked_for_must_be_there(tmp_path: Path) -> None:
    done = newstui("--config", tmp_path / "none.toml", "--json")
    assert done.returncode == 2
    assert "none.toml is no file" in done.stderr


def test_corrections_hold_for_scripts_too(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("config")
    (home / "newstui").mkdir(parents=True)
    (home / "newstui" / "entities.tsv").write_text(
        "rename\tPER\tZakir Jalali\tZ. Jalali\nhide\tLOC\tKabul\nhide Moscow\n"
    )
    environment = {**os.environ, "XDG_CONFIG_HOME": str(home)}
    done = newstui(folder, "--json", "--filter", 'person:"Z. Jalali"', env=environment)
    assert "entities.tsv, line 3" in done.stderr
    names = [{entity["name"] for entity in record["entities"]} for record in records(done)]
    assert len(names) == 2
    assert all("Z. Jalali" in one and not one & {"Zakir Jalali", "Kabul"} for one in names)
    kept_out = newstui(folder, "--json", "--no-state", env=environment)
    assert "Zakir Jalali" in kept_out.stdout
    assert kept_out.stderr == ""


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """An environment with a cache folder of its own."""
    return {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}


def test_a_feed_by_its_address(server: Server, elsewhere: dict[str, str]) -> None:
    pytest.importorskip("feedparser")
    url = server.serve("/feed", rss(item(1), item(2)), etag='"1"')
    done = newstui(url, "--json", "--no-entities", "--filter", "number", env=elsewhere)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = records(done)
    assert (first["headline"], second["headline"]) == ("Story 2", "Story 1")
    assert (first["path"], first["url"]) == (f"{url}!2", "https://meridian.example/2")
    server.shutdown()
    server.server_close()
    done = newstui(url, "--json", "--no-entities", env=elsewhere)
    assert (done.returncode, len(records(done))) == (0, 2)
    assert f"{url}: cannot be fetched" in done.stderr
    assert "shown as it was on" in done.stderr
    done = newstui(url, "--json", "--no-entities", "--no-cache", env=elsewhere)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{url}: cannot be fetched" in done.stderr


def test_no_cache_keeps_nothing(server: Server, elsewhere: dict[str, str]) -> None:
    pytest.importorskip("feedparser")
    url = server.serve("/feed", rss(item(1)))
    done = newstui(url, "--json", "--no-entities", "--no-cache", env=elsewhere)
    assert len(records(done)) == 1
    assert not Path(elsewhere["XDG_CACHE_HOME"]).exists()


def test_addresses_need_the_extra(server: Server, tmp_path: Path) -> None:
    url = server.serve("/feed", rss(item(1)))
    (tmp_path / "httpx.py").write_text("raise ModuleNotFoundError(name='httpx')")
    done = newstui(url, "--json", env={**os.environ, "PYTHONPATH": str(tmp_path)})
    assert done.returncode == 1
    assert f"{url}: needs newstui[feeds]: pip install 'newstui[feeds]'" in done.stderr
    assert server.asked == {}


def test_the_screen_can_be_served_without_a_terminal(folder: Path) -> None:
    """As textual-serve runs it: Textual's driver for browsers on two pipes."""
    environment = {**os.environ, "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}
    environment |= {"COLUMNS": "120", "ROWS": "40"}
    served = subprocess.Popen(
        [*NEWSTUI, "--no-state", str(folder)], cwd=ROOT, env=environment,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert served.stdout is not None
        painted = b""
        while b"Taliban adviser" not in painted:
            more = os.read(served.stdout.fileno(), 1 << 16)
            assert more, served.stderr and served.stderr.read()
            painted += more
        assert painted.startswith(b"__GANGLION__")
    finally:
        served.kill()
        served.communicate()


@pytest.mark.parametrize("nothing", ["[]", "{}"])
def test_a_file_with_no_story_in_it_is_named(tmp_path: Path, nothing: str) -> None:
    file = tmp_path / "none.json"
    file.write_text(nothing)
    done = newstui("--json", file)
    assert done.returncode == 1
    assert "none.json: " in done.stderr
