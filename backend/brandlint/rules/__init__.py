"""What brandlint says of what it saw: one rule a file, its texts in the YAML beside it. Imports
registers and nlp only.
"""
