"""`python -m odop_desktop [COMMAND]`: a command runs the command line."""

from __future__ import annotations

import sys

from odop_desktop.app import main

if getattr(sys, "frozen", False):  # the reading process of an import is this program, started again
    from multiprocessing import freeze_support

    freeze_support()

if __name__ == "__main__":
    main()
