"""The trained recogniser: English names by a small neural network, run in numpy.

Data flow one way: `tokens` (an article's words) → `encode`, `lexicon` and `features` (what
is known of each word) → `network` (how much speaks for each tag) → `viterbi` (the best
sequence of tags) → `edges`, `mottos`, `firms` and `one_sense` (what the story as a whole says
against it) → `recogniser`, which puts them together. Nothing here is imported before a story
is read with it.
"""
