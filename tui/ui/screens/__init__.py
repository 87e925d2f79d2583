"""What fills the terminal: the desk and the pages laid over it."""
