"""Where marks come from: curated list and official registers → snapshots. Imports nlp only."""
