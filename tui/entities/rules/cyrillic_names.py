"""Names in Russian and its neighbours: places and bodies from the lists under any case
ending, people by first name, patronymic, title or initials, organisations by acronym or
in quotation marks. Where none of these speaks for a name there is none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter

from tui.article import EntityType, Mention, Span
from tui.entities.lists.cyrillic_forms import russian_lists, stem
from tui.entities.lists.gazetteer import gazetteer, word_set

_UPPER = "А-ЯЁІЇЄҐЎЈЉЊЋЂЏҒҚҢӨҰҮҺҶ"
_WORD = rf"(?:[{_UPPER}]\.(?: ?[{_UPPER}]\.)? ?)?[{_UPPER}]\w*(?:[-’']\w+)*"
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?:[ \u00a0\n]{_WORD}){{0,7}}")
_PIECE = re.compile(rf"[{_UPPER}]\.(?: ?[{_UPPER}]\.)? ?[{_UPPER}][\w’'-]*|[^\s]+")
_QUOTED = re.compile(r"(?<![а-яё-])([а-яё-]++) [«\"„]([^«»\"„“\n]{2,40})[»\"“]")
_IN_QUOTES = re.compile(r"[«\"„](?=([^«»\"„“\n]{2,40})[»\"“])")
_BEFORE = re.compile(r"([\w-]+)[ \n\u00a0]$")
_PATRONYMIC = re.compile(r"(?:ович|евич|ьич|овна|евна|ична)(?:а|у|ем|ом|е|ы|ой)?$")
_START = attrgetter("start")
_NO_NAMES = word_set(
    "ВВП НДС СМИ ТВ ДНК ВИЧ ИИ АЭС ГЭС ТЭЦ ЧП ДТП ЧС НПЗ СПГ ЖКХ ЕГЭ ВПК IT ПВО ВОВ"
)


class CyrillicNames:
    """The names in one text. A surname on its own counts when its owner is named in full
    anywhere in it, and a name in quotation marks when what it is called is said anywhere."""

    def __init__(self, text: str, blocks: Iterable[Span]) -> None:
        self._text = text
        self._lists = russian_lists()
        self._kinds = gazetteer().names
        self._people: set[str] = set()
        self._quoted: set[str] = set()
        self._found: list[Mention] = []
        self._waiting: list[tuple[int, int, str]] = []
        spans = list(blocks)
        for start, end in spans:
            self._read(start, end)
        for start, end in spans if self._quoted else ():
            self._read_quoted(start, end)
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
                self._quoted.add(match[2])
        for run in _RUN.finditer(self._text, start, end):
            self._run(run.start(), run.end())

    def _read_quoted(self, start: int, end: int) -> None:
        for match in _IN_QUOTES.finditer(self._text, start, end):
            if match[1] in self._quoted:
                self._add(match.start(1), match.end(1), "ORG")

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
