"""Hostile documents are parsed in another process, with limits on its memory and time and without a network.

What a parser gives comes back as plain JSON that is checked here. What kills it costs its own document or, in an
archive, its own part: the process is started again and goes on behind it. On macOS and Windows the system keeps fewer
limits (`inmate.py`), and what is left is the wall clock.
"""

from .confinement import Document, confined

__all__ = ["Document", "confined"]
