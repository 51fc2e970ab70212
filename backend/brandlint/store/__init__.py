"""What the service keeps: the seller's settings, dismissals, keys. SQLAlchemy; SQLite by default.
Imports profile and errors only.
"""
