"""Training the recogniser: marked stories, open corpora, and what is learned from them."""
