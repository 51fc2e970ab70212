"""Finds the marks in a text and judges how each is used."""
