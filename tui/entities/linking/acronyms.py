"""Short names and the long names they stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from tui.article import OTHER_TYPES
from tui.entities.fold import fold_name
from tui.entities.linking.cluster import Joined
from tui.entities.lists.gazetteer import gazetteer
from tui.entities.lists.particles import PARTICLES

_SMALL = PARTICLES | {"of", "for", "and", "the", "on", "to", "in", "&", "against"}
LONGEST_SHORT = 12
"""Characters of a short name that is no acronym of capitals: "(Sunat)"."""

_OPENS_BRACKET = re.compile(r" ?\((?:the |or |formerly |known as |abbreviated )?[\"“‘']?")
_CLOSES_BRACKET = re.compile(r"[\"”’']?\)")
_OR = re.compile(
    r",? (?:also |better |locally |widely |formally |commonly |formerly |otherwise )?"
    r"(?:known|called|abbreviated)(?: [a-z]+){0,4} (?:as |by )(?:the )?[\"“‘']?"
    r"|, or (?:the )?[\"“‘']?|, formerly (?:the )?"
)


def defined_in_apposition(text: str, joined: Joined) -> None:
    """Join short names with the long names they stand beside: in brackets, or after a
    comma and "or", "known as" and the like."""
    for (_, end, left), (start, after, right) in pairwise(joined.mentions):
        if not 2 <= start - end <= 50:
            continue
        between = text[end:start]
        bracket = _OPENS_BRACKET.fullmatch(between) and _CLOSES_BRACKET.match(text, after)
        if not bracket and not _OR.fullmatch(between):
            continue
        long, short = left, right
        if _is_short(joined.clusters[long].form):
            long, short = short, long
        if _names_the_same(joined, short, long, certain="(" not in between):
            joined.join(short, long)
            joined.defined.add(short)


def _names_the_same(joined: Joined, short: int, long: int, *, certain: bool) -> bool:
    one, other = joined.clusters[short], joined.clusters[long]
    if "PER" in (one.type, other.type) or not _is_short(one.form):
        return False
    if is_acronym(one.form) and _spells(one.form, other.form):
        return True
    if one.type != other.type or _are_different(one.form, other.form):
        return False
    # The letters are often those of another language: PVMBG, Sunat.
    words = len(joined.words[long])
    return words > 1 and (certain or one.type == "ORG") and (words > 2 or is_acronym(one.form))


def _are_different(short: str, long: str) -> bool:
    """Whether the table of aliases has the short name for something else that the long one, which
    is known too: UNITED NATIONS (AP)."""
    known = gazetteer()
    usual, key = known.canonical.get(fold_name(short)), fold_name(long)
    if usual is None or (long not in known.names and long not in known.capitals):
        return False
    return fold_name(usual) != fold_name(known.canonical.get(key, key))


def _is_short(form: str) -> bool:
    return " " not in form and (is_acronym(form) or len(form) <= LONGEST_SHORT)


def is_acronym(form: str) -> bool:
    """Whether a name is letters that stand for words: NATO, U.N., TsENKI."""
    letters = form.replace(".", "")
    capitals = sum(map(str.isupper, letters))
    return " " not in letters and 2 <= len(letters) <= 9 and capitals >= max(2, len(letters) - 2)


def _initials(form: str) -> set[str]:
    """The acronyms a long name may have: with and without its small words, its legal form
    and the nation before it; a hyphen may join two words into one."""
    known = gazetteer()
    words = form.replace(".", " ").split()
    while len(words) > 2 and words[-1].lower() in known.words["legal suffixes"]:
        words.pop()
    found = set()
    for name in (words, [part for word in words for part in word.split("-") if part]):
        found.add("".join(word[0] for word in name))
        big = [word for word in name if word.lower() not in _SMALL]
        found.add("".join(word[0] for word in big))
        if len(big) > 2 and (big[0] in known.demonyms or big[0] in ("U", "US", "National")):
            found.add("".join(word[0] for word in big[2 if big[0] == "U" else 1 :]))
    return {letters.upper() for letters in found if len(letters) > 1}


def _spells(acronym: str, form: str) -> bool:
    """Whether the letters occur in the words in this order, beginning with the first."""
    letters = [c for c in acronym.lower() if c.isalnum()]
    words = [word for word in fold_name(form).split() if word not in _SMALL]
    if len(words) < 2 or not letters or letters[0] != words[0][0]:
        return False
    rest = iter("".join(fold_name(form).split()))
    covered = sum(word[0] in letters for word in words)
    return all(letter in rest for letter in letters) and covered >= min(len(words), 2)


def by_initials(joined: Joined) -> None:
    """Join acronyms with the one long name that has their letters."""
    kinds = joined.of("ORG", "LOC", *OTHER_TYPES)
    short = [i for i in kinds if i not in joined.defined and is_acronym(joined.clusters[i].form)]
    short = [i for i in short if joined.root(i) == i and not joined.speaks(i)]
    if not short:
        return
    long: dict[str, set[int]] = defaultdict(set)
    for i in kinds:
        if len(joined.words[i]) > 1:
            for letters in _initials(joined.clusters[i].form):
                long[letters].add(i)
    for i in short:
        form = joined.clusters[i].form
        owners = joined.roots(long.get(form.replace(".", "").upper(), ())) - {i}
        if len(owners) == 1:
            joined.join(i, owners.pop())
