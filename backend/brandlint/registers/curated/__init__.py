"""The curated list of well-known marks, and how common the words of a mark are."""
