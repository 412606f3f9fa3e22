"""Parts put into a layout that is on the screen already, laid out in one go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


@contextmanager
def settled(layout: QLayout, first: int = 0) -> Iterator[None]:
    """Shows what is put into the layout meanwhile, and lays all of it out once, afterwards.

    `first`: where in the layout that begins, for one that only grows: what stood before is not gone through again.
    Left to itself Qt shows such parts one by one, and lays the whole window out anew for each of them.
    """
    layout.setEnabled(False)
    try:
        yield
        _show(layout, first)
    finally:
        layout.setEnabled(True)


def _show(layout: QLayout, first: int) -> None:
    items = (layout.itemAt(n) for n in range(first, layout.count()))
    for part in [item.widget() for item in items if item is not None]:
        if part is not None and not _kept_away(part):
            part.show()


def _kept_away(part: QWidget) -> bool:
    """Whether somebody hid it on purpose."""
    return part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
