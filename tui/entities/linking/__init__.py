"""Mentions of one thing in one story, put together."""
