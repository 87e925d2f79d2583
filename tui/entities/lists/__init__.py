"""Facts about names: lists of them, the words that give them away, the currencies."""
