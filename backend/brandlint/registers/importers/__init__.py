"""The register formats: one importer a file, from bytes to `Case` and `Skipped`."""
