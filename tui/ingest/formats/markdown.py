"""Markdown, and text with front matter: fields between two lines of hyphens.

Of YAML only scalars and lists of scalars are read. That is what front matter has, and
anchors and tags, with which YAML can be made to explode, are plain words here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.ingest.documents.document import Document
from tui.ingest.documents.draft import Draft
from tui.ingest.formats.plain import notices, text_of
from tui.ingest.formats.records.record import draft_of

_FENCE = re.compile(
    r"\A\ufeff?\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(r"([\w-][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
_TITLE = re.compile(r"\A\s*#[ \t]+([^\n]+)(?:\n|\Z)")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+)$", re.MULTILINE)
_CLOSES = " \t#"
"""What a heading may end in besides its words; an expression for it takes quadratic time."""
_BLOCK_SCALARS = frozenset({"|", ">", "|-", ">-"})


def read(document: Document) -> Iterator[Draft]:
    """The story. Raises `Unreadable`."""
    decoded = text_of(document)
    text = decoded.text.replace("\r\n", "\n")
    fence = _FENCE.match(text)
    fields = _fields(fence.group(1)) if fence else {}
    body = text[fence.end() :] if fence else text
    first = _TITLE.match(body)
    title = first[1].rstrip(_CLOSES) if first else ""
    draft = draft_of(fields) or draft_of({**fields, "text": "-"}) if fields else None
    if draft is None:
        draft = Draft()
    if first and title and draft.headline in ("", title):
        draft.headline, body = title, body[first.end() :]
    if not draft.headline and not fields:
        draft = Draft(wire=text)
    else:
        draft.body = _HEADING.sub(lambda found: found[1].rstrip(_CLOSES), body)
    draft.notices = notices(decoded)
    yield draft


def _fields(matter: str) -> dict[str, str | list[str]]:
    """The fields of front matter: texts, and lists where several lines follow a key."""
    fields: dict[str, list[str]] = {}
    lists: set[str] = set()
    key = ""
    for line in matter.splitlines():
        item, field = _ITEM.fullmatch(line), _FIELD.fullmatch(line)
        if item and key:
            if key not in lists:
                lists.add(key)
                fields[key] = []
            fields[key].append(_scalar(item.group(1)))
        elif field:
            key, value = field.group(1), (field.group(2) or "").strip()
            if value.startswith("[") and value.endswith("]"):
                lists.add(key)
                fields[key] = [_scalar(one) for one in value[1:-1].split(",")]
            else:
                lists.discard(key)
                fields[key] = ["" if value in _BLOCK_SCALARS else _scalar(value)]
        elif key and key not in lists and line.startswith((" ", "\t")):
            fields[key].append(line.strip())
    return {
        key: several if key in lists else " ".join(filter(None, several))
        for key, several in fields.items()
    }


def _scalar(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        escaped = "''" if value[0] == "'" else '\\"'
        return value[1:-1].replace(escaped, value[0])
    return value
