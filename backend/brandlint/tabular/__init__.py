"""Decoding text and tables, for the readers of listings and of registers."""
