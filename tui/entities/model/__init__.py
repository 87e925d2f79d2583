"""The trained recogniser: English names by a small neural network, run in numpy.

Data flow one way: `tokens` (an article's words) → `lexicon` and `features` (what is known
of each word) → `network` (how much speaks for each tag) → `viterbi` (the best sequence of
tags) → `recogniser` (mentions). Nothing here is imported before a story is read with it.
"""
