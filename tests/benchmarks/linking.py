"""How well mentions of one story that mean the same thing are put together.

    python tests/benchmarks/linking.py STORIES [--only quick best] [--errors N]

STORIES is a folder of stories with their names marked in the text, and with who each is
(``tui/entities/training/CONVENTIONS.md``): two mentions of a story are of one thing when
their marks have one identity. Dates, sums and the like are left out.

Three rows for each recogniser, each with B³ (Bagga and Baldwin, 1998) and CEAF-e with φ4
(Luo, 2005), micro-averaged over all stories:

- predicted: over the mentions that are marked and were found with the very same first and
  last character, whatever their type;
- strict: over all mentions, where a found one that is not marked has no precision and a
  marked one that was not found has no recall, so that recognition counts too;
- gold: over the marked mentions with their types, so that linking alone counts.

The peer in the same run puts together what is printed alike but for case.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tui.article import NAME_TYPES, Article, Entity, EntityType, Mention, Span
from tui.entities.linking.link import link
from tui.entities.recognise import find_entities, recogniser
from tui.entities.recogniser import Recogniser, RecogniserMissing
from tui.entities.training.marked import read_marked
from tui.entities.training.stories import own_samples

Linked = Mapping[Span, Hashable]
"""Mentions and the thing each is of."""


class Story(NamedTuple):
    """A marked story: its identities, and its mentions with their types."""

    article: Article
    gold: dict[Span, Hashable]
    mentions: tuple[Mention, ...]


class Sums:
    """B³ and CEAF-e, added up over stories."""

    def __init__(self) -> None:
        self._right: defaultdict[str, float] = defaultdict(float)
        self._most = Counter[str]()

    def add(self, found: Linked, gold: Linked) -> None:
        """One story."""
        predicted, true = _clusters(found), _clusters(gold)
        for name, own, other, clusters in (
            ("precision", found, gold, (predicted, true)),
            ("recall", gold, found, (true, predicted)),
        ):
            self._most[name] += len(own)
            for span, thing in own.items():
                if span in other:
                    mine, theirs = clusters[0][thing], clusters[1][other[span]]
                    self._right[name] += len(mine & theirs) / len(mine)
        best = _best_alignment([*predicted.values()], [*true.values()])
        self._right["ceaf"] += best
        self._most["ceaf precision"] += len(predicted)
        self._most["ceaf recall"] += len(true)

    def row(self, title: str) -> str:
        """The sums as a line of the table."""
        precision = self._right["precision"] / max(1, self._most["precision"])
        recall = self._right["recall"] / max(1, self._most["recall"])
        ceaf_p = self._right["ceaf"] / max(1, self._most["ceaf precision"])
        ceaf_r = self._right["ceaf"] / max(1, self._most["ceaf recall"])
        return (
            f"{title:34} B³ P {precision:6.2%} R {recall:6.2%} F1 {_f1(precision, recall):6.2%}"
            f"   CEAF-e F1 {_f1(ceaf_p, ceaf_r):6.2%}   ({self._most['recall']:,} mentions)"
        )


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("stories", type=Path)
    options.add_argument("--only", nargs="+", default=("quick", "best"), metavar="NAME")
    options.add_argument("--errors", type=int, default=0, help="show so many wrong pairs")
    asked = options.parse_args()
    stories = list(read_stories(asked.stories))
    print(f"{len(stories)} stories")
    gold, alike = Sums(), Sums()
    for story in stories:
        linked = _linked(link(story.article, story.mentions))
        gold.add(linked, story.gold)
        alike.add(_alike(story), story.gold)
        if asked.errors:
            _show_errors(story, linked, asked.errors)
    print(gold.row("gold mentions"))
    print(alike.row("gold mentions, printed alike"))
    for name in asked.only:
        try:
            _predicted(name, recogniser(name), stories)
        except RecogniserMissing as missing:
            print(f"{name}: {missing}")


def _predicted(name: str, finder: Recogniser, stories: Iterable[Story]) -> None:
    both, strict = Sums(), Sums()
    for story in stories:
        found = _linked(find_entities(story.article, finder))
        strict.add(found, story.gold)
        shared = found.keys() & story.gold.keys()
        both.add({at: found[at] for at in shared}, {at: story.gold[at] for at in shared})
    print(both.row(f"{name}, predicted mentions"))
    print(strict.row(f"{name}, predicted mentions, strict"))


def read_stories(folder: Path) -> Iterator[Story]:
    """The marked stories of a folder."""
    files = read_marked([folder])
    for sample, (_, marked) in zip(own_samples([folder]), files, strict=True):
        gold: dict[Span, Hashable] = {}
        mentions = []
        for (start, end, kind), mark in zip(sample.names, marked.marks, strict=True):
            gold[start, end] = mark.identity
            mentions.append(Mention(start, end, _type(kind)))
        yield Story(sample.article, gold, tuple(mentions))


def _type(kind: str) -> EntityType:
    return next(name for name in NAME_TYPES if name == kind)


def _linked(entities: Iterable[Entity]) -> dict[Span, Hashable]:
    names = (entity for entity in entities if entity.type in NAME_TYPES)
    return {span: entity.id for entity in names for span in entity.mentions}


def _alike(story: Story) -> dict[Span, Hashable]:
    text = story.article.text
    return {(m.start, m.end): (text[m.start : m.end].lower(), m.type) for m in story.mentions}


def _clusters(linked: Linked) -> dict[Hashable, set[Span]]:
    clusters: defaultdict[Hashable, set[Span]] = defaultdict(set)
    for span, thing in linked.items():
        clusters[thing].add(span)
    return clusters


def _best_alignment(rows: list[set[Span]], columns: list[set[Span]]) -> float:
    """The largest sum of φ4 over pairs of clusters, each in one pair at most: the Hungarian
    method with potentials, of cubic time."""
    if len(rows) > len(columns):
        rows, columns = columns, rows
    cost = [[-2 * len(a & b) / (len(a) + len(b)) for b in columns] for a in rows]
    many = len(columns)
    row_of = [0] * (many + 1)
    up, down = [0.0] * (len(rows) + 1), [0.0] * (many + 1)
    for row in range(1, len(rows) + 1):
        row_of[0], column = row, 0
        least, way, used = [1e9] * (many + 1), [0] * (many + 1), [False] * (many + 1)
        while row_of[column]:
            used[column], at = True, row_of[column]
            step, following = 1e9, 0
            for other in range(1, many + 1):
                if not used[other]:
                    slack = cost[at - 1][other - 1] - up[at] - down[other]
                    if slack < least[other]:
                        least[other], way[other] = slack, column
                    if least[other] < step:
                        step, following = least[other], other
            for other in range(many + 1):
                if used[other]:
                    up[row_of[other]] += step
                    down[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            row_of[column], column = row_of[way[column]], way[column]
    pairs = ((row_of[at] - 1, at - 1) for at in range(1, many + 1) if row_of[at])
    return -sum(cost[row][column] for row, column in pairs)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(1e-9, precision + recall)


def _show_errors(story: Story, linked: Linked, most: int) -> None:
    """Pairs of forms that were put together and should not have been, or the contrary."""
    text = story.article.text
    wrong: dict[tuple[str, str, str], None] = {}
    spans = sorted(story.gold)
    for at, one in enumerate(spans):
        for other in spans[at + 1 :]:
            together, belong = linked[one] == linked[other], story.gold[one] == story.gold[other]
            if together != belong:
                sign = "+" if together else "-"
                forms = sorted((text[slice(*one)], text[slice(*other)]))
                wrong[sign, forms[0], forms[1]] = None
    types = {text[m.start : m.end]: m.type for m in story.mentions}
    for sign, first, second in list(wrong)[:most]:
        print(f"  {sign} {types[first]} {first} | {types[second]} {second}  {story.article.path}")


if __name__ == "__main__":
    main()
