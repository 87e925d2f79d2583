"""Bytes under a name, and the drafts of stories that are found in them."""
