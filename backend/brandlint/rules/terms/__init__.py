"""The rules about protected terms and claims. Their rows stand in `data`; most rules say what
the row says (`default.py`).
"""
