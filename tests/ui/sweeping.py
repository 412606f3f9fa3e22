"""What is asked of every widget that can be seen: a name, room for its words, words that stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

USED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTabBar,
)


def seen(root: QWidget) -> Iterator[QWidget]:
    """The visible widgets that are used or read, Qt's own inner parts left out."""
    for widget in (root, *root.findChildren(QWidget)):
        inner = widget.objectName().startswith("qt_") or isinstance(widget, QHeaderView)
        if widget.isVisibleTo(root) and not inner and not _inside_of_a_box(widget):
            yield widget


def _inside_of_a_box(widget: QWidget) -> bool:
    """The line inside a combo box, the button inside a line: part of what has a name already."""
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox | QLineEdit | QAbstractSpinBox | QTabBar) or (
        isinstance(parent, QAbstractScrollArea) and not isinstance(parent, QScrollArea)
    )


def told(widget: QWidget) -> str:
    """A widget in the words of a report."""
    text = next((str(getattr(widget, a)()) for a in ("text", "placeholderText") if hasattr(widget, a)), "")
    return f"{type(widget).__name__}({widget.objectName() or text[:40]!r})"


def nameless(root: QWidget) -> list[str]:
    """What one can use and a screen reader cannot name."""
    found = []
    for widget in seen(root):
        if isinstance(widget, USED) and widget.isEnabled():
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name).strip():
                found.append(told(widget))
    return found


def clipped(root: QWidget) -> list[str]:
    """Words that have less room than they need; what lies in a scroll area may lie outside the window."""
    return [told(w) for w in seen(root) if _cut(w)]


def _cut(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        if not widget.text() or not widget.pixmap().isNull():
            return False
        if widget.wordWrap():
            return widget.height() < widget.heightForWidth(widget.width())
        return widget.width() < widget.minimumSizeHint().width() or widget.height() < _line(widget)
    if isinstance(widget, QPushButton | QToolButton):
        need = widget.sizeHint()
        return bool(widget.text()) and (widget.width() < need.width() or widget.height() < need.height())
    return isinstance(widget, QLineEdit | QComboBox) and widget.height() < _line(widget)


def _line(widget: QWidget) -> int:
    return widget.fontMetrics().height()


def outside(root: QWidget) -> list[str]:
    """What is pushed over the window's edge, unless one can scroll to it."""
    frame = QRect(QPoint(0, 0), root.size())
    found = []
    for widget in seen(root):
        if widget is not root and isinstance(widget, USED) and not _scrolls(widget, root):
            place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
            if not frame.contains(place):
                found.append(told(widget))
    return found


def _scrolls(widget: QWidget, root: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def faint(root: QWidget, least: float = 4.5) -> list[str]:
    """Labels and buttons whose painted words do not stand out from what is painted behind them."""
    image = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ratio = image.devicePixelRatio()
    found = []
    for widget in seen(root):
        if not (isinstance(widget, QLabel | QAbstractButton) and widget.text().strip()):
            continue
        place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()).intersected(root.rect())
        if (
            widget.visibleRegion().boundingRect() != widget.rect()  # hidden, or half behind an edge
            or not widget.isEnabled()
            or place.width() < 8
            or place.height() < 8
        ):
            continue
        best = _contrast(image, place, ratio)
        if best < least:
            found.append(f"{told(widget)} {best:.1f}:1")
    return found


def _contrast(image: QImage, place: QRect, ratio: float) -> float:
    """The best contrast of any painted pixel with the commonest colour of the place."""
    pixels: Counter[int] = Counter()
    line = image.bytesPerLine() // 4
    bits = memoryview(image.constBits()).cast("B").cast("I")
    left, right = int((place.left() + 1) * ratio), int(place.right() * ratio)
    for y in range(int((place.top() + 1) * ratio), int(place.bottom() * ratio)):
        pixels.update(bits[y * line + left : y * line + right].tolist())
    if not pixels:
        return 21.0
    ground = _light(pixels.most_common(1)[0][0])
    return max((max(ground, other) + 0.05) / (min(ground, other) + 0.05) for other in map(_light, pixels))


@cache
def _light(rgb: int) -> float:
    parts = ((rgb >> 16 & 255) / 255, (rgb >> 8 & 255) / 255, (rgb & 255) / 255)
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
