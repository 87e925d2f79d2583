"""The words that give names away, by what they say."""

from __future__ import annotations

from tui.entities.lists.gazetteer import Gazetteer


class Clues:
    """The sections of ``words.txt`` under short names, and the lists of people's names."""

    def __init__(self, known: Gazetteer) -> None:
        words = known.words
        self.known = known
        self.heads = words["organisation heads"]
        self.prefixes = words["organisation prefixes"]
        self.openers = words["organisation openers"]
        self.state = words["state organs"]
        self.place_heads = words["place heads"]
        self.place_openers = words["place openers"]
        self.event_heads = words["event heads"]
        self.all_heads = self.heads | self.place_heads | self.event_heads
        self.titles = words["titles"]
        self.title_parts = words["title parts"]
        self.function = words["function words"]
        self.common = words["common words"] | words["event heads"]
        self.no_names = words["no names"]
        self.legal = words["legal suffixes"]
        self.body_heads = words.get("body heads", frozenset())
        self.firms = words.get("firms", frozenset())
        self.title_endings = tuple(self.titles) if known.language == "de" else ()
        self.given = known.given
        self.family = known.family

    def is_common(self, word: str) -> bool:
        """Whether a capital at the beginning of a sentence explains itself."""
        return word in self.common or word in self.function

    def is_title(self, word: str) -> bool:
        """President, Gen., Mrs …; in German Finanzminister too."""
        title = word.lower().rstrip(".")
        return title in self.titles or title.endswith(self.title_endings)
