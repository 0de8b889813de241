"""Telling: how claims and groups of claims stand on a page, in words."""
