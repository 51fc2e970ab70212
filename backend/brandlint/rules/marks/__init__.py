"""The rules about other people's marks. A mention gets the finding of the first rule in `ORDER` that speaks."""

ORDER = (
    "lookalike-mark", "mark-in-search-terms", "comparison-claim", "mark-as-generic", "technology-mark", "licensed-property",
    "compatibility-wording", "third-party-mark",
)  # fmt: skip
