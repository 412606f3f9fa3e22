"""A record: its form at the left, its life at the right. One page for every kind, built from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from odop_desktop.actions import records as deeds
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import ARTISAN, LETTER, OFFICE, USER
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import family, records
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.form import Form
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.record_head import Deed, Head
from odop_desktop.ui.pages.record_paper import PaperDialog
from odop_desktop.ui.pages.record_saving import Saving
from odop_desktop.ui.panels.column import Column
from odop_desktop.ui.panels.which import panels_of

_KEPT = (OFFICE, LETTER, USER)  # never go to the bin


@dataclass(frozen=True, slots=True)
class Opened:
    """A record with the number people use for it."""

    row: RecordRow
    number: str


class RecordPage(Page):
    """One record of any kind; `id` None is a new one, `given` its first values."""

    HINTS = "ui.hints.record"

    def __init__(self, desk: Desk, kind: RecordKind, id: str | None, given: Mapping[str, Any]) -> None:
        super().__init__(desk)
        self.kind, self.id, self.given_values = kind, id, given
        self.row: RecordRow | None = None
        self.form: Form | None = None
        self.saving: Saving | None = None
        self.column = Column(desk, panels_of(kind))
        self.head = Head(desk, kind, self.title, self.subtitle, self.buttons)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.left_side = QVBoxLayout()
        self._last: QWidget | None = None
        self._assemble()
        self._connect()
        if id is None:
            self._build(None)
        else:
            self._look()

    def shown(self) -> None:
        """The keyboard is in the form from the start."""
        if self.form is not None and not self.isAncestorOf(QApplication.focusWidget() or self):
            self._enter()

    def refresh(self, changes: Changes | None) -> None:
        if self.id is not None and (changes is None or self.id in changes.ids):
            self._look()
        elif self.row is not None:
            self.column.refresh(changes)

    def may_leave(self) -> bool:
        """Asks only if something typed would be lost: save it, throw it away, or stay."""
        if self.form is None or self.saving is None or not self.form.dirty():
            return True
        words = self.desk.words
        answers = [words(f"ui.record.leave.{answer}") for answer in ("save", "throw", "stay")]
        match self.desk.say.choose(self.title.text(), words("ui.record.leave"), answers):
            case 0:
                return self.saving.save_now()
            case 1:
                self.form.discard()
                return True
            case _:
                return False

    def save(self) -> None:
        """Ctrl+S, wherever on the page one is."""
        if self.saving is not None and self.head.save.isEnabled():
            self.saving.save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, Ctrl+S saves from outside the form; a box that has its own use for a key comes first."""
        if event.key() == Qt.Key.Key_Escape:
            self.desk.back.emit()
        elif event.matches(QKeySequence.StandardKey.Save):
            self.save()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.room(self.width())

    def deeds(self) -> list[Deed]:
        """What can be done with the record, beside saving it."""
        return [
            Deed("slip", "file-text", partial(self._paper, "slip"), self._is_artisan),
            Deed("lifeline", "history", partial(self._paper, "lifeline"), self._is_artisan),
            Deed("restore", "rotate-ccw", self._restore, lambda row: bool(row and row.deleted_at)),
            Deed("bin", "trash-2", self._bin, self._may_bin),
            Deed("new_one", "plus", self._new_one, lambda row: row is not None, menu=True),
            Deed("copy_number", "copy", self._copy_number, lambda row: row is not None, menu=True),
        ]

    def _assemble(self) -> None:
        left = QWidget()
        left.setLayout(self.left_side)
        self.left_side.setContentsMargins(0, 0, 0, 0)
        self.split.addWidget(left)
        self.split.addWidget(self.column)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes([3000, 2000])
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(14)
        self.body.addWidget(self.split, 1)
        self.head.assemble(self.deeds())
        self.head.save.clicked.connect(self.save)

    def _connect(self) -> None:
        self.column.pointed.connect(self._point)
        cross = QShortcut(QKeySequence("F6"), self)
        cross.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        cross.activated.connect(self._cross)

    def _look(self) -> None:
        work = partial(opened, self.desk.office, self.kind, str(self.id))
        self.desk.jobs.read(work, self._found, owner=self, failed=self._lost, latest="record")

    def _found(self, found: Opened) -> None:
        before, self.row = self.row, found.row
        if self.form is None or before is None or _locked(before) is not _locked(found.row):
            self._build(found.row)
        else:
            self.form.load(found.row)
        self.head.show(found.row, found.number)
        self.column.load(found.row)

    def _lost(self, error: Exception) -> None:
        self.head.save.setEnabled(False)
        self.desk.say.error(error)

    def _build(self, row: RecordRow | None) -> None:
        """The form, in place of an earlier one that was locked or open; typing may begin before all of it stands."""
        if self.form is not None:
            self.left_side.removeWidget(self.form)
            self.form.deleteLater()
        self.form = Form(self.desk, self.kind, row=row, given=self.given_values if row is None else {})
        self.form.submitted.connect(self.save)
        self.left_side.addWidget(self.form)
        self.saving = Saving(self.desk, self.form, self)
        self.saving.begun.connect(partial(self.head.busy, saving=True))
        self.saving.ended.connect(self._saved)
        if self.isVisible() or row is None:
            self._enter()

    def _enter(self) -> None:
        """Into the first box that stands already: the form need not be whole for that."""
        assert self.form is not None
        standing = next((e.key for e in self.form.entries.values() if not e.fixed), None)
        self.form.focus_field(standing) if standing else self.form.focus_first()

    def _saved(self, changes: Changes | None) -> None:
        self.head.busy(saving=False)
        if changes is None or self.form is None:
            return
        if self.id is None:
            self.id = next(id for kind, id in changes.touched if kind == self.kind.name)
        values = self.form.values()
        self.desk.did(changes, partial(_told, self.kind, values, len(changes.problems)))

    def _point(self, key: str) -> None:
        if self.form is not None and key in self.kind.by_key:
            self.form.focus_field(key)

    def _cross(self) -> None:
        """F6: from the form into the column, and back to the box one came from."""
        here = QApplication.focusWidget()
        if here is not None and self.column.isAncestorOf(here):
            back = self._last
            if back is not None and self.isAncestorOf(back):
                back.setFocus(Qt.FocusReason.TabFocusReason)
            elif self.form is not None:
                self.form.focus_first()
        elif first := self.column.first():
            self._last = here
            first.setFocus(Qt.FocusReason.TabFocusReason)
            self.column.ensureWidgetVisible(first)

    def _paper(self, what: str) -> None:
        if self.row is not None:
            PaperDialog.show_paper(self.desk, self.window(), self.row, what)

    def _bin(self) -> None:
        if self.row is None or not self.may_leave():
            return
        work = partial(deeds.bin, self.desk.office, kind=self.kind, ids=[self.row.id])
        self._do(work, "ui.record.binned.done")

    def _restore(self) -> None:
        if self.row is not None:
            work = partial(deeds.unbin, self.desk.office, kind=self.kind, id=self.row.id)
            self._do(work, "ui.record.restored.done")

    def _do(self, work: partial[Changes], msgid: str) -> None:
        row = self.row
        assert row is not None
        self.desk.jobs.write(
            work, lambda done: self.desk.did(done, lambda w: w(msgid, name=row.title(w.lang))), owner=self
        )

    def _new_one(self) -> None:
        self.desk.new(self.kind.name)

    def _copy_number(self) -> None:
        QGuiApplication.clipboard().setText(self.head.number)
        self.desk.say.info(lambda w: w("ui.record.copied", number=self.head.number))

    def _is_artisan(self, row: RecordRow | None) -> bool:
        return row is not None and row.kind is ARTISAN and not row.deleted_at

    def _may_bin(self, row: RecordRow | None) -> bool:
        return row is not None and not _locked(row) and row.kind not in _KEPT


def opened(office: Office, kind: RecordKind, id: str) -> Opened:
    """The record as it now stands, in the bin or not. E-ACT-01 where there is none."""
    row = records.find(office, kind, id, bin=True)
    return Opened(row, family.number(office, row))


def _locked(row: RecordRow) -> bool:
    return row.packed or row.deleted_at is not None


def _told(kind: RecordKind, values: Mapping[str, Any], doubtful: int, words: Words) -> str:
    keys = sorted(kind.title, key=lambda k: not k.endswith(f"_{words.lang}"))
    name = next((str(values[k]) for k in keys if values.get(k)), words(f"{kind.name}.name"))
    said = words("ui.record.saved", name=name)
    return f"{said} {words('ui.record.doubtful', n=doubtful)}" if doubtful else said
