"""From trademark registers and the curated list to the snapshot that a check opens."""
