"""Countries and firms that bear the name of somebody in the story: Israel and Israel Katz,
Ford and Bill Ford."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tui.article import EntityType, Mention
from tui.entities.lists.gazetteer import Gazetteer, gazetteer

_MISTAKEN = frozenset({"PER", "LOC", "ORG"})
_BEFORE = 32
_NEXT = re.compile(r"\s([a-z]+)")
_TITLE = re.compile(r"\b([\w-]+)\.?\s$")
_IN = re.compile(r"\b(?:in|across|throughout|inside|outside|within)\s$", re.IGNORECASE)
_PERSON_DOES = re.compile(
    r"\s(?:(?:said|says|added|told|noted|claimed|admitted|denied)(?: that)?\s(?:he|she|his|her)\b"
    r"|(?:who|himself|herself|scored|starred|retired|married|testified|resigned|played)\b)"
    r"|,\s(?:who\b|\d\d,)"
)
_STATE_HAS = re.compile(
    r"['’]s\s(?:[a-z]+\s)?(?:military|army|government|parliament|prime|president|king|foreign"
    r"|defen[cs]e|central|economy|border|embassy|security|air)\b"
)
_FIRM_HAS = re.compile(
    r"\s(?:stock|bonds|plants?|factory|factories|dealers?|dealerships?"
    r"|shares(?!\s(?:his|her|their|a|an|the|this|that|with|some|many|its)\b))\b"
)
_FIRM_SAYS = re.compile(r"\s(?:said\sit\b|spokes(?:man|woman|person)\b|executives?\b)")


def told_from_people(text: str, mentions: Sequence[Mention], known: Gazetteer) -> Sequence[Mention]:
    """The mentions, with a single word that is also in somebody's name taken for the country, the
    firm or the person of that name."""
    people: dict[str, int] = {}
    for mention in mentions:
        if mention.type == "PER":
            words = text[mention.start : mention.end].upper().split()
            if len(words) > 1:
                people.setdefault(words[0], mention.start)
                people.setdefault(words[-1], mention.start)
    if not people:
        return mentions
    alone: dict[str, list[Mention]] = {}
    for mention in mentions:
        word = text[mention.start : mention.end].upper()
        if word in people and mention.type in _MISTAKEN:
            alone.setdefault(word, []).append(mention)
    firms = _firms(text, mentions, known) if alone else {}
    told: dict[int, EntityType] = {}
    for word, group in alone.items():
        if word in _countries():
            told.update(_countries_among(text, group, word, known))
        else:
            told.update(_firms_among(text, group, firms.get(word), people[word], known))
    if not told:
        return mentions
    return [Mention(m.start, m.end, told.get(m.start, m.type)) for m in mentions]


def _firms(text: str, mentions: Sequence[Mention], known: Gazetteer) -> dict[str, int]:
    """First words of the firms whose names end in Inc, Corp or the like → where the first is."""
    legal = known.words["legal suffixes"]
    firms: dict[str, int] = {}
    for mention in mentions:
        if mention.type == "ORG":
            words = text[mention.start : mention.end].split()
            if len(words) > 1 and words[-1].lower() in legal:
                firms.setdefault(words[0].upper(), mention.start)
    return firms


def _countries_among(
    text: str, group: list[Mention], word: str, known: Gazetteer
) -> dict[int, EntityType]:
    """Those that are a country: all but those spoken of as a person, if anything in the story
    says that the country is meant or nothing says that the person is."""
    persons = {m.start for m in group if _is_spoken_of(text, m, known)}
    state = any(people in text for people in _countries()[word]) or any(
        _IN.search(text, max(0, m.start - _BEFORE), m.start) or _STATE_HAS.match(text, m.end)
        for m in group
    )
    if persons and not state:
        return {}
    return {m.start: "LOC" for m in group if m.type == "PER" and m.start not in persons}


def _firms_among(
    text: str, group: list[Mention], full: int | None, owner: int, known: Gazetteer
) -> dict[int, EntityType]:
    """Those that are a firm: what has shares and plants; and where the story has the firm's
    ``full`` name or its shares, what has spokesmen and says "it". Whoever is named first, firm or
    ``owner``, may be meant by the others; but a firm never where somebody speaks."""
    firms = {m.start for m in group if _FIRM_HAS.match(text, m.end)}
    if full is not None:
        firms.add(full)
    if not firms:
        return {}
    firms.update(m.start for m in group if _FIRM_SAYS.match(text, m.end))
    if min(firms) > owner:
        return {m.start: "ORG" if m.start in firms else "PER" for m in group if m.type != "LOC"}
    if not any(_is_spoken_of(text, m, known) for m in group):
        firms.update(m.start for m in group if m.start < owner or not _says(text, m, known))
    return dict.fromkeys(firms, "ORG")


def _is_spoken_of(text: str, mention: Mention, known: Gazetteer) -> bool:
    """Whether a title stands before somebody, or what follows is said of people only."""
    title = _TITLE.search(text, max(0, mention.start - _BEFORE), mention.start)
    if title is not None and title[1].lower() in known.words["titles"]:
        return True
    return _PERSON_DOES.match(text, mention.end) is not None


def _says(text: str, mention: Mention, known: Gazetteer) -> bool:
    verb = _NEXT.match(text, mention.end)
    return verb is not None and verb[1] in known.words["say verbs"]


@lru_cache(maxsize=1)
def _countries() -> dict[str, list[str]]:
    """Countries of one word, in capitals → what their people are called."""
    known = gazetteer()
    people: dict[str, list[str]] = {name.upper(): [] for name in known.countries}
    for adjective, country in known.nations.items():
        people[country.upper()].append(adjective)
    return people
