"""The web: pages by their addresses, feeds and sitemaps. Only public addresses, unless the user names a host.

What comes is bytes and goes the way of every file: parsed in the limited process. No other module of the program opens
a connection.
"""

from .addresses import Guard, Refused
from .fetching import Fetched, Web
from .pages import is_feed, links, reports
from .watching import Watch

__all__ = ["Fetched", "Guard", "Refused", "Watch", "Web", "is_feed", "links", "reports"]
