"""The way in: locations, bytes, clean text, articles."""
