"""The command line, one file a command or a few small ones. Imports whatever it needs; nothing
imports it.

Exit status: 0 nothing to say, 1 findings, 2 usage or input error.
"""

from brandlint.cli.main import main

__all__ = ["main"]
