"""Marks that look, sound or read like another: a memory-mapped index and its search."""
