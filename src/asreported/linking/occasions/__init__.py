"""Occasions: where and when the things that a claim tells of were, by its own words and by its report's page."""
