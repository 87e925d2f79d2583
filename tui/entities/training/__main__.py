"""Rebuild the weights of the recogniser from the corpora and our own stories.

    python -m tui.entities.training CORPORA [--seed N] [--out FILE]

CORPORA is a folder with the files that MANIFEST.md names. Needs the ``train`` extra.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter

from tui.entities.model.recogniser import WEIGHTS

HERE = Path(__file__).parent
TIMES = 2
"""How often a story of ours is seen for once that one of the corpora is."""
FEATURES = 32_000
"""Rows of the table of features: those most often met."""


def main() -> int:
    """Read, train, write."""
    options = argparse.ArgumentParser(prog="tui.entities.training", description=__doc__)
    options.add_argument("corpora", type=Path, metavar="CORPORA")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--out", type=Path, default=Path(WEIGHTS))
    asked = options.parse_args()
    try:
        _build(asked.corpora, asked.seed, asked.out)
    except ModuleNotFoundError as error:
        print(f"{error}: pip install 'newstui[train]'", file=sys.stderr)
        return 1
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _build(corpora: Path, seed: int, out: Path) -> None:
    import torch

    from tui.entities.model.lexicon import Lexicon
    from tui.entities.training.corpora import CORPORA, corpus_samples
    from tui.entities.training.dataset import Vocabulary, make_examples
    from tui.entities.training.export import quantised, write_weights
    from tui.entities.training.lists import build_lexicon
    from tui.entities.training.stories import OWN, own_samples
    from tui.entities.training.train import train

    begun = perf_counter()

    def say(what: str) -> None:
        print(f"{perf_counter() - begun:6.0f} s  {what}", flush=True)

    torch.set_num_threads(1)
    lexicon = build_lexicon()
    vocabulary = Vocabulary(Lexicon(**lexicon))
    own = make_examples(own_samples([HERE / "stories"]), vocabulary)
    others = make_examples(corpus_samples(corpora), vocabulary)
    say(f"{len(own)} stories of ours, {len(others):,} of the corpora")
    keys = vocabulary.choose(own + others, FEATURES)
    sources = [*CORPORA, OWN]
    net = train(others + own * TIMES, sources, vocabulary, len(keys), seed, say)
    state = {name: value.numpy() for name, value in net.state_dict().items()}
    write_weights(quantised(state, keys, lexicon, sources.index(OWN)), out)
    say(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
