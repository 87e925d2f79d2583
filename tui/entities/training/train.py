"""Training the network: some minutes on one core."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch

from tui.entities.training.augment import Renamer
from tui.entities.training.dataset import Example, Vocabulary
from tui.entities.training.net import Net

WIDTH, HIDDEN = 96, 96
PASSES = 14
DROPPED = 0.5
"""Share of what the layers hand on that is lost at random in training."""
BATCH = 3000
"""Words, at least, that the weights are moved for at a time."""
RATE = 3e-3
AVERAGED = 0.4
"""The last share of the steps, over which the weights are averaged (Polyak and Juditsky,
"Acceleration of Stochastic Approximation by Averaging", 1992)."""


def train(
    examples: Sequence[Example],
    sources: Sequence[str],
    vocabulary: Vocabulary,
    features: int,
    seed: int,
    say: Callable[[str], None],
) -> Net:
    """A network that has seen every example `PASSES` times; one given twice counts twice.
    Deterministic on one machine."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    net = Net(features, len(sources), WIDTH, HIDDEN, DROPPED)
    renamer = Renamer(vocabulary)
    number = {source: at for at, source in enumerate(sources)}
    dense = [value for name, value in net.named_parameters() if name != "features.weight"]
    optimizers = [
        torch.optim.SparseAdam([net.features.weight], lr=2 * RATE),
        torch.optim.AdamW(dense, lr=RATE, weight_decay=0.01),
    ]
    schedules = [[group["lr"] for group in optimizer.param_groups] for optimizer in optimizers]
    batches = [batch for _ in range(PASSES) for batch in _batches(examples, chance)]
    averages, averaged = net.state_dict(), 0
    for step, batch in enumerate(batches):
        pace = max(0.02, min(1.0, step / 100, 1 - step / len(batches)))
        for optimizer, rates in zip(optimizers, schedules, strict=True):
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * pace
            optimizer.zero_grad()
        renamed = [renamer.rename(example, chance) for example in batch]
        loss = net.loss(renamed, [number[e.sample.source] for e in batch], vocabulary, chance)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(dense, 5.0)
        for optimizer in optimizers:
            optimizer.step()
        if step >= (1 - AVERAGED) * len(batches) and step % 10 == 0:
            averaged += 1
            for name, value in net.state_dict().items():
                if averaged == 1:
                    averages[name] = value.clone()
                else:
                    averages[name].lerp_(value, 1 / averaged)
        if (step + 1) * PASSES // len(batches) > step * PASSES // len(batches):
            say(f"pass {(step + 1) * PASSES // len(batches)} of {PASSES}: loss {loss.item():.3f}")
    net.load_state_dict(averages)
    net.eval()
    return net


def _batches(examples: Sequence[Example], chance: np.random.Generator) -> Iterator[list[Example]]:
    batch: list[Example] = []
    words = 0
    for at in chance.permutation(len(examples)).tolist():
        batch.append(examples[at])
        words += len(examples[at].words)
        if words >= BATCH:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch
