"""The network as it is trained, in torch; `tui.entities.model.network` runs it in numpy.

A word is the mean of its features' vectors, normalised, plus vectors for what the rules
say, for how the story writes it, for the kind of block and for the corpus. Convolutions
over three words follow one another (Strubell et al., "Fast and Accurate Entity Recognition
with Iterated Dilated Convolutions", 2017). Half way, and at the end, each capitalised word
hears its like in the story, so that a story uses a word in one sense (the purpose of
Krishnan and Manning, "An Effective Two-Stage Model for Exploiting Non-Local Dependencies in
Named Entity Recognition", 2006), and all words hear what the story is about. The loss is
that of a linear-chain conditional random field.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from tui.entities.model.encode import CASES, OTHERS, TAGS
from tui.entities.model.tokens import KINDS
from tui.entities.training.dataset import Example, Vocabulary


class Net(nn.Module):
    """Scores of tags for the words of stories."""

    def __init__(self, rows: int, sources: int, width: int, hidden: int, dropped: float) -> None:
        super().__init__()
        self.hidden = hidden
        self.features = nn.EmbeddingBag(rows, width, mode="mean", sparse=True)
        nn.init.normal_(self.features.weight, 0, 0.5)
        self.normal = nn.LayerNorm(width)
        self.rules = _zeros(len(TAGS), width)
        self.cases = _zeros(CASES, width)
        self.kinds = _zeros(len(KINDS), width)
        self.sources = _zeros(sources, width)
        self.border = nn.Parameter(torch.zeros(width))
        self.convolution1 = nn.Conv1d(width, hidden, 3, padding=1)
        self.convolution2 = nn.Conv1d(hidden, hidden, 3, padding=1)
        self.convolution3 = nn.Conv1d(hidden, hidden, 3, padding=2, dilation=2)
        self.convolution4 = nn.Conv1d(hidden, hidden, 3, padding=1)
        self.pool = nn.Linear(2 * hidden, hidden, bias=False)
        self.story = nn.Linear(hidden, hidden, bias=False)
        self.final = nn.LayerNorm(hidden)
        self.out = nn.Linear(hidden, len(TAGS))
        self.direct = nn.Linear(width, len(TAGS), bias=False)
        self.agreed = nn.Linear(hidden, len(TAGS), bias=False)
        self.other = nn.Linear(hidden, len(OTHERS))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.start = nn.Parameter(torch.zeros(len(TAGS)))
        self.dropout = nn.Dropout(dropped)

    def forward(
        self,
        batch: Sequence[Example],
        sources: Sequence[int],
        vocabulary: Vocabulary,
        seed: np.random.Generator | None = None,
    ) -> Any:
        """Emissions and final states, a row a word, over all stories one after another.
        With ``seed`` features and rules are dropped at random, for training."""
        words, place = np.unique(np.concatenate([e.words for e in batch]), return_inverse=True)
        rows = [vocabulary.rows[word] for word in words.tolist()]
        rules = np.concatenate([e.rules for e in batch])
        if seed is not None:
            rows = [_some(row, seed) for row in rows]
            silent = np.repeat(seed.random(len(batch)) < 0.15, [len(e.words) for e in batch])
            rules = np.where(silent, 0, rules)
        starts = np.cumsum([0] + [len(row) for row in rows[:-1]])
        vectors = self.features(_ints(np.concatenate(rows)), _ints(starts))
        lengths = [len(e.words) for e in batch]
        x = self.normal(vectors)[_ints(place)]
        x = x + self.rules(_ints(rules))
        x = x + self.cases(_ints(np.concatenate([e.cases for e in batch])))
        x = x + self.kinds(_ints(np.concatenate([e.kinds for e in batch])))
        x = x + self.sources(_ints(np.repeat(sources, lengths)))
        x = self.dropout(x)
        where, total = _stream(batch)
        stream = self.border.expand(total, -1).index_copy(0, where, x).t()[None]
        y = functional.relu(self.convolution1(stream))
        y = y + functional.relu(self.convolution2(self.dropout(y)))
        same, count, capital = _same(batch)
        heard = y[0].t()[where]
        both = _means(heard, same, count, capital), _greatest(heard, same, count, capital)
        pooled = self.pool(torch.cat(both, 1)) + self.story(_story_means(heard, lengths))
        spread = y.new_zeros(total, self.hidden).index_copy(0, where, pooled).t()[None]
        y = y + functional.relu(self.convolution3(self.dropout(y)) + spread)
        y = y + functional.relu(self.convolution4(self.dropout(y)))
        y = self.dropout(self.final(y[0].t()[where]))
        agreed = self.agreed(_means(y, same, count, capital))
        return self.out(y) + self.direct(x) + agreed, y

    def loss(
        self,
        batch: Sequence[Example],
        sources: Sequence[int],
        vocabulary: Vocabulary,
        seed: np.random.Generator,
    ) -> Any:
        """The mean over words of the negative log likelihood, plus that of the kinds of
        other names where they are told."""
        emissions, states = self.forward(batch, sources, vocabulary, seed)
        index, mask = _padded(batch)
        tags = _ints(np.concatenate([e.tags for e in batch]))[index]
        scores = emissions[index]
        there = mask.float()
        right = (scores.gather(2, tags[:, :, None])[:, :, 0] * there).sum(1) + self.start[
            tags[:, 0]
        ]
        right = right + (self.transitions[tags[:, :-1], tags[:, 1:]] * there[:, 1:]).sum(1)
        every = scores[:, 0] + self.start
        for at in range(1, scores.shape[1]):
            after = torch.logsumexp(every[:, :, None] + self.transitions[None], 1) + scores[:, at]
            every = torch.where(mask[:, at, None], after, every)
        loss = (torch.logsumexp(every, 1) - right).sum() / there.sum()
        others = _ints(np.concatenate([e.others for e in batch]))
        told = others >= 0
        if told.any():
            loss = (
                loss
                + 0.2
                * functional.cross_entropy(self.other(states[told]), others[told], reduction="sum")
                / there.sum()
            )
        return loss


def _zeros(rows: int, width: int) -> nn.Embedding:
    table = nn.Embedding(rows, width)
    nn.init.zeros_(table.weight)
    return table


def _some(rows: Any, seed: np.random.Generator) -> Any:
    """Half of the words lose some features, so that unknown words can be read too."""
    if seed.random() < 0.5:
        kept = rows[seed.random(len(rows)) > 0.2]
        return kept if len(kept) else rows
    return rows


def _ints(values: Any) -> torch.Tensor:
    return torch.from_numpy(np.ascontiguousarray(values, dtype=np.int64))


def _stream(batch: Sequence[Example]) -> tuple[torch.Tensor, int]:
    """Where each word is when two borders stand between sentences."""
    places, at = [], 2
    for example in batch:
        lengths = np.diff(example.bounds)
        first = at + np.concatenate([[0], np.cumsum(lengths[:-1] + 2)])
        places.append(
            np.repeat(first - example.bounds[:-1], lengths) + np.arange(len(example.words))
        )
        at = int(first[-1] + lengths[-1] + 2)
    return _ints(np.concatenate(places)), at


def _same(batch: Sequence[Example]) -> tuple[torch.Tensor, int, torch.Tensor]:
    numbers, total = [], 0
    for example in batch:
        numbers.append(example.same + total)
        total += int(example.same.max()) + 1
    capital = torch.from_numpy(np.concatenate([e.capital for e in batch])).float()[:, None]
    return _ints(np.concatenate(numbers)), total, capital


def _means(y: torch.Tensor, same: torch.Tensor, count: int, capital: torch.Tensor) -> torch.Tensor:
    """For each capitalised word the mean over its like in the story; else zeros."""
    sums = y.new_zeros(count, y.shape[1]).index_add(0, same, y * capital)
    many = y.new_zeros(count, 1).index_add(0, same, capital)
    return (sums / many.clamp(min=1))[same] * capital


def _story_means(y: torch.Tensor, lengths: Sequence[int]) -> torch.Tensor:
    """For each word the mean over its story."""
    number = _ints(np.repeat(np.arange(len(lengths)), lengths))
    sums = y.new_zeros(len(lengths), y.shape[1]).index_add(0, number, y)
    return (sums / torch.tensor(lengths)[:, None])[number]


def _greatest(
    y: torch.Tensor, same: torch.Tensor, count: int, capital: torch.Tensor
) -> torch.Tensor:
    """As `_means`, the greatest of each column; ``y`` is never negative."""
    index = same[:, None].expand(-1, y.shape[1])
    most = y.new_zeros(count, y.shape[1]).scatter_reduce(0, index, y * capital, "amax")
    return most[same] * capital


def _padded(batch: Sequence[Example]) -> tuple[torch.Tensor, torch.Tensor]:
    lengths = np.concatenate([np.diff(e.bounds) for e in batch])
    index = np.zeros((len(lengths), lengths.max()), np.int64)
    mask = np.arange(index.shape[1])[None] < lengths[:, None]
    index[mask] = np.arange(lengths.sum())
    return _ints(index), torch.from_numpy(mask)
