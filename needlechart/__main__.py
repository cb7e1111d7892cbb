"""Lets `python -m needlechart` do what the `needlechart` command does."""

import sys

from needlechart.cli import main

if __name__ == "__main__":
    sys.exit(main())
