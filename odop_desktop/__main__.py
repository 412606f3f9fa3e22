"""`python -m odop_desktop [COMMAND]`: a command runs the command line."""

from __future__ import annotations

from multiprocessing import freeze_support

from odop_desktop.app import main

if __name__ == "__main__":
    freeze_support()
    main()
