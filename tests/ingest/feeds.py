"""Feeds for tests."""

from __future__ import annotations


def item(number: int, body: str = "The lorries crossed at dawn.", link: str | None = None) -> str:
    """One item of an RSS feed."""
    link = link or f"https://meridian.example/{number}"
    return (
        f"<item><title>Story {number}</title><link>{link}</link>"
        f"<guid>{link}</guid><pubDate>Thu, 29 May 2025 0{number % 10}:00:00 GMT</pubDate>"
        f"<description>{body} It was number {number}.</description></item>"
    )


def rss(*items: str, title: str = "Meridian", extra: str = "") -> bytes:
    """An RSS feed of such items."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{title}</title>{extra}{''.join(items)}</channel></rss>"
    ).encode()
