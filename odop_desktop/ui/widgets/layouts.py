"""How a tab is laid out: its parts in a column, its buttons in a row below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def in_a_row(*parts: QWidget) -> QHBoxLayout:
    """From the left, each as wide as it needs."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def tab_column(tab: QWidget) -> QVBoxLayout:
    """The empty column of a tab."""
    column = QVBoxLayout(tab)
    column.setContentsMargins(0, 10, 0, 0)
    column.setSpacing(10)
    return column
