"""A rule's refusal, told in its own sentence, with the way to the record that stands in the way."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from odop_desktop.errors import OdopError
from odop_desktop.queries import event_life
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk


def tell(desk: Desk, owner: QObject, error: Exception) -> None:
    """Says what was refused at once; the button to the other record follows when it is found."""
    desk.say.error(error)
    if isinstance(error, OdopError):
        ask = partial(event_life.meant, desk.office, error)
        desk.jobs.read(ask, partial(_show, desk, error), owner=owner)


def _show(desk: Desk, error: OdopError, row: RecordRow | None) -> None:
    if row is not None:
        desk.say.error(error, show=partial(desk.open, row.kind.name, row.id))
