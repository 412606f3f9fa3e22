"""`python -m odop_desktop [COMMAND]`: a command runs the command line.

The reading process of an import comes through here too: it must not load the whole program.
"""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # the reading process of a bundle is the bundle, started again
        from multiprocessing import freeze_support

        freeze_support()
    from odop_desktop.app import main

    main()
