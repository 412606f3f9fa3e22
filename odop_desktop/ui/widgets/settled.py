"""Parts put into a layout that is on the screen already, laid out in one go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


@contextmanager
def settled(layout: QLayout) -> Iterator[None]:
    """Shows what is put into the layout meanwhile, and lays all of it out once, afterwards.

    Left to itself Qt shows such parts one by one, and lays the whole window out anew for each of them.
    """
    layout.setEnabled(False)
    try:
        yield
        _show(layout)
    finally:
        layout.setEnabled(True)


def _show(layout: QLayout) -> None:
    items = (layout.itemAt(n) for n in range(layout.count()))
    for part in [item.widget() for item in items if item is not None]:
        if part is not None and not _kept_away(part):
            part.show()


def _kept_away(part: QWidget) -> bool:
    """Whether somebody hid it on purpose."""
    return part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
