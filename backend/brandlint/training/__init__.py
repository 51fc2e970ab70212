"""Training the judge of candidates from listings and labelled listings. May import the linter's
parts, never an edge.
"""
