"""Entry: who is let in, with which headers, and what a form may send."""
