"""The steps that bring a case of any earlier version to the tables of today."""
