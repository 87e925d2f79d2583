"""A story as a page for people: plain text or Markdown."""

from __future__ import annotations

import re

from tui.article import Article

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$]")
_LINE_START = re.compile(r"^(\s*)([#+=-]|\d+[.)])", re.MULTILINE)
_FENCE = re.compile(r"`{3,}")


def plain(article: Article) -> str:
    """The story as text, every paragraph one line, a blank line between two."""
    lines = [article.text.strip()]
    if article.url and article.url not in article.text:
        lines.append(article.url)
    return "\n\n".join(lines) + "\n"


def markdown(article: Article) -> str:
    """The story as CommonMark. Nothing in it can become markup: every sign that means
    something there is escaped."""
    pieces = [f"# {_escaped(article.headline)}"]
    about = [article.source, ", ".join(article.byline), _day(article)]
    line = " · ".join(_escaped(part) for part in about if part)
    if line:
        pieces.append(line)
    headline = article.headline_span
    for kind, start, end in article.blocks:
        text = article.text[start:end].strip()
        if not text or (start, end) == headline or kind in ("byline", "published"):
            continue
        if kind == "table":
            longest = max((len(run) for run in _FENCE.findall(text)), default=2)
            fence = "`" * (longest + 1)
            pieces.append(f"{fence}\n{text}\n{fence}")
        elif kind == "subhead":
            pieces.append(f"## {_escaped(text)}")
        elif kind == "item":
            pieces.append(f"- {_escaped(text)}")
        elif kind in ("summary", "note", "footer", "section"):
            pieces.append(f"*{_escaped(text)}*")
        else:
            pieces.append(_escaped(text))
    if article.url:
        pieces.append(f"Source: {_escaped(article.url)}")
    return "\n\n".join(pieces) + "\n"


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(lambda sign: "\\" + sign[0], text)
    text = _LINE_START.sub(lambda begun: f"{begun[1]}{_quiet(begun[2])}", text)
    return text.replace("&", "&amp;")


def _quiet(mark: str) -> str:
    """A mark that would begin a heading or a list, so that it does not."""
    return mark[:-1] + "\\" + mark[-1]


def _day(article: Article) -> str:
    return article.published.date().isoformat() if article.published else ""
