"""The rules about what a marketplace's fields take."""
