"""From the trained network to the file that ships."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo
from zlib import compress

import numpy as np
from numpy.typing import NDArray

WORTH_IT = 0.8
"""Share of its size to which an array must shrink to be compressed."""


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
    """Write a file of weights, as `numpy.savez` does; what gets no smaller by it is not
    compressed, which would take half of the time of loading."""
    with ZipFile(path, "w") as archive:
        for name, array in arrays.items():
            entry = ZipInfo(f"{name}.npy")
            packs = len(compress(array.tobytes())) < WORTH_IT * array.nbytes
            entry.compress_type = ZIP_DEFLATED if packs else ZIP_STORED
            with archive.open(entry, "w") as file:
                np.lib.format.write_array(file, array, allow_pickle=False)
