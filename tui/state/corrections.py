"""The reader's corrections of names, kept in a plain file that people edit too.

What a line says is described in `tui.entities.corrections`. What newstui changes leaves the
other lines as they are.
"""

from __future__ import annotations

from pathlib import Path

from tui.article import EntityType
from tui.entities.corrections import Correction, Corrections, correction, parse_correction
from tui.state.lines import LinesFile


class CorrectionFile:
    """The corrections of a file, in its order.

    Every change is written at once and gives back the correction that was made; `take_back`
    with it is the way to undo. All of them raise OSError when the file cannot be written,
    and ValueError with a sentence for the reader when the correction makes no sense; then
    nothing has changed. Hand ``corrections`` to `Library.use_corrections` after a change.
    """

    def __init__(self, path: Path | None) -> None:
        """Without a path corrections last for the session. Never raises: see ``notices``."""
        self.path = path
        self.notices: list[str] = []
        """What is wrong with the file, a sentence each, with the line's number."""
        self._file = LinesFile(path)
        self.corrections = Corrections()
        """What the file says, without the lines that make no sense."""
        self._look()

    def merge(self, kind: EntityType, variant: str, canonical: str) -> Correction:
        """From now on one name is another one."""
        return self._make(correction("merge", kind, variant, canonical))

    def split(self, kind: EntityType, name: str, other: str) -> Correction:
        """From now on two names are not one."""
        return self._make(correction("split", kind, name, other))

    def rename(self, kind: EntityType, name: str, new: str) -> Correction:
        """From now on something is called otherwise."""
        return self._make(correction("rename", kind, name, new))

    def retype(self, kind: EntityType, name: str, new: EntityType) -> Correction:
        """From now on something is of another type."""
        return self._make(correction("retype", kind, name, new))

    def hide(self, kind: EntityType, name: str) -> Correction:
        """From now on something is no name."""
        return self._make(correction("hide", kind, name))

    def take_back(self, made: Correction) -> None:
        """Undo a correction: its latest line is taken out. Nothing happens if it is gone."""
        self.reload()
        lines = self._file.lines
        at = next((at for at in reversed(range(len(lines))) if _read(lines[at]) == made), None)
        if at is not None:
            self._file.write([*lines[:at], *lines[at + 1 :]])
            self._look()

    def reload(self) -> bool:
        """Read the file again if it has changed; True if it had."""
        changed = self._file.reload()
        if changed or self._file.notice is not None:
            self._look()
        return changed

    def _make(self, made: Correction) -> Correction:
        self.reload()
        self._file.write([*self._file.lines, made.line])
        self._look()
        return made

    def _look(self) -> None:
        self.notices = [] if self._file.notice is None else [self._file.notice]
        made: list[Correction] = []
        for number, line in enumerate(self._file.lines, 1):
            try:
                one = parse_correction(line)
            except ValueError as error:
                self.notices.append(f"{self.path}, line {number}: {error}; left out.")
            else:
                if one is not None:
                    made.append(one)
        self.corrections = Corrections(made)


def _read(line: str) -> Correction | None:
    try:
        return parse_correction(line)
    except ValueError:
        return None
