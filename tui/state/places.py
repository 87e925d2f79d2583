"""Where newstui keeps what is the reader's own."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Places(NamedTuple):
    """What a session is kept in, and under which name."""

    state: Path | None = None
    """What was read, flagged and saved; None keeps it for this session only."""
    watchlist: Path | None = None
    """Who is watched; likewise."""
    sources: str = ""
    """A name for the sources, under which the session is kept."""
    corrections: Path | None = None
    """The reader's corrections of names; None keeps them for this session only."""


def state_file() -> Path:
    """What was read, flagged and saved."""
    from platformdirs import user_state_path

    return user_state_path("newstui", appauthor=False) / "desk.sqlite"


def watch_file() -> Path:
    """Who is watched."""
    from platformdirs import user_config_path

    return user_config_path("newstui", appauthor=False) / "watchlist.txt"


def corrections_file() -> Path:
    """The reader's corrections of names."""
    return watch_file().with_name("entities.tsv")


def config_file() -> Path:
    """The reader's own settings."""
    if sys.platform.startswith("linux"):  # asked before the first paint, and platformdirs
        home = os.environ.get("XDG_CONFIG_HOME", "").strip()  # takes a twentieth of that
        return Path(home or os.path.expanduser("~/.config")) / "newstui" / "config.toml"
    return watch_file().with_name("config.toml")


def index_file(sources: Sequence[str]) -> Path:
    """The index of these sources, from one start to the next."""
    from platformdirs import user_cache_path

    return user_cache_path("newstui", appauthor=False) / f"{digest(sources)}.index"


def names_file() -> Path:
    """What stories name, from one start to the next."""
    from platformdirs import user_cache_path

    return user_cache_path("newstui", appauthor=False) / "names.sqlite"


def fetched_folder() -> Path:
    """What was fetched from the network, from one start to the next."""
    from platformdirs import user_cache_path

    return user_cache_path("newstui", appauthor=False) / "fetched"


def digest(sources: Sequence[str]) -> str:
    """A name for a set of sources: the same in any order and from any folder."""
    from hashlib import blake2b

    named = "\0".join(
        sorted(source if "://" in source else os.path.abspath(source) for source in sources)
    )
    return blake2b(os.fsencode(named), digest_size=8).hexdigest()
