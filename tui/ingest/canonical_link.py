"""When two links lead to the same page."""

from __future__ import annotations

import re

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|msclkid|dclid|igshid|mc_[ce]id|_hsenc|_hsmi|cmpid|ncid|ref_src|"
    r"at_\w+|xtor|smid|smtyp|guccounter"
)
_OF_ONE_PAGE = re.compile(r"\d|[-_].*[-_]|.\.\w+$|.{16}")
"""What the last part of a path looks like that leads to one story: numbered, a headline in
hyphens, a file. Fronts of sections have short names, and a thousand stories may name one."""


def canonical(url: str) -> str | None:
    """What links to one story have in common: without scheme, ``www.``, port 80 or 443,
    fragment, and the parameters that only follow readers about. None for what leads to no
    story in particular: a site, the front of a section."""
    scheme, mark, rest = url.partition("://")
    if not mark:
        rest = url
    elif scheme.lower() not in ("http", "https"):
        return None
    rest, _, _ = rest.partition("#")
    rest, _, query = rest.partition("?")
    host, _, path = rest.partition("/")
    host = host.lower().removeprefix("www.").removesuffix(":443").removesuffix(":80")
    path = path.rstrip("/")
    if query:
        kept = [
            one
            for one in query.split("&")
            if one and not _TRACKING.fullmatch(one.partition("=")[0].lower())
        ]
        query = "&".join(sorted(kept))
    if not host or not (query or _OF_ONE_PAGE.search(path.rpartition("/")[2])):
        return None
    return f"{host}/{path}?{query}" if query else f"{host}/{path}"
