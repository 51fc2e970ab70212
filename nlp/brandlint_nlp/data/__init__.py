"""The words that tell how a mark is used, language by language."""
