"""Facts about marketplaces: offices, territories, categories and field limits."""
