"""Bodies whose name begins with what they are, in languages other than English:
"Universidad Complutense de Madrid", "Ministero dell'Economia", "Landgericht Köln",
"Institut für Weltwirtschaft"; and listed ones with small words or endings in their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tui.article import Mention
from tui.entities.lists.gazetteer import Gazetteer, gazetteer_of
from tui.entities.rules.shape import UPPER

_CAPITALISED = rf"[{UPPER}]\w++(?:[-'’]\w++)*+"
_LINK = (
    r"(?: (?:de|des|du|del|della|delle|dello|degli|dei|di|do|da|dos|das|van|voor|per)"
    r"(?: (?:la|las|los|el|le|les|de|het))?+ | (?:de l|d|dell)['’])"
)
_LINKED = re.compile(rf"{_LINK}({_CAPITALISED})( {_CAPITALISED})?+")
_MORE = re.compile(rf" (?:y|e|et|en) (?:(?:la|el|las|los) )?+({_CAPITALISED})")
_NAMED_AFTER = re.compile(
    "Universi|Instit|Istitu|Fundaci|Fondation|Fondazione|Fundação|Hospital|Hôpital|Ospedale|"
    "Policlinico|Muse|Musée|Centro|Banc|École|Ecole|Academia|Accademia|Stichting"
)
"""Beginnings of heads that a person's name may follow; after others it is who leads them:
the "presidente del Consiglio" Giorgia Meloni."""
_SHARED = ("Minist", "Secretar", "Consejer", "Comisi", "Conse")
"""Beginnings of heads of which a name goes on after "and": Agricultura y Pesca."""
_GERMAN_OFFICES = (
    r"(?:Bundes(?:ministerium|amt|anstalt|agentur|institut)|Landesamt|"
    r"(?:(?:Max-Planck|Fraunhofer|Leibniz)-)?Institut)s?"
)
_ANY = re.compile(r"\b[Kk]?[Ee]ine?[mnrs]? $")
_GERMAN_ADJECTIVES = r"(?:(?:Technische|Freie|Katholische|Medizinische|Pädagogische)[nr]? )?+"


def find_bodies(text: str, start: int, end: int, language: str) -> Iterator[Mention]:
    """The bodies that ``text[start:end]`` names in German, Dutch or a Romance language."""
    known = gazetteer_of(language)
    listed, headed = _patterns(language)
    for pattern in filter(None, (listed, headed)):
        for match in pattern.finditer(text, start, end):
            last = match.end()
            if pattern is headed:
                last = _end(match, known) if language != "de" else _german_end(match, known)
            if last:
                yield Mention(match.start(), last, "ORG")


@lru_cache(maxsize=16)
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What the listed bodies of a language look like, and the others."""
    known = gazetteer_of(language)
    names = sorted(known.bodies, key=len, reverse=True)
    heads = "|".join(sorted(known.words["body heads"], key=len, reverse=True))
    listed = headed = None
    if names:
        forms = "|".join(
            _inflected(name) if language == "de" else re.escape(name) for name in names
        )
        listed = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])")
    if heads and language == "de":
        headed = re.compile(
            rf"(?<![\w-])(?:{_GERMAN_ADJECTIVES}(?:{heads}) ({_CAPITALISED})"
            rf"|{_GERMAN_OFFICES} für (?:(?:die|das|den) )?+"
            rf"{_CAPITALISED}(?: und {_CAPITALISED})?+)"
        )
    elif heads:
        headed = re.compile(
            rf"(?<![\w-])(?:{heads})(?: {_CAPITALISED}){{0,3}}+"
            rf"(?:{_LINK}{_CAPITALISED}(?: {_CAPITALISED}){{0,3}}+){{0,3}}+"
        )
    return listed, headed


def _inflected(name: str) -> str:
    """A German name under any ending: der Deutschen Presse-Agentur, des Auswärtigen Amtes."""
    words = [re.escape(word) for word in name.split(" ")]
    first = words[0] + "[nrms]?" if words[0].endswith("e") else words[0]
    return " ".join([first, *words[1:]]) + "(?:e?s)?"


def _german_end(match: re.Match[str], known: Gazetteer) -> int:
    """Where a German body ends; 0 where no place follows its head, or it is just any."""
    place, start = match[1], match.start()
    if place is None:
        return 0 if _ANY.search(match.string, max(0, start - 8), start) else match.end()
    return match.end() if known.names.get(place) == "LOC" else 0


def _end(match: re.Match[str], known: Gazetteer) -> int:
    """Where a body ends, before the person who leads it ("Gobierno de Pedro Sánchez"); 0
    where nothing follows its head."""
    text, last, heads = match.string, match.end(), known.words["body heads"]
    for linked in _LINKED.finditer(text, match.start(), last):
        if _is_person(linked, known):
            last = linked.start()
            break
    head, _, name = match[0].partition(" ")
    if name.partition(" ")[0] in known.given and not _NAMED_AFTER.match(head):
        return 0
    more = _MORE.match(text, last) if head.startswith(_SHARED) else None
    if more is not None and not any(more[1] in n for n in (known.names, known.given, heads)):
        last = more.end()
    return last if last > match.start() + len(head) else 0


def _is_person(linked: re.Match[str], known: Gazetteer) -> bool:
    """Whether a first name follows "of", and not a place like Nova Iguaçu."""
    first, second = linked[1], linked[2] or ""
    place = first in known.names or first + second in known.names
    return first in known.given and not place
