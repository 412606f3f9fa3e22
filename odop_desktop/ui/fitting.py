"""Windows that fit the screens there are: a smaller screen than last time, one that is unplugged while we work."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QStyle, QWidget

_LEAST = QSize(120, 40)  # pixels of a window by which it can be taken hold of


def open_at(window: QWidget, size: tuple[int, int], *, maximised: bool) -> bool:
    """Gives the window this size, or what its screen has; whether it fills the screen, frame and all."""
    room = _screen(window).availableGeometry()
    frame = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    fills = size[0] >= room.width() or size[1] + frame > room.height()
    window.resize(min(size[0], room.width()), min(size[1], room.height()))
    return maximised or fills


def shrink(window: QWidget) -> None:
    """No larger than its screen has room for, frame and all: the buttons at the foot must be seen."""
    room = _screen(window).availableGeometry().size()
    frame = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    window.resize(window.size().boundedTo(QSize(room.width(), room.height() - frame)))


class OnScreen(QObject):
    """Brings the window back where a screen went away with it. Lives with the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        for signal in (app.screenRemoved, app.primaryScreenChanged):
            signal.connect(self._later)

    def bring(self) -> None:
        """Nothing is done where enough of the window is seen: one may hang it half over an edge.

        A window that fills its screen is the system's to move.
        """
        if self._window.isMaximized() or self._window.isMinimized():
            return
        frame = self._window.frameGeometry()
        rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        seen = (room.intersected(frame).size() for room in rooms)
        if not any(s.width() >= _LEAST.width() and s.height() >= _LEAST.height() for s in seen):
            self._window.setGeometry(
                within(self._window.geometry(), _screen(self._window).availableGeometry())
            )

    def _later(self, _: QScreen) -> None:
        """Qt and the system move windows first."""
        QTimer.singleShot(0, self, self.bring)


def within(place: QRect, room: QRect) -> QRect:
    """The place, no larger than the room and inside it."""
    size = place.size().boundedTo(room.size())
    left = min(max(place.left(), room.left()), room.left() + room.width() - size.width())
    top = min(max(place.top(), room.top()), room.top() + room.height() - size.height())
    return QRect(left, top, size.width(), size.height())


def _screen(window: QWidget) -> QScreen:
    """The window's screen, where that is still there."""
    found = window.screen()
    return found if found in QGuiApplication.screens() else QGuiApplication.primaryScreen()
