"""What the window loads only when it is first gone to (a named seam): a start waits for no letters and no Excel."""

from __future__ import annotations

from importlib import import_module
from typing import Any

# What a first visit would wait for, in the order in which people go there.
_SOON = (
    *(
        "pages.list",
        "pages.record",
        "pages.event",
        "pages.loi",
        "pages.letters",
        "pages.letter",
        "dialogs.record",
    ),
    *("dialogs.issue", "pages.imports", "pages.settings", "pages.help", "dialogs.reason", "dialogs.export"),
)


def warm() -> None:
    """Loads what will be gone to, off the GUI thread, while the person looks at the first page."""
    for name in _SOON:
        import_module(f"odop_desktop.ui.{name}")


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
