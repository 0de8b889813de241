"""Charts: a question over time as one drawing, made by the server, no more exact than what was said."""
