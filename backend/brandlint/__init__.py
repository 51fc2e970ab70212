"""brandlint's backend: registers, rules, the linter and its edges. Imports nlp; cli, api and batch
import linter, never back.
"""
