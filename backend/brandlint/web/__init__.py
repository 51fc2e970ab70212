"""The pages: templates, styles and scripts without a build step, and their texts in both
languages.
"""
