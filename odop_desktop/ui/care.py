"""The window's care for the records: timed safety copies, the second place, an eye on the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from odop_desktop.domain.clock import Doubt
from odop_desktop.errors import OdopError
from odop_desktop.i18n.format import date_screen
from odop_desktop.office import Office
from odop_desktop.queries import office as q
from odop_desktop.ui import late
from odop_desktop.ui.desk import Desk

EVERY = 30 * 60 * 1000  # milliseconds between two timed copies (SAFETY)
_LOOK = 60 * 1000  # between two looks at the clock
_BACK = timedelta(minutes=5)  # a clock that is set right by seconds is nobody's concern


@dataclass(frozen=True, slots=True)
class Kept:
    """What one round made: a copy on the ladder, one in the second place."""

    own: Path | None
    second: Path | None


class Care(QObject):
    """Copies on the writer lane, so that nothing changes meanwhile; what fails is said once, until it works."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._said: set[str] = set()
        self._last = desk.office.clock()
        self._copies, self._clock = QTimer(self), QTimer(self)
        self._copies.setInterval(EVERY)
        self._clock.setInterval(_LOOK)
        self._copies.timeout.connect(self.copy)
        self._clock.timeout.connect(self.look)

    def start(self) -> None:
        """From now on; whether the clock can be right is looked at once."""
        self._copies.start()
        self._clock.start()
        self.desk.jobs.read(partial(q.clock_doubt, self.desk.office), self._doubted, owner=self)

    def stop(self) -> None:
        self._copies.stop()
        self._clock.stop()

    def copy(self) -> None:
        """One round: the ladder where something was changed, the second place once a day."""
        self.desk.jobs.write(
            partial(_round, self.desk.office, self.desk.settings.second),
            self._made,
            owner=self,
            failed=self._failed,
        )

    def look(self) -> None:
        """Notices a clock that was set back while the window stands open."""
        now = self.desk.office.clock()
        if now < self._last - _BACK:
            self._doubted(Doubt("last", self._last))
        self._last = now

    def _made(self, _: Kept) -> None:
        self._said.discard("copy")

    def _failed(self, error: Exception) -> None:
        if "copy" not in self._said:
            self._said.add("copy")
            told = self.desk.say.worded(error)
            self.desk.say.warn(lambda w: f"{w('ui.care.failed')} {told(w)}")

    def _doubted(self, doubt: Doubt | None) -> None:
        if doubt and doubt.why not in self._said:
            self._said.add(doubt.why)
            now = self.desk.office.clock()
            self.desk.say.warn(
                lambda w: w(f"ui.care.clock.{doubt.why}", now=moment(now), than=moment(doubt.than))
            )


def moment(at: datetime) -> str:
    """`05-01-2026 09:30`, as the screen shows a moment."""
    return f"{date_screen(at.date().isoformat())} {at:%H:%M}"


def _round(office: Office, second: str) -> Kept:
    """Both copies; where the office's own disk refuses, the second place is served all the same."""
    safety = late.action("safety")
    own, failed = None, None
    try:
        own = safety.keep(office)
    except (OdopError, OSError) as error:
        failed = error
    kept = Kept(own, safety.keep_second(office, folder=Path(second)) if second else None)
    if failed:
        raise failed
    return kept
