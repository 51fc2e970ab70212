"""`python -m brandlint`."""

import sys

from brandlint.cli import main

sys.exit(main())
