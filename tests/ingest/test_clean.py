"""Nothing in a story may act on the terminal, and nothing readable may be lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.ingest.text.clean import MARKS_KEPT, clean_text
from tui.ingest.text.paintable import UNPAINTABLE, safe_line

HOSTILE = {
    "colour": ("a\x1b[31mb", "ab", 1),
    "clipboard, ended by BEL": ("a\x1b]52;c;aGk=\x07b", "ab", 1),
    "title, ended by ST": ("a\x1b]0;pwned\x1b\\b", "ab", 1),
    "link, eight-bit": ("a\x9d8;;http://x\x9cb", "ab", 1),
    "colour, eight-bit": ("a\x9b31mb", "ab", 1),
    "device control string": ("a\x1bPq#0;2;0\nzz\x1b\\b", "ab", 1),
    "application command": ("a\x1b_Gf=100;AAAA\x1b\\b", "ab", 1),
    "privacy message": ("a\x1b^secret\x1b\\b", "ab", 1),
    "start of string": ("a\x1bXsecret\x1b\\b", "ab", 1),
    "two characters": ("a\x1bcb\x1b(Bc", "abc", 2),
    "a title without an end": ("a\x1b]0;the story goes on", "a0;the story goes on", 1),
    "an escape at the end": ("a\x1b", "a", 1),
    "escapes in a row": ("a\x1b\x1b\x1b[1mb", "ab", 3),
    "bell, backspace, NUL, DEL": ("a\x07\x08\x00\x7fb", "ab", 4),
    "direction override": ("a\u202eb\u2066c\u2069", "abc", 3),
    "tag characters": ("a\U000e0041\U000e0042b", "ab", 1),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_acts_on_a_terminal_is_taken_out_and_counted(case: str) -> None:
    raw, text, removed = HOSTILE[case]
    assert clean_text(raw) == (text, removed)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x0bf\x0cg\x85h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\ufeffsoft\u00adhy\u200bphen", "softhyphen"),
        ("cafe\u0301", "caf\xe9"),
        ("tab\tstays", "tab\tstays"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("\u200fשלום\u200e", "שלום"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f!", "\U0001f3f4!"),
    ],
)
def test_leftovers_are_tidied_without_alarm(raw: str, text: str) -> None:
    assert clean_text(raw) == (text, 0)


@pytest.mark.parametrize("text", ["می‌گوید", "क्‍ष", "👩‍🚀 in orbit", "[sic] <TCB> [/] 50 % – «x»"])
def test_text_that_is_fine_is_left_alone(text: str) -> None:
    assert clean_text(text) == (text, 0)


def test_joiners_that_split_latin_words_go() -> None:
    assert clean_text("Tali\u200dban \u200c.").text == "Taliban ."


def test_stacks_of_marks_are_capped() -> None:
    assert len(clean_text("x" + "\u0323\u0310" * 400).text) == 1 + MARKS_KEPT


def test_introducers_without_an_end_take_no_quadratic_time() -> None:
    for introducer in ("\x1b]", "\x1bP", "\x9d", "\x90", "\x1b[", "\x9b1"):
        assert clean_text(introducer * 300_000).removed == 300_000


@given(st.text(st.characters(codec=None)))
def test_clean_text_has_nothing_left_to_clean(raw: str) -> None:
    text = clean_text(raw).text
    assert clean_text(text) == (text, 0)
    assert not UNPAINTABLE.search(text.replace("\n", "").replace("\t", ""))
    text.encode("utf-8")


def test_safe_line_returns_the_same_object_when_there_is_nothing_to_do() -> None:
    line = "می‌گوید 👩‍🚀 [red] ok"
    assert safe_line(line) is line


@given(st.text(st.characters(codec=None)))
def test_safe_line_has_one_visible_cell_for_each_control(line: str) -> None:
    safe = safe_line(line)
    assert len(safe) == len(line)
    assert UNPAINTABLE.search(safe) is None
    assert safe_line("a\tb\nc\x1b\u202e\ud800") == "a\ufffdb\ufffdc\ufffd\ufffd\ufffd"
