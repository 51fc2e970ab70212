"""The rules: one file a rule, with its texts and examples in the YAML beside it."""
