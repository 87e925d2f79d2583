"""What a format found in a document, before it is cleaned and laid out."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

from tui.article import Block, Dateline, EntityType


@dataclass(slots=True)
class Draft:
    """One story as its source tells it: every text raw, empty where there is none.

    Formats that mark the parts of a story fill in the fields; copy that marks nothing goes
    into ``wire`` whole. Lines of ``body`` are paragraphs unless it is hard-wrapped.
    """

    headline: str = ""
    summary: str = ""
    section: str = ""
    byline: tuple[str, ...] = ()
    dateline: str = ""
    """Where the story was filed, for when the body does not open with it."""
    body: str = ""
    notes: tuple[str, ...] = ()
    """The editor's word to other editors."""
    wire: str = ""
    """The whole copy, instead of all of the above."""
    published: str | float = ""
    """As printed, or seconds since the epoch."""
    url: str = ""
    source: str = ""
    language: str = ""
    """A language tag: ``"en-GB"``."""
    given: tuple[tuple[str, EntityType], ...] = ()
    """Names that the source itself says the story is about."""
    member: str = ""
    """Where in its document it is, if there are several."""
    notices: list[str] = field(default_factory=list)
    """What a reader should know about how it was read, one sentence each."""
    blocks: tuple[Block, ...] = ()
    """The parts of ``body`` where newstui itself wrote them down; then ``body`` is all of
    the text."""
    marked: Dateline | None = None
    """The dateline among ``blocks``."""

    def told_by(self, envelope: Draft) -> Draft:
        """The same with all that the envelope it came in tells: of a mail, its subject."""
        names = (one.name for one in fields(envelope))
        return replace(self, **{name: told for name in names if (told := getattr(envelope, name))})
