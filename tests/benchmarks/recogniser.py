"""How good and how fast the recognisers are, on annotated stories.

    python tests/benchmarks/recogniser.py STORIES [--errors N] [--only NAME …]

STORIES is a file or a folder: stories marked in the text (``.txt``, or a folder of them;
see ``tui/entities/training/CONVENTIONS.md``), JSON Lines with ``tokens`` (sentences of
words) and ``tags`` of the same shape, or a CoNLL file (a word and its tag a line). Types
are mapped to PER, ORG, LOC and MISC; dates, money and the like are left out. A name counts
as found when its first and last character and its type are exactly the same.

Speed is that of one core reading stories as they come, each recogniser after it has read
them once. Where spaCy is installed its blank pipeline with a small untrained NER reads the
same texts in the same run, and is what the others are compared with.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tui.article import OTHER_TYPES, Article
from tui.entities.recognise import recogniser
from tui.entities.recogniser import Recogniser, RecogniserMissing
from tui.entities.training.columns import as_sample, read_columns, tagged_spans
from tui.entities.training.sample import Sample
from tui.entities.training.stories import own_samples

NAMES = ("PER", "ORG", "LOC", "MISC")
TYPES: dict[str, str] = {
    **{name: name for name in NAMES},
    **{str(name): "MISC" for name in OTHER_TYPES},
    "PERSON": "PER",
    "ORGANIZATION": "ORG",
    "LOCATION": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "PRODUCT": "MISC",
    "LAW": "MISC",
    "WORK_OF_ART": "MISC",
    "LANGUAGE": "MISC",
}
Found = tuple[int, int, str]


def main() -> None:
    """Print precision, recall and F1 by type, then speed, for each recogniser."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("stories", type=Path)
    options.add_argument("--errors", type=int, default=0, help="show the most frequent errors")
    options.add_argument("--only", nargs="+", default=("quick", "best"), metavar="NAME")
    options.add_argument("--model", help="the model for --only spacy or gliner")
    asked = options.parse_args()
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[threads] = "1"  # numpy is loaded by what follows: one core is measured
    samples = list(_samples(asked.stories))
    articles = [sample.article for sample in samples]
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} stories of {words // max(1, len(articles))} words")
    speeds = dict[str, float]()
    for name in asked.only:
        try:
            finder = recogniser(name, asked.model)
        except RecogniserMissing as missing:
            print(f"\n{name}: {missing}")
            continue
        print(f"\n{name}")
        _quality(finder, samples, asked.errors)
        speeds[name] = _speed(lambda article, by=finder: by.mentions(article), articles)  # type: ignore[misc]
    untrained = _untrained_spacy()
    if untrained is not None:
        speeds["spaCy, blank, small untrained NER"] = _speed(
            lambda article: untrained(article.text), articles
        )
    print()
    for name, seconds in speeds.items():
        print(
            f"{name}: {len(articles) / seconds:,.0f} stories/s, {words / seconds:,.0f} words/s, "
            f"{max(speeds.values()) / seconds:.1f} times the slowest here"
        )


def _quality(finder: Recogniser, samples: Sequence[Sample], errors_shown: int) -> None:
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    errors = Counter[tuple[str, str, str]]()
    apart = Counter[tuple[str, str]]()
    for article, names, _ in samples:
        mentions = finder.mentions(article)
        found = {_bare(article, (m.start, m.end, m.type)) for m in mentions}
        gold = {_bare(article, name) for name in names if name[2] in TYPES}
        for count, group in ((right, gold & found), (extra, found - gold), (missed, gold - found)):
            count.update(kind for _, _, kind in group)
        kinds = {(m.start, m.end): str(m.type) for m in mentions}
        for start, end, kind in names:
            if kind in OTHER_TYPES and kinds.get((start, end)) in OTHER_TYPES:
                apart[kind, kinds[start, end]] += 1
        for sign, group in (("+", found - gold), ("-", gold - found)):
            errors.update((sign, kind, article.text[a:b]) for a, b, kind in group)
    for name in NAMES:
        _row(name, right[name], extra[name], missed[name])
    for title, names_of in (("all four", NAMES), ("without MISC", NAMES[:3])):
        _row(title, *(sum(count[name] for name in names_of) for count in (right, extra, missed)))
    if not {"EVENT", "WORK"}.isdisjoint(kind for kind, _ in apart):
        rights = sum(times for (kind, taken), times in apart.items() if kind == taken)
        print(
            f"MISC told apart rightly ({', '.join(sorted(OTHER_TYPES))}): "
            f"{rights / apart.total():.1%} of the {apart.total()} found"
        )
    for (sign, name, form), times in errors.most_common(errors_shown):
        print(f"{times:5} {sign}{name:4} {form}")


def _bare(article: Article, name: Found) -> Found:
    """A name in one of four types, without its last full stop, which may be the sentence's."""
    start, end, kind = name
    return start, end - article.text[start:end].endswith("."), TYPES[kind]


def _row(title: str, right: int, extra: int, missed: int) -> None:
    precision = right / max(1, right + extra)
    recall = right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{title:13} P {precision:6.1%}  R {recall:6.1%}  F1 {f1:6.1%}  ({right + missed})")


def _speed(read: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """Seconds for reading all articles, at the second time."""
    for article in articles:
        read(article)
    begun = perf_counter()
    for article in articles:
        read(article)
    return perf_counter() - begun


def _untrained_spacy() -> Callable[[str], object] | None:
    """A pipeline as fast as a trained one of the same size; None without spaCy."""
    try:
        import spacy
    except ModuleNotFoundError:
        return None
    pipeline = spacy.blank("en")
    ner = pipeline.add_pipe("ner")
    for name in NAMES:
        ner.add_label(name)
    pipeline.initialize()
    read: Callable[[str], object] = pipeline
    return read


def _samples(path: Path) -> Iterator[Sample]:
    if path.is_dir() or path.suffix == ".txt":
        yield from own_samples([path])
        return
    for story in read_columns(path):
        yield as_sample([(words, tagged_spans(tags)) for words, tags in story], "file")


if __name__ == "__main__":
    main()
