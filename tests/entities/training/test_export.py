"""The network as it ships says what the network said that was trained. Needs torch."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.entities.stories import story
from tui.entities.model.encode import encode
from tui.entities.model.lexicon import Lexicon, hash_word
from tui.entities.model.recogniser import read_network
from tui.entities.rules.rule_recogniser import default_recogniser
from tui.entities.training.dataset import Vocabulary, make_examples
from tui.entities.training.export import quantised, write_weights
from tui.entities.training.sample import Sample

torch = pytest.importorskip("torch")


def test_numpy_says_what_torch_said(tmp_path: Path) -> None:
    from tui.entities.training.net import Net

    keys = np.array(sorted(map(hash_word, ("kabul", "lagos", "said"))), np.uint64)
    lexicon: dict[str, NDArray[Any]] = {
        "steps": np.diff(keys, prepend=np.uint64(0)).astype(np.uint32),
        "clusters": np.array([1, 0, 2], np.uint16),
        "flags": np.array([4, 300, 1], np.uint16),
        "paths": np.array([0, 5, 77], np.uint32),
    }
    article = story(
        "TALKS IN KABUL\n\nKABUL, May 30 (PAM) - Zakir Jalali met envoys of Mali.\n\nIn Lagos, "
        "Jalali said that Mali would pay.",
        dateline="KABUL, May 30 (PAM) -",
        place="KABUL",
    )
    vocabulary = Vocabulary(Lexicon(**lexicon))
    (example,) = make_examples([Sample(article, ((0, 5, "MISC"),), "some")], vocabulary)
    features = vocabulary.choose([example], 500)
    torch.manual_seed(1)
    net = Net(len(features), 2, 24, 16, 0.5).eval()
    with torch.no_grad():
        for name, value in net.named_parameters():
            if name != "features.weight":
                value.copy_(torch.randn_like(value) * 0.3)
        expected, _ = net([example], [1], vocabulary)
    state = {name: value.numpy() for name, value in net.state_dict().items()}
    path = tmp_path / "weights.npz"
    write_weights(quantised(state, features, lexicon, source=1), path)
    network = read_network(io.BytesIO(path.read_bytes()))
    found, _ = network.emissions(encode(example.tokens, default_recogniser().mentions(article)))
    np.testing.assert_allclose(found, expected.numpy(), atol=0.15)
    assert (found.argmax(1) == expected.numpy().argmax(1)).mean() > 0.9
    np.testing.assert_allclose(network.transitions, state["transitions"], atol=0.01)
