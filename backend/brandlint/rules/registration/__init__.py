"""The rules about the registrations of the seller's own brands."""
