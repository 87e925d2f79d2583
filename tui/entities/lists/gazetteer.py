"""Facts about names, read once from the plain-text lists in ``data/``.

The lists were compiled by hand for this program from general knowledge; each file says
what its sections hold. Loading takes some 60 ms and happens on first use.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from tui.article import EntityType
from tui.entities.fold import fold_name

# importlib.resources would take a tenth of the time that loading takes.
_DATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data")
_SECTION = re.compile(r"^\[(.+)\]$")
_HEADING = re.compile(r"^\[(\w+)\]\n", re.MULTILINE)
_REGIONAL: dict[str, EntityType] = {"others": "MISC", "places": "LOC", "organisations": "ORG"}
"""Sections of the lists of regions; of a name in several the last is taken."""
_OTHERS: dict[str, EntityType] = {"events": "EVENT", "works": "WORK"}
_OWN_WORDS = frozenset({"titles", "function words", "common words"})
"""Words of which no language uses another's."""
_PLACE_SECTIONS = ("states", "regions", "capitals", "cities")


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for asking whether one is among them."""
    return frozenset(text.split())


_LONG_MONTHS = word_set(
    "January February March April May June July August September October November December"
)
MONTHS = (
    _LONG_MONTHS
    | {month.upper() for month in _LONG_MONTHS}
    | {month[:3] for month in _LONG_MONTHS}
    | {month[:3] + "." for month in _LONG_MONTHS}
    | {"Sept", "Sept."}
)
_DAYS = word_set("Sunday Monday Tuesday Wednesday Thursday Friday Saturday")
WEEKDAYS = (
    _DAYS
    | {day.upper() for day in _DAYS}
    | {day + "s" for day in _DAYS}
    | {day[:3] for day in _DAYS}
    | {"Tues", "Thur", "Thurs"}
)


@dataclass
class Gazetteer:
    """Known names by their exact written form, and the words that give names away."""

    names: dict[str, EntityType] = field(default_factory=dict)
    """Written form → type: PER, ORG, LOC, or MISC for every other name."""
    others: dict[str, EntityType] = field(default_factory=dict)
    """Of the other names, those that are events and works."""
    longest: dict[str, int] = field(default_factory=dict)
    """First word of a known name → words in the longest name that begins with it."""
    canonical: dict[str, str] = field(default_factory=dict)
    """Key of an alias → the name it stands for, wherever it is printed."""
    countries: frozenset[str] = frozenset()
    demonyms: dict[str, str] = field(default_factory=dict)
    """Nationality as printed → its adjective: ``"Russians"`` → ``"Russian"``."""
    nations: dict[str, str] = field(default_factory=dict)
    """Adjective → country: ``"Russian"`` → ``"Russia"``."""
    given: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()
    family_first: frozenset[str] = frozenset()
    exonyms: dict[str, dict[str, str]] = field(default_factory=dict)
    """Language → name as that language writes it → English name; in Cyrillic ``*`` stands
    for the endings of cases."""
    codes: dict[str, str] = field(default_factory=dict)
    """Places as they are cut short, exactly so written: ``"Ala."`` → ``"Alabama"``."""
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    """The sections of ``words.txt`` by name, with a language's own words added."""
    bodies: tuple[str, ...] = ()
    """Bodies as a language with inflection or small words in names prints them."""
    language: str = "en"

    def add(self, name: str, kind: EntityType, stands_for: str | None = None) -> None:
        """Enter a name; the first entry of a written form wins."""
        if self.names.setdefault(name, kind) != kind:
            return
        words = name.split(" ")
        self.longest[words[0]] = max(self.longest.get(words[0], 0), len(words))
        if stands_for is not None and stands_for != name:
            self.canonical.setdefault(fold_name(name), stands_for)

    def in_language(self, language: str) -> Gazetteer:
        """The same with a language's own words and its names for places and bodies added."""
        own = {
            title.removeprefix(f"{language} "): text
            for title, text in sections("languages.txt")
            if title.startswith(f"{language} ")
        }
        names, words = dict(self.names), dict(self.words)
        words |= {title: word_set(own[title]) for title in _OWN_WORDS & own.keys()}
        words["no names"] |= word_set(own.get("no names", ""))
        words["body heads"] = word_set(own.get("heads", ""))
        words["firms"] = word_set(own.get("firms", ""))
        given = (self.given | word_set(own.get("given", ""))) - words["function words"]
        for name in self.demonyms.keys() & given:  # Christian Wulff
            names.pop(name, None)
        local = replace(
            self,
            names=names,
            longest=dict(self.longest),
            words=words,
            given=given,
            bodies=tuple(own.get("bodies", "").splitlines()),
            language=language,
        )
        for name, english in self.exonyms.get(language, {}).items():
            kind = self.names.get(english, "LOC")
            for form in _forms(name, language):
                names.pop(form, None)
                local.add(form, kind)
        return local

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """Words that alone are no names, in capitals."""
        titles = ("function words", "common words", "no names")
        return frozenset(word.upper() for title in titles for word in self.words[title])

    @cached_property
    def capitals(self) -> dict[str, str]:
        """Names in capitals, as headlines and datelines print them → as usually written."""
        return {name.upper(): name for name in reversed(self.names)}

    @cached_property
    def longest_capitals(self) -> dict[str, int]:
        """As `longest`, for names in capitals."""
        longest: dict[str, int] = {}
        for name in self.capitals:
            first, words = name.split(" ", 1)[0], name.count(" ") + 1
            longest[first] = max(longest.get(first, 0), words)
        return longest


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The one gazetteer, shared by everyone in the process and never changed."""
    known = Gazetteer()
    known.words = {title: word_set(text) for title, text in sections("words.txt")}
    people = {title: word_set(text) for title, text in sections("names.txt")}
    known.given, known.family = people["given"], people["family"]
    known.family_first = people["family-first"]
    _load_places(known)
    for title, text in sections("organisations.txt"):
        kind: EntityType = "ORG" if title == "organisations" else "MISC"
        for line in text.splitlines():
            names = [name.strip() for name in line.split(";")]
            for name in names:
                known.add(name, kind, names[0])
                if title in _OTHERS:
                    known.others.setdefault(name, _OTHERS[title])
    known.codes = {code: name for _, text in sections("codes.txt") for code, name in _pairs(text)}
    _load_regions(known)
    for language, text in sections("exonyms.txt"):
        local = known.exonyms[language] = dict(_pairs(text))
        for name, english in local.items():
            if "*" not in name and name not in known.demonyms:
                for form in _forms(name, language):
                    known.canonical.setdefault(fold_name(form), english)
    return known


def _load_regions(known: Gazetteer) -> None:
    """Enter the long lists of each part of the world: names, and nothing about them. What the
    other lists say of a name is right."""
    texts: dict[str, list[str]] = {title: [] for title in _REGIONAL}
    folder = os.path.join(_DATA, "regions")
    for filename in sorted(os.listdir(folder)):
        _, *parts = _HEADING.split(_read(os.path.join(folder, filename)))
        for title, text in zip(parts[::2], parts[1::2], strict=True):
            texts[title].append(text.strip("\n"))
    names: dict[str, EntityType] = {}
    for title, kind in _REGIONAL.items():
        lines = "\n".join(texts[title]).replace("; ", "\n")
        names.update(dict.fromkeys(lines.split("\n"), kind))
    longest = known.longest
    for name in names:  # tens of thousands: every call here is a millisecond
        if spaces := name.count(" "):
            first = name[: name.index(" ")]
            if longest.get(first, 0) <= spaces:
                longest[first] = spaces + 1
        elif name not in longest:
            longest[name] = 1
    names.update(known.names)
    known.names = names


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for entry in text.split(", "):
        name, _, other = entry.strip().partition("=")
        yield name, other


def _forms(name: str, language: str) -> Iterator[str]:
    """A name and, in German, its genitive: Russland, Russlands."""
    yield name
    if language == "de" and name[-1] not in "sxzß" and name[-1].islower() and name != "Island":
        yield name + "s"  # but Islands are islands


def _load_places(known: Gazetteer) -> None:
    countries: set[str] = set()
    for title, text in sections("places.txt"):
        if title == "countries":
            for line in text.splitlines():
                countries.update(_load_country(known, line))
        elif title == "peoples":
            for name in text.replace("\n", " ").split(", "):
                known.add(name.strip(), "MISC")
                known.demonyms[name.strip()] = name.strip()
        elif title in _PLACE_SECTIONS:
            for entry in text.replace("\n", " ").split(", "):
                names = [name.strip() for name in entry.split("=")]
                for name in names:
                    known.add(name, "LOC", names[0])
    known.countries = frozenset(countries)


def _load_country(known: Gazetteer, line: str) -> list[str]:
    parts = [part.strip() for part in line.split("|")]
    names = [parts[0], *filter(None, (name.strip() for name in parts[1].split(";")))]
    for name in names:
        known.add(name, "LOC", parts[0])
    people = [name.strip() for name in parts[2].split(",") if name.strip()]
    for name in people:
        known.add(name, "MISC", people[0])
        known.demonyms[name] = people[0]
        known.nations[name] = parts[0]
    return names


@lru_cache(maxsize=16)
def gazetteer_of(language: str) -> Gazetteer:
    """The gazetteer for a language in Latin script."""
    return gazetteer().in_language(language)


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def sections(filename: str) -> Iterator[tuple[str, str]]:
    """``(title, text)`` of each section of a list, without comments."""
    title, lines = "", list[str]()
    for line in _read(os.path.join(_DATA, filename)).splitlines():
        heading = _SECTION.match(line)
        if heading is not None:
            if title:
                yield title, "\n".join(lines)
            title, lines = heading[1], []
        elif line and not line.startswith("#"):
            lines.append(line)
    if title:
        yield title, "\n".join(lines)
