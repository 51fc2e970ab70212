"""The command line `brandlint`."""

from brandlint.cli.main import main

__all__ = ["main"]
