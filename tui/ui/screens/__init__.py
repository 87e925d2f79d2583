"""The pages laid over the desk, and the boxes that ask for a word."""
