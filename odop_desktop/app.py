"""Where the program is put together. The window arrives beside the command line; both start here."""

from __future__ import annotations

from odop_desktop.cli.main import main

__all__ = ["main"]
