"""One register format a file: a stream of bytes → `Case` and `Skipped`. May import
`registers.case`, nothing above it.
"""
