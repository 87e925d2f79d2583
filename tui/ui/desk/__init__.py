"""The desk: the one screen on which one reads. Each module is one kind of thing done there."""
