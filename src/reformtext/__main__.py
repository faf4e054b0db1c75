"""`python -m reformtext` is the command `reformtext`."""

import sys

from reformtext.cli import main

if __name__ == "__main__":
    sys.exit(main())
