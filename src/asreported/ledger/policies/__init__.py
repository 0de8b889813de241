"""Policies: what a figure is by a named rule over untouched claims, with the claims used and left out, and why."""
