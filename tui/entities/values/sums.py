"""Sums of money as printed: how much, and in which currency.

The sign or the word mostly says which ("€", "yen", "A$", "Swiss francs"). Where several
countries have a currency of that name, the story is asked: what it calls the currency in full
elsewhere, then the place it was filed from together with the countries its paragraph names.
Dollars and the pound sign that nothing qualifies are American and British, as agencies have
it, unless the story was filed where they have dollars or pounds of their own. What remains in
doubt has an amount and no currency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from tui.article import Article, Mention, Span
from tui.entities.fold import fold_name
from tui.entities.lists.currencies import currencies
from tui.entities.lists.gazetteer import gazetteer
from tui.entities.values.figures import Figures, figures

_TRIM = " \u00a0\u202f\n-.'’"
_OF = re.compile(r"^(?:de |di |d['’])")
_CAPITAL = re.compile(r"\s+\(?([A-Z][\w.]+)")
_PLACES = re.compile(r"\s*[,()/]\s*")
_CENT = "cent"
"""The name of a hundredth of many currencies."""
_CONVENTION = {"dollar": "USD", "pound": "GBP"}
_HAVE_CENTS = frozenset({"dollar", "EUR", "ZAR", "shilling", "LKR", "MUR", "NLG", "MYR"})


class Sum(NamedTuple):
    """One sum. ``name`` is what the currency is called, ``code`` which it is if the words
    themselves say so."""

    number: Decimal
    upto: Decimal | None
    name: str
    code: str | None
    by_sign: bool


def read_sum(printed: str, language: str) -> Sum | None:
    """What the words of a sum say by themselves; None where the number is in doubt."""
    found = figures(printed, language)
    if found is None:
        return None
    name, code, by_sign = _currency(found)
    name, hundredth, _ = name.partition("/")
    number, upto = found.number, found.upto
    if hundredth or name == _CENT:
        number, upto = number / 100, None if upto is None else upto / 100
    if name.isupper():
        code = code or name
    return Sum(number, upto, name, code, by_sign)


def _currency(found: Figures) -> tuple[str, str | None, bool]:
    """Name, code and whether a sign says it; the name is empty if there is none."""
    known = currencies()
    for around in (found.lead, found.tail):
        bare = _OF.sub("", around.strip(_TRIM)).strip(_TRIM)
        if bare in known.signs:
            return known.signs[bare], known.signs[bare], True
        if bare in known.letters:
            return known.letters[bare], None, False
        if bare in known.codes:
            return bare, bare, False
        if bare and not bare[0].isalnum() and bare in known.words:
            return known.words[bare], None, True
        if bare and (said := _said(bare.split())):
            return (*said, False)
        if name := known.words.get(bare):
            return name, None, False
    return "", None, False


def _said(words: list[str]) -> tuple[str, str | None] | None:
    """Name and code of the currency among the words. Where there are two ("CFA francs"), the
    one the words tell more of is meant: its code, else the name that fewer currencies have."""
    known, found = currencies(), list[tuple[str, str | None]]()
    for at, word in enumerate(words):
        name = known.words.get(word) or known.words.get(word.lower().rstrip("."))
        if name is not None:
            about = " ".join(words[:at] + words[at + 1 :])
            telling = known.telling.get(name.partition("/")[0], {})
            found.append((name, telling.get(about)))
    return min(
        found,
        key=lambda one: (one[1] is None, len(known.telling.get(one[0], ()))),
        default=None,
    )


class Purse:
    """The sums of one story, each with an eye to the others."""

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        """``mentions`` are those of MONEY."""
        self._article = article
        self._sums: dict[Span, Sum] = {}
        self._spoken_of: dict[str, set[str]] = {}
        for mention in mentions:
            printed = article.text[mention.start : mention.end]
            if one := read_sum(printed, article.language):
                self._sums[mention.start, mention.end] = one

    def sums(self) -> Iterator[tuple[Span, Sum]]:
        """Each sum that could be read, with its currency as far as the story tells it."""
        for span, one in self._sums.items():
            code = self._of_cents if one.name == _CENT else one.code or self._meant(span, one)
            yield span, one._replace(code=code)

    def _meant(self, span: Span, one: Sum) -> str | None:
        telling = currencies().telling.get(one.name)
        if telling is None:
            return None
        after = _CAPITAL.match(self._article.text, span[1])
        if after and after[1] in telling.values():  # $5 million FJD
            return after[1]
        if after and telling.get(after[1], "USD") != "USD":  # $5 million Canadian
            return None
        called = self._called.get(one.name, set())
        home = self._home(telling)
        usual = _CONVENTION.get(one.name)
        if usual is not None and (one.by_sign or one.name == "dollar"):
            return self._conventional(one, usual, called, home, telling)
        if len(called) == 1:
            return min(called)
        near = set(self._named(telling, self._block(span)))
        if home is not None:
            return home if near <= {home} and not called else None
        named = self._anywhere(one.name)
        return min(several) if len(several := near or named) == 1 and not called else None

    def _conventional(
        self, one: Sum, usual: str, called: set[str], home: str | None, telling: dict[str, str]
    ) -> str | None:
        """Dollars or a pound sign that nothing qualifies."""
        others = called - {usual}
        if home not in (None, usual):
            # Where the other one is always called by its name, the bare one is this.
            if called == {usual}:
                return home if one.by_sign else None
            return usual if called == {home} and one.by_sign else None
        if home is None and self._article.dateline is None:
            named = self._anywhere(one.name)
            return usual if usual in named or not named else None
        return usual if one.by_sign or not others else None

    @cached_property
    def _of_cents(self) -> str | None:
        """What cents are a hundredth of: of the one currency with cents the story speaks of,
        and where it speaks of none, of American dollars in a story filed there."""
        codes = {
            one.code or self._meant(span, one)
            for span, one in self._sums.items()
            if one.name in _HAVE_CENTS or one.code in _HAVE_CENTS
        }
        home = self._home(currencies().telling["dollar"])
        if home not in (None, "USD"):
            return home if codes == {home} else None
        if not codes and home == "USD":
            return "USD"
        return codes.pop() if len(codes) == 1 else None

    @cached_property
    def _called(self) -> dict[str, set[str]]:
        """Name → the currencies of that name that the story calls in full."""
        known, called = currencies(), dict[str, set[str]]()
        for one in self._sums.values():
            for name, telling in known.telling.items():
                if one.code is not None and one.code in telling.values():
                    called.setdefault(name, set()).add(one.code)
        return called

    def _home(self, telling: dict[str, str]) -> str | None:
        """The currency of that name where the story was filed, if there is one."""
        line, known = self._article.dateline, gazetteer()
        for place in line.places if line else ():
            for part in _PLACES.split(place):
                english = known.canonical.get(fold_name(part), part)
                for written in (part, part.title(), english):
                    if written in telling:
                        return telling[written]
        return None

    def _anywhere(self, name: str) -> set[str]:
        """The currencies of that name of whose countries the story says something."""
        if name not in self._spoken_of:
            telling = currencies().telling[name]
            self._spoken_of[name] = self._named(telling, self._article.text)
        return self._spoken_of[name]

    def _named(self, telling: dict[str, str], text: str) -> set[str]:
        """The currencies of whose countries a text says something."""
        return {
            code
            for word, code in telling.items()
            for written in (word, word.upper())
            if written in text and re.search(rf"(?<!\w){re.escape(written)}(?!\w)", text)
        }

    def _block(self, span: Span) -> str:
        text, blocks = self._article.text, self._article.blocks
        return next((text[a:b] for _, a, b in blocks if a <= span[0] < b), "")
