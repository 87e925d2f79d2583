"""Wire copy in plain text: its parts told apart, its datelines and times read."""
