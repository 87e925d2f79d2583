"""Names in Russian and its neighbours: places and bodies from the lists under any case
ending, people by first name, patronymic, title or initials, organisations by acronym or
in quotation marks. Where none of these speaks for a name there is none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter

from tui.article import EntityType, Mention, Span
from tui.entities.gazetteer import gazetteer, sections, word_set

_UPPER = "А-ЯЁІЇЄҐЎЈЉЊЋЂЏҒҚҢӨҰҮҺҶ"
_WORD = rf"(?:[{_UPPER}]\.(?: ?[{_UPPER}]\.)? ?)?[{_UPPER}]\w*(?:[-’']\w+)*"
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?:[ \u00a0\n]{_WORD}){{0,7}}")
_PIECE = re.compile(rf"[{_UPPER}]\.(?: ?[{_UPPER}]\.)? ?[{_UPPER}][\w’'-]*|[^\s]+")
_QUOTED = re.compile(r"(?<![а-яё-])([а-яё-]++) [«\"„]([^«»\"„“\n]{2,40})[»\"“]")
_BEFORE = re.compile(r"([\w-]+)[ \n\u00a0]$")
_PATRONYMIC = re.compile(r"(?:ович|евич|ьич|овна|евна|ична)(?:а|у|ем|ом|е|ы|ой)?$")
_ENDING = re.compile(
    r"(?:ами|ями|ого|ому|ыми|ими|ом|ем|ым|им|ой|ей|ою|ею|ых|их|ую|юю|ая|яя|ый|ий|"
    r"[аяуюеыиоьй])$"
)
_START = attrgetter("start")
_NO_NAMES = word_set(
    "ВВП НДС СМИ ТВ ДНК ВИЧ ИИ АЭС ГЭС ТЭЦ ЧП ДТП ЧС НПЗ СПГ ЖКХ ЕГЭ ВПК IT ПВО ВОВ"
)


def stem(word: str) -> str:
    """A word without the ending of its case, good enough to tell names apart."""
    short = _ENDING.sub("", word)
    return short if len(short) > 2 else word


def is_cyrillic(text: str) -> bool:
    """Whether there is a letter of the script in a name."""
    return any("\u0400" <= letter <= "\u04ff" for letter in text)


@lru_cache(maxsize=1 << 14)
def english(name: str) -> str | None:
    """``"России"`` → ``"Russia"``; None for a name that is not in the lists."""
    return _lists().exonym(name.split())


class CyrillicNames:
    """The names in one text. A surname on its own counts when its owner is named in full
    anywhere in it."""

    def __init__(self, text: str, blocks: Iterable[Span]) -> None:
        self._text = text
        self._lists = _lists()
        self._kinds = gazetteer().names
        self._people: set[str] = set()
        self._found: list[Mention] = []
        self._waiting: list[tuple[int, int, str]] = []
        for start, end in blocks:
            self._read(start, end)
        for start, end, word in self._waiting:
            if stem(word) in self._people:
                self._add(start, end, "PER")
        self._found.sort(key=lambda mention: (mention.start, -mention.end))

    def within(self, start: int, end: int) -> list[Mention]:
        """The names in ``text[start:end]``, in order, never overlapping."""
        found: list[Mention] = []
        for at in range(bisect_left(self._found, start, key=_START), len(self._found)):
            mention = self._found[at]
            if mention.end > end:
                break
            if not found or mention.start >= found[-1].end:
                found.append(mention)
        return found

    def _read(self, start: int, end: int) -> None:
        for match in _QUOTED.finditer(self._text, start, end):
            if match[1] in self._lists.quoted:
                self._add(match.start(2), match.end(2), "ORG")
        for run in _RUN.finditer(self._text, start, end):
            self._run(run.start(), run.end())

    def _add(self, start: int, end: int, kind: EntityType) -> None:
        self._found.append(Mention(start, end, kind))

    def _run(self, start: int, end: int) -> None:
        pieces = list(_PIECE.finditer(self._text, start, end))
        words = [piece[0] for piece in pieces]
        titled = self._after_title(start)
        at = 0
        while at < len(words):
            size, kind = self._known(words, at)
            if kind is None:
                size = self._person(words, at, titled)
                kind = "PER" if size else None
            if kind is not None:
                self._add(pieces[at].start(), pieces[at + size - 1].end(), kind)
                titled = titled and kind != "PER"
                at += size
            else:
                if len(words[at]) > 3:
                    self._waiting.append((pieces[at].start(), pieces[at].end(), words[at]))
                at += 1

    def _known(self, words: list[str], at: int) -> tuple[int, EntityType | None]:
        for size in (3, 2, 1):
            name = self._lists.exonym(words[at : at + size]) if at + size <= len(words) else None
            if name is not None:
                return size, self._kinds.get(name, "LOC")
        word = words[at]
        if 2 <= len(word) <= 6 and word.isupper() and word.isalpha() and word not in _NO_NAMES:
            return 1, "ORG"
        return 1, None

    def _person(self, words: list[str], at: int, titled: bool) -> int:
        """How many words from here name a person; 0 if none does."""
        follows = [word for word in words[at + 1 : at + 4] if self._known([word], 0)[1] is None]
        follows = follows[: next((i for i, w in enumerate(follows) if w.isupper()), 3)]
        if self._lists.is_given(words[at]) and follows:
            size = 3 if len(follows) > 1 and _PATRONYMIC.search(follows[0]) else 2
        elif "." in words[at]:
            size = 1
        elif titled:
            size = min(1 + len(follows), 2)
        else:
            return 0
        self._people.add(stem(words[at + size - 1].rsplit(".", 1)[-1].strip()))
        return size

    def _after_title(self, start: int) -> bool:
        before = _BEFORE.search(self._text, max(0, start - 24), start)
        return before is not None and before[1].lower() in self._lists.titles


class _Lists:
    """The lists for the script, prepared for looking up inflected words."""

    def __init__(self) -> None:
        known = gazetteer()
        lists = {title: frozenset(text.split()) for title, text in sections("russian.txt")}
        self.titles, self.quoted = lists["titles"], lists["named in quotes"]
        self._given = {stem(name) for name in lists["given"]} | lists["given"] | {"Павл", "Льв"}
        self._exonyms: dict[str, list[tuple[list[str], str]]] = {}
        for language in ("ru", "uk"):
            for name, meaning in known.exonyms[language].items():
                parts = name.split(" ")
                self._exonyms.setdefault(parts[0][:2], []).append((parts, meaning))

    def is_given(self, word: str) -> bool:
        return word in self._given or stem(word) in self._given

    def exonym(self, words: list[str]) -> str | None:
        if not words:
            return None
        if words[0].isupper() and len(words[0]) > 4:  # as in a dateline
            words = [word.capitalize() for word in words]
        for parts, meaning in self._exonyms.get(words[0][:2], ()):
            if len(parts) == len(words) and all(map(_inflects, parts, words)):
                return meaning
        return None


def _inflects(pattern: str, word: str) -> bool:
    """Whether a word is a form of a listed one, where ``*`` stands for an ending."""
    if "*" not in pattern:
        return word == pattern or (word.isupper() and word == pattern.upper())
    first, last = pattern.split("*")
    return (
        word.startswith(first)
        and word.endswith(last)
        and len(word) <= len(pattern) + 2
        and (len(word) == len(first) or _is_ending(word[len(first) : len(word) - len(last)]))
    )


def _is_ending(text: str) -> bool:
    return text == "" or _ENDING.fullmatch(text) is not None or text in ("ия", "ию", "ии", "ией")


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    return _Lists()
