"""Protected terms and claims: their data, and where they stand in a listing. Imports nlp, listing,
categories and marketplaces.
"""
