"""Files of files: archives, packed files, web archives."""
