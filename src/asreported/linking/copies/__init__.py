"""Copies: which reports repeat the words of others, and how many voices are behind a claim."""
