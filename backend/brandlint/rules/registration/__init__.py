"""The rules about the registrations of the seller's own brands. They speak only where the profile
(or a register) can tell.
"""
