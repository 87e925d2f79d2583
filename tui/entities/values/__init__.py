"""Dates, sums, shares, measures and contacts, as printed and as what they come to."""
