"""Training the judge of candidates, and measuring it against labelled listings."""
