"""The file of the reader's corrections."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.entities.corrections import Correction
from tui.state.corrections import CorrectionFile

FILE = "# mine\nhide\tMISC\tRead More\n\nnonsense\nrename\tORG\tKAM AIR\tKam Air\n"


def test_lines_are_read_and_nonsense_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "entities.tsv"
    path.write_text(FILE)
    file = CorrectionFile(path)
    assert file.corrections.made == (
        Correction("hide", "MISC", "Read More"),
        Correction("rename", "ORG", "KAM AIR", "Kam Air"),
    )
    (notice,) = file.notices
    assert notice.startswith(f"{path}, line 4: ")


def test_changes_leave_the_rest_and_are_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "entities.tsv"
    path.write_text(FILE)
    file = CorrectionFile(path)
    before = file.corrections.made
    made = [
        file.merge("PER", "Zakir Jalaly", "Zakir Jalali"),
        file.split("LOC", "America", "United States"),
        file.rename("LOC", "Kabul", "Kabul City"),
        file.retype("LOC", "Orm", "ORG"),
        file.hide("PER", "Monday"),
    ]
    assert path.read_text().startswith(FILE)
    assert path.read_text().endswith("merge\tPER\tZakir Jalaly\tZakir Jalali\n"
        "split\tLOC\tAmerica\tUnited States\nrename\tLOC\tKabul\tKabul City\n"
        "retype\tLOC\tOrm\tORG\nhide\tPER\tMonday\n")  # fmt: skip
    assert file.corrections.made == (*before, *made)
    for one in reversed(made):
        file.take_back(one)
    assert path.read_text() == FILE
    assert file.corrections.made == before


def test_what_makes_no_sense_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "entities.tsv"
    file = CorrectionFile(path)
    with pytest.raises(ValueError, match="same name"):
        file.split("PER", "Zakir", "ZAKIR")
    with pytest.raises(ValueError, match="cannot be shown"):
        file.rename("PER", "Zakir", "\x1b[2J")
    assert not path.exists()


def test_a_file_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("")
    file = CorrectionFile(tmp_path / "folder" / "entities.tsv")
    with pytest.raises(OSError, match=r"."):
        file.hide("PER", "Zakir")
    assert file.corrections.made == ()


def test_changes_by_others_are_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "entities.tsv"
    file = CorrectionFile(path)
    path.write_bytes(b"hide\tPER\tA\r\n\xff\xfe\thide\r\n")
    assert file.reload()
    assert file.corrections.made == (Correction("hide", "PER", "A"),)
    assert "line 2" in file.notices[0]
    file.hide("PER", "B")
    assert CorrectionFile(path).corrections.made == (
        Correction("hide", "PER", "A"),
        Correction("hide", "PER", "B"),
    )


LINES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=30)
    | st.sampled_from(("hide\tPER\tZakir", "merge\tPER\tA\tB", "# hide", "")),
    max_size=8,
)


@settings(deadline=None)
@given(LINES, st.sampled_from(("Zakir", "Zakir Jalali")))
def test_undoing_gives_back_any_file_as_it_was(lines: list[str], name: str) -> None:
    file = CorrectionFile(None)
    file._file.lines = list(lines)
    file._look()
    before = file.corrections.made
    made = file.hide("PER", name)
    assert file.corrections.made == (*before, made)
    file.take_back(made)
    assert file._file.lines == lines
    assert file.corrections.made == before
