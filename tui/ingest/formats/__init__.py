"""One module for each format, and the table that tells them apart."""
