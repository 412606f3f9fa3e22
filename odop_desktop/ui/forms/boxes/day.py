"""A box for a date: typed as one likes, or picked from a calendar (F3)."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout

from odop_desktop.domain.catalogue.field import Field
from odop_desktop.domain.catalogue.values import parse
from odop_desktop.i18n.format import date_screen
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.boxes.line import LineBox
from odop_desktop.ui.look.icons import icon

_LOCALES = {"hi": QLocale.Language.Hindi, "en": QLocale.Language.English}


class DateBox(LineBox):
    """Understands 5-1-26, 05.01.2026, 5 जनवरी 2026; shows 05-01-2026 once it is left."""

    def __init__(self, desk: Desk, field: Field) -> None:
        super().__init__(desk, field)
        self._button = QAction(self)
        self._draw()
        desk.looked.connect(self._draw)
        desk.speech.bind(self, lambda w: self._button.setText(w("ui.form.calendar")))
        self._button.triggered.connect(self.open_calendar)
        self.addAction(self._button, LineBox.ActionPosition.TrailingPosition)

    def day(self) -> QDate:
        """The date in the box, else today."""
        office = self.desk.office
        read = parse(self.field, self.typed(), office.lists, on=office.today()).value
        return QDate.fromString(str(read or office.today())[:10], Qt.DateFormat.ISODate)

    def open_calendar(self) -> None:
        if not self.isReadOnly():
            Calendar(self).show()

    def take(self, day: QDate) -> None:
        self.overwrite(date_screen(day.toString(Qt.DateFormat.ISODate)))
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F3:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        self._button.setIcon(icon("calendar-days", self.desk.look.colour("quiet")))


class Calendar(QFrame):
    """A month under the box, in the language of the screen. Freed when closed."""

    def __init__(self, box: DateBox) -> None:
        super().__init__(box, Qt.WindowType.Popup)
        self.setObjectName("calendar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._box = box
        self.month = QCalendarWidget()
        self._dress(box.desk)
        self.month.setSelectedDate(box.day())
        self.month.activated.connect(self._take)
        self.month.clicked.connect(self._take)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.month)
        self.adjustSize()
        self.move(self._spot())
        self.month.setFocus()

    def _dress(self, desk: Desk) -> None:
        month = self.month
        month.setLocale(QLocale(_LOCALES[desk.words.lang], QLocale.Country.India))
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        month.setAccessibleName(desk.words("ui.form.calendar"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            month.setWeekdayTextFormat(weekend, QTextCharFormat())
        for name, drawn in (("prev", "chevron-left"), ("next", "chevron-right")):
            button = month.findChild(QToolButton, f"qt_calendar_{name}month")
            assert button is not None
            button.setIcon(icon(drawn, desk.look.colour("text")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F3):
            self.close()
        else:
            super().keyPressEvent(event)

    def _take(self, day: QDate) -> None:
        self.close()
        self._box.take(day)

    def _spot(self) -> QPoint:
        below = self._box.mapToGlobal(QPoint(0, self._box.height() + 1))
        screen = self._box.screen().availableGeometry()
        if below.y() + self.height() > screen.bottom():
            below.setY(self._box.mapToGlobal(QPoint(0, 0)).y() - self.height() - 1)
        below.setX(max(screen.left(), min(below.x(), screen.right() - self.width())))
        return below
