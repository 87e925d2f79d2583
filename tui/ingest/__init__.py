"""The way in: locations, bytes, clean text, articles."""

STANDARD_INPUT = "-"
"""What standard input is called among the sources, and in what is said of it."""
