"""The openly licensed corpora, brought to our conventions of what a name is.

Each was annotated after its own guidelines. What is changed here: articles and titles go
out of names, pronouns and descriptions are no names, nationalities are NORP wherever they
are marked or not marked. What stays different the model learns to tell apart, because it
is told which corpus a story is from.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tui.entities.lists.gazetteer import gazetteer, word_set
from tui.entities.training.columns import Sentence, as_sample, read_columns, tagged_spans
from tui.entities.training.sample import Sample

CORPORA = ("gum", "uner_ewt_devtest", "uner_pud", "redocred_devtest", "wikigold")
"""Files are named so, with ``.jsonl`` or ``.jsonl.gz`` after it."""

_ARTICLES = word_set("the a an")
_ENDINGS = word_set("'s ’s ' ’ \" .")
_DESCRIPTIONS = word_set(
    "i we you he she it they my our your his her its their me us him them this that these those "
    "who what which there here mr. mrs. ms. dr. the a an and or of in on at to"
)
_COMPASS = word_set("South North Latin Saudi Sri West East Central Middle Native")


def corpus_samples(folder: Path) -> Iterator[Sample]:
    """Every story of the corpora in a folder; corpora that are not there are left out.
    Raises `ValueError` when there is none, or for a broken file."""
    found = False
    for name in CORPORA:
        for path in (folder / f"{name}.jsonl.gz", folder / f"{name}.jsonl"):
            if path.exists():
                found = True
                for story in read_columns(path):
                    yield as_sample(((words, _names((words, tags))) for words, tags in story), name)
                break
    if not found:
        raise ValueError(f"{folder}: none of {', '.join(CORPORA)} is there")


def _names(sentence: Sentence) -> list[tuple[int, int, str]]:
    words, tags = sentence
    known, titles = gazetteer(), gazetteer().words["titles"]
    names: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    for span in tagged_spans(tags):
        first, end, kind = span
        if kind != "MISC":
            while first < end and words[first].lower() in _ARTICLES:
                first += 1
        while first < end and words[end - 1] in _ENDINGS:
            end -= 1
        while kind == "PER" and first < end - 1 and words[first].lower().rstrip(".") in titles:
            first += 1
        name = words[first:end]
        if not any(word[:1].isupper() or word[:1].isdigit() for word in name):
            continue
        if len(name) == 1 and name[0].lower() in _DESCRIPTIONS:
            continue
        if kind != "PER" and _is_people(name):
            kind = "NORP"
        names.append((first, end, kind))
        taken.update(range(first, end))
    names += [
        (at, at + 1, "NORP")
        for at, word in enumerate(words)
        if at not in taken and word in known.demonyms and word not in known.countries
    ]
    return sorted(names)


def _is_people(name: list[str]) -> bool:
    known = gazetteer()
    if name[-1] not in known.demonyms or name[-1] in known.countries or len(name) > 2:
        return False
    return len(name) == 1 or name[0] in _COMPASS or name[0] in known.demonyms
