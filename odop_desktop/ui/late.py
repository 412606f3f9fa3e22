"""What the window loads only when it is first gone to (a named seam): a start waits for no letters and no Excel."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def page(module: str) -> Any:
    """The module `odop_desktop.ui.pages.<module>`."""
    return import_module(f"odop_desktop.ui.pages.{module}")


def part(module: str) -> Any:
    """The module `odop_desktop.ui.<module>`."""
    return import_module(f"odop_desktop.ui.{module}")


def dialog(module: str) -> Any:
    """The module `odop_desktop.ui.dialogs.<module>`."""
    return import_module(f"odop_desktop.ui.dialogs.{module}")


def action(module: str) -> Any:
    """The module `odop_desktop.actions.<module>`."""
    return import_module(f"odop_desktop.actions.{module}")
