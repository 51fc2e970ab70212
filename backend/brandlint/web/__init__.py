"""The pages: templates, styles, scripts, and their texts in both languages."""
