"""What a list's menu offers for files: import, an empty sheet to fill, export."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.ui import late
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.files import save_as, tell_written
from odop_desktop.ui.look.icons import icon


def list_menu_actions(desk: Desk, kind: RecordKind) -> list[QAction]:
    """The actions of the kind's list; none where it is not exchanged. They live as long as the desk."""
    if not kind.exchanged:
        return []
    return [
        _action(desk, "ui.files.import", "file-up", lambda: desk.new("import", kind=kind.plural)),
        _action(desk, "ui.files.template", "file-down", lambda: save_empty_sheet(desk, kind, desk)),
        _action(desk, "ui.files.export", "upload", lambda: open_export(desk, kind)),
    ]


def open_export(desk: Desk, kind: RecordKind | None = None) -> None:
    """The dialog that exports all of a kind, or everything for a portal."""
    late.dialog("export").ExportDialog.ask(desk, desk.say.window, kind)


def save_empty_sheet(desk: Desk, kind: RecordKind, owner: QObject) -> None:
    """Asks where, and writes the sheet with its drop-downs and notes there."""
    name = desk.words("ui.files.template.name", kind=desk.words(f"{kind.name}.plural"))
    if out := save_as(desk, "template", "ui.files.template.title", f"{name}.xlsx", "xlsx"):
        work = partial(late.action("exports").template, desk.office, kind=kind, out=out)
        desk.jobs.read(work, lambda _: tell_written(desk, out), owner=owner)


def _action(desk: Desk, msgid: str, name: str, act: Callable[[], object]) -> QAction:
    action = QAction(desk)
    desk.speech.text(action, msgid)
    action.setIcon(icon(name, desk.look.colour("text")))
    desk.looked.connect(lambda: action.setIcon(icon(name, desk.look.colour("text"))))
    action.triggered.connect(lambda _=False: act())
    return action
