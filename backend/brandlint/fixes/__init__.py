"""The edits that mend a finding, and how they are applied to a listing's fields."""
