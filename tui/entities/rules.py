"""Names by rules: lists of known names, the shape of words, their context, and what the
rest of the story says.

The method is the classical one of rule-based recognisers (candidates by capital letters,
internal evidence, external evidence, one sense per document): McDonald, "Internal and
External Evidence in the Identification and Semantic Categorization of Proper Names"
(1993); Mikheev, Moens and Grover, "Named Entity Recognition without Gazetteers" (1999).
"""

from __future__ import annotations

from functools import lru_cache

from tui.article import Article, Mention
from tui.entities.context import Judge
from tui.entities.gazetteer import gazetteer
from tui.entities.headline import KnownNames
from tui.entities.runs import Candidate, RunParser
from tui.entities.shape import RUN, SENTENCE_END, is_capitals, is_title_case

SILENT = frozenset({"section", "published"})
LONGEST = 400_000
"""Characters of one article that are read for names; nobody reads more in one story."""


class RuleRecogniser:
    """Finds names without any trained model. Stateless: one may serve all threads."""

    def __init__(self) -> None:
        self._known = gazetteer()
        self._parser = RunParser(self._known)

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """See `tui.entities.recognise.Recogniser`."""
        text = article.text
        running: list[Candidate] = []
        uncased: list[tuple[int, int]] = []
        for kind, start, end in article.blocks:
            end = min(end, LONGEST)
            if kind in SILENT or start >= end:
                continue
            if kind == "dateline":
                uncased.append((start, end))
                continue
            words = text[start:end]
            if is_capitals(words) or (kind in ("headline", "subhead") and is_title_case(words)):
                uncased.append((start, end))
            else:
                self._candidates(text, start, end, running)
        judge = Judge(self._known, self._parser.common, text, running)
        found = judge.mentions()
        if uncased:
            names = KnownNames(self._known, text, found, article.dateline)
            for start, end in uncased:
                found.extend(names.find(text, start, end))
            found.sort(key=_start)
        return tuple(found)

    def _candidates(self, text: str, start: int, end: int, out: list[Candidate]) -> None:
        parse = self._parser.parse
        for run in RUN.finditer(text, start, end):
            begin = run.start()
            out.extend(parse(text, begin, run.end(), _opens_sentence(text, start, begin)))


def _opens_sentence(text: str, block: int, at: int) -> bool:
    """Whether a word begins a sentence, a quotation or a block."""
    at -= 1
    while at >= block and text[at] in "  \n\t":
        at -= 1
    return at < block or text[at] in SENTENCE_END


def _start(mention: Mention) -> int:
    return mention.start


@lru_cache(maxsize=1)
def default_recogniser() -> RuleRecogniser:
    """The rules with their lists loaded, shared by everyone in the process."""
    return RuleRecogniser()
