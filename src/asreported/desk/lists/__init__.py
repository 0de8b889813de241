"""Lists: what a long list can be narrowed to, its parts, and the way from list to list."""
