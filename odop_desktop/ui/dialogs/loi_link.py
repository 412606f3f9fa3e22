"""At headquarters: whose artisan the outside seller of a LoI's line is; likely ones are proposed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel, QListWidget, QWidget

from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import LOI_LINE
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import loi_links
from odop_desktop.queries.loi_links import Likely
from odop_desktop.queries.read import RecordRow
from odop_desktop.sync import linking
from odop_desktop.telling import links as say
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.acting import Acting
from odop_desktop.ui.forms.boxes.ref import RefBox

_WIDTH, _ROWS = 620, 4


class LinkDialog(Acting):
    """A proposal is chosen in the list, or anybody is found in the box under it, which comes first."""

    def __init__(self, desk: Desk, parent: QWidget | None, line: RecordRow) -> None:
        super().__init__(desk, parent, "ui.loi.link.title", "ui.loi.link.go")
        self.line = line
        self.found_: tuple[Likely, ...] = ()
        self.about, self.said, self.other = QLabel(), QLabel(), QLabel()
        self.list, self.box = QListWidget(), RefBox(desk, LOI_LINE.by_key["linked"])
        self._assemble()
        desk.speech.bind(self, self._tell)
        ask = partial(loi_links.likely, desk.office, line)
        desk.jobs.read(ask, self._found, owner=self, latest="likely")

    @classmethod
    def ask(cls, desk: Desk, parent: QWidget | None, line: RecordRow) -> Changes | None:
        """What was linked; None where the person thought better of it."""
        dialog = cls(desk, parent, line)
        dialog.run()
        found: Changes | None = dialog.found
        return found

    def task(self) -> Callable[[], Any]:
        """E-LOI-17: nobody is chosen."""
        at = self.list.currentRow()
        person = self.box.value() or (self.found_[at].row.id if 0 <= at < len(self.found_) else None)
        if person is None:
            raise OdopError("E-LOI-20")
        return partial(linked, self.desk.office, self.line, person)

    def _assemble(self) -> None:
        for each in (self.about, self.said, self.other):
            each.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setTabKeyNavigation(False)
        self.list.itemActivated.connect(lambda _: self.accept())
        self.other.setBuddy(self.box)
        self.desk.speech.name(self.list, "ui.loi.link.likely")
        self.desk.speech.name(self.box, "ui.loi.link.other")
        for part in (self.about, self.said, self.list, self.other, self.box):
            self.body.addWidget(part)
        self.setMinimumWidth(_WIDTH)
        self.list.hide()

    def _found(self, found: Sequence[Likely]) -> None:
        self.found_ = tuple(found)
        self._tell(self.desk.words)
        self.adjustSize()
        if self.found_:
            self.list.setCurrentRow(0)
            self.list.setFocus()
        else:
            self.box.setFocus()

    def _tell(self, words: Words) -> None:
        self.about.setText(words("ui.loi.link.about", seller=say.seller(words, self.line)))
        self.said.setText(words("ui.loi.link.likely" if self.found_ else "ui.loi.link.none"))
        self.other.setText(words("ui.loi.link.other"))
        at = self.list.currentRow()
        self.list.clear()
        self.list.addItems([say.artisan(words, each) for each in self.found_])
        self.list.setCurrentRow(at)
        rows = min(max(len(self.found_), 2), _ROWS)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 1) + 8)
        self.list.setVisible(bool(self.found_))


def linked(office: Office, line: RecordRow, person: str) -> Changes:
    """Links, and tells what can be taken back."""
    linking.link(office, line.id, person)
    return _changes(office, line)


def unlinked(office: Office, line: RecordRow, reason: str) -> Changes:
    linking.unlink(office, line.id, reason)
    return _changes(office, line)


def _changes(office: Office, line: RecordRow) -> Changes:
    return Changes(office.last_act, ((LOI_LINE.name, line.id), ("loi", line["loi"])))
