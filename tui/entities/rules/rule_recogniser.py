"""Names by rules: lists of known names, the shape of words, their context, and what the
rest of the story says.

The method is the classical one of rule-based recognisers (candidates by capital letters,
internal evidence, external evidence, one sense per document): McDonald, "Internal and
External Evidence in the Identification and Semantic Categorization of Proper Names"
(1993); Mikheev, Moens and Grover, "Named Entity Recognition without Gazetteers" (1999).

English gets all of it. Other languages in Latin script get only what is certain there (in
German every noun has a capital): lists, first names, titles, acronyms, legal forms.

The rules and weights were tuned by hand while reading what they got wrong in UNER PUD, GUM
and the development part of en-worldwide-newswire; figures on these are not unseen ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter

from tui.article import Article, Mention, Span
from tui.entities import ENGLISH, LONGEST, SILENT
from tui.entities.lists.gazetteer import gazetteer, gazetteer_of
from tui.entities.overlaps import longest
from tui.entities.rules import uncased
from tui.entities.rules.articles import with_articles
from tui.entities.rules.bodies import find_bodies
from tui.entities.rules.candidate import Candidate
from tui.entities.rules.cyrillic_names import CyrillicNames
from tui.entities.rules.judge import Judge
from tui.entities.rules.known_names import KnownNames
from tui.entities.rules.namesakes import told_from_people
from tui.entities.rules.other_kinds import told_apart
from tui.entities.rules.run_parser import RunParser
from tui.entities.rules.shape import RUN, SENTENCE_END, foreign_run, is_capitals, is_title_case
from tui.entities.rules.tickers import is_ticker

_END_MARK_WORDS = 2
_END_MARKS = frozenset({"Reuter", "REUTER", "Reuters", "REUTERS", "END", "ENDS"})
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)


class RuleRecogniser:
    """Finds names without any trained model. Keeps nothing of one article for the next."""

    def __init__(self) -> None:
        self._known = gazetteer()

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """See `tui.entities.recognise.Recogniser`."""
        text = article.text
        running, small = _blocks(article)
        found = self._latin(article, running, small)
        if not text.isascii() or article.language not in ENGLISH:
            for reader in _other_scripts(article):
                found += [mention for span in running + small for mention in reader(*span)]
            found = longest(found)
        named = tuple(told_apart(found, text, self._known))
        if article.language in ENGLISH:
            return tuple(told_from_people(text, named, self._known))
        return named

    def _latin(self, article: Article, running: list[Span], small: list[Span]) -> list[Mention]:
        text, english = article.text, article.language in ENGLISH
        known = self._known if english else gazetteer_of(article.language)
        parser = _parser(article.language if not english else "en")
        candidates: list[Candidate] = []
        last = len(text.rstrip())
        runs = RUN if english else foreign_run()
        for start, end in running:
            for run in runs.finditer(text, start, end):
                if not is_ticker(text, run.start()) and not is_end_mark(run[0], run.end(), last):
                    opens = opens_sentence(text, start, run.start())
                    candidates += parser.parse(text, run.start(), run.end(), opens)
        if not english:
            candidates = parser.certain(candidates)
        found = Judge(known, parser.common, text, candidates, guess=english).mentions()
        if not english:
            found = list(with_articles(text, found))
        if small:
            names = KnownNames(known, article, found)
            for start, end in small:
                found += names.find(text, start, end)
            found.sort(key=attrgetter("start"))
        return found


def _blocks(article: Article) -> tuple[list[Span], list[Span]]:
    """The blocks to read: those where capitals mean names, and those where they do not."""
    running: list[Span] = []
    small: list[Span] = []
    for kind, start, block_end in article.blocks:
        end = min(block_end, LONGEST)
        if kind in SILENT or start >= end:
            continue
        words = article.text[start:end]
        capitals = is_capitals(words)
        if kind == "footer" and (capitals or len(words.split()) <= _END_MARK_WORDS):
            continue  # an end mark
        titled = kind in ("headline", "subhead") and is_title_case(words)
        named = kind in ("byline", "dateline")
        (small if capitals or titled or named else running).append((start, end))
    return running, small


def _other_scripts(article: Article) -> list[Callable[[int, int], list[Mention]]]:
    """Readers for the scripts other than Latin that occur in an article."""
    text = article.text
    readers: list[Callable[[int, int], list[Mention]]] = []
    if _CYRILLIC.search(text):
        readers.append(
            CyrillicNames(
                text, [(start, min(end, LONGEST)) for _, start, end in article.blocks]
            ).within
        )
    language = article.language
    if not gazetteer().exonyms.get(language) or language in ("ru", "uk"):
        language = next((name for name, script in _SCRIPTS if script.search(text)), "")
    if language:
        readers.append(lambda start, end: uncased.find_uncased(text, start, end, language))
        if gazetteer_of(language).words["body heads"]:
            readers.append(lambda start, end: list(find_bodies(text, start, end, language)))
    return readers


def is_end_mark(name: str, end: int, last: int) -> bool:
    """Whether a name is a story's signature: the agency's, as its very last word. ``last`` is
    where the text ends."""
    return end == last and name in _END_MARKS


def opens_sentence(text: str, block: int, at: int) -> bool:
    """Whether a word begins a sentence, a quotation or a block."""
    at -= 1
    while at >= block and text[at] in " \u00a0\n\t":
        at -= 1
    return at < block or text[at] in SENTENCE_END or text[at - 1 : at + 1] == " -"


@lru_cache(maxsize=16)
def _parser(language: str) -> RunParser:
    english = language == "en"
    return RunParser(gazetteer() if english else gazetteer_of(language), english=english)


@lru_cache(maxsize=1)
def default_recogniser() -> RuleRecogniser:
    """The rules with their lists loaded, shared by everyone in the process."""
    return RuleRecogniser()
