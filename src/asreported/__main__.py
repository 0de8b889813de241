"""`python -m asreported`: the command line."""

from asreported.cli import main

main()
