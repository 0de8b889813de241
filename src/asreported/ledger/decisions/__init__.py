"""Decisions: what people say of the case, an append-only log over what the machine read."""
