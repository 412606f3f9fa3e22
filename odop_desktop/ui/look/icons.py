"""Icons of one set (Lucide, ISC licence: resources/icons/LICENSE), drawn in the colour asked for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from odop_desktop.paths import resources

_SIZES = (16, 20, 32)  # what screens of 100 to 200 % ask for; others are scaled from these


@lru_cache(maxsize=512)
def icon(name: str, colour: str, gap: float = 0) -> QIcon:
    """The icon of this name (resources/icons/<name>.svg) in one colour, at the sizes screens ask for.

    `gap`: room left between the icon and the word behind it, as a part of the icon's width.
    """
    svg = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_drawn(renderer, size, gap))
    return made


def names() -> list[str]:
    """Of every icon there is."""
    return sorted(file.stem for file in (resources() / "icons").glob("*.svg"))


def _drawn(renderer: QSvgRenderer, size: int, gap: float) -> QPixmap:
    pixmap = QPixmap(QSize(round(size * (1 + gap)), size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
