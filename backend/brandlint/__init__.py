"""Lints marketplace listings for other people's marks, protected terms and own registrations."""
