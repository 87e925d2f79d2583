"""The command that rebuilds the weights, when it cannot."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tui.entities.training.__main__ import main


def test_what_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.setattr(sys, "argv", ["training", str(tmp_path)])
    assert main() == 1
    said = capsys.readouterr().err
    assert "torch" in said
    assert "newstui[train]" in said
