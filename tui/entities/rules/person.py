"""Whether capitalised words are a person's name, by the words alone."""

from __future__ import annotations

from tui.entities.lists.clues import Clues
from tui.entities.lists.gazetteer import word_set

_NUMERALS = word_set("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI Jr. Sr. Jr Sr")
_MOST_WORDS = 6


def is_namesake(word: str, clues: Clues) -> bool:
    """Whether a word is a first name or a well-known family name."""
    return word in clues.given or word in clues.family


def is_person(words: list[str], clues: Clues) -> bool:
    """Two words or more: a first name, initials or a well-known family name among them."""
    if len(words) > _MOST_WORDS:
        return False
    head, tail = words[0], words[-1]
    if len(head) == 1 or (tail in clues.event_heads and tail not in clues.family):
        return False
    if tail in _NUMERALS and head[-1].islower() and head not in clues.common:
        return True
    if head in clues.given and not tail.isupper():
        return not (head in clues.common and tail in clues.common)
    if head.isupper() and tail.isupper() and len(head) > 3 and head.capitalize() in clues.given:
        return True
    if "-" in head and head.split("-")[0] in clues.given and head[-1].islower():
        return True
    if head.endswith(".") and len(head) <= 6 and tail[-1].islower():
        return head.replace(".", "").isupper()
    if head in clues.known.family_first and len(words) <= 3 and tail not in clues.common:
        return True
    return tail in clues.family and head not in clues.common and head[-1].islower()


def is_person_despite(words: list[str], clues: Clues) -> bool:
    """Whether a first word that is also a place, a people or a prize is a first name
    here: "Jordan Spieth", "Roman Abramovich", "Oscar de la Renta"."""
    head, tail = words[0], words[-1]
    if len(words) > _MOST_WORDS or clues.is_common(tail):
        return False
    if head in clues.known.demonyms:
        if head in clues.known.family_first and "-" in tail:  # Han Duck-soo
            return True
        return head in clues.given and tail in clues.family
    return head in clues.given or (head in clues.family and len(words) == 2)
