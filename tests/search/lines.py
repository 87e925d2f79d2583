"""Whatever may be typed into the filter box."""

from __future__ import annotations

from hypothesis import strategies as st

from tui.search.dates import NAMED
from tui.search.query import DATE_FIELDS, FIELDS

PIECES = st.sampled_from(
    ["wheat", "-", "|", '"', "“", "”", "'", " ", "7d", "日本", "foo:", "..", "и", "ß", "\n", "", "́",
     "a " * 39, "日" * 39, "zak", "unread", *(f"{field}:" for field in FIELDS)]
)  # fmt: skip
DATES = st.one_of(
    st.sampled_from(NAMED),
    st.from_regex(r"\d{0,10}[dw]?|\d{4}-\d{0,3}(-\d{0,3})?", fullmatch=True),
    st.dates().map(str),
    st.sampled_from(["0000", "0001-01-01", "9999-12-31", "9999w", "99999999d"]),
)
DATED = st.builds("{}:{}".format, st.sampled_from(DATE_FIELDS), DATES)
LINES = st.one_of(st.text(max_size=40), st.lists(PIECES | DATED, max_size=12).map("".join))
