"""The rules about protected terms and claims. Their rows stand in `data/terms`; most rules say what
the row says (`row.py`).
"""
