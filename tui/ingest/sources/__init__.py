"""What the reader names, the files found there, and what changes in them."""
