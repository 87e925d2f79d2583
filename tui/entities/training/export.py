"""From the trained network to the file that ships."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def quantised(
    state: Mapping[str, NDArray[Any]],
    keys: NDArray[np.uint32],
    lexicon: Mapping[str, NDArray[Any]],
    source: int,
) -> dict[str, NDArray[Any]]:
    """The arrays of `tui.entities.model.recogniser.read_network`: the large table in eight
    bits with a scale for each row, the rest in sixteen-bit floats. Of the corpora only
    number ``source`` is kept, whose conventions the program follows."""
    table = state["features.weight"]
    scale = np.abs(table).max(1) / 127 + 1e-8
    arrays: dict[str, NDArray[Any]] = {f"lexicon.{name}": array for name, array in lexicon.items()}
    arrays["features.keys"] = keys
    arrays["features.weight"] = np.rint(table / scale[:, None]).astype(np.int8)
    arrays["features.scale"] = scale.astype(np.float16)
    for name, array in state.items():
        short = (
            name.removesuffix(".weight")
            if name.split(".")[0] in ("rules", "cases", "kinds")
            else name
        )
        if name == "sources.weight":
            arrays["source"] = array[source].astype(np.float16)
        elif name != "features.weight":
            arrays[short] = array.astype(np.float16)
    return arrays


def write_weights(arrays: Mapping[str, NDArray[Any]], path: Path) -> None:
    """Write a file of weights."""
    with path.open("wb") as file:
        np.savez_compressed(file, **dict[str, Any](arrays))
