"""newstui: a terminal news reader for people who read a great deal of news."""

__version__ = "0.1.0"
