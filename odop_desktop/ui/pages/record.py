"""A record: its form at the left, its life at the right. One page for every kind, built from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import QUERY
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.form import Form
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.record_clashes import Marks
from odop_desktop.ui.pages.record_deeds import Deeds
from odop_desktop.ui.pages.record_head import Head
from odop_desktop.ui.pages.record_opened import Opened, opened
from odop_desktop.ui.pages.record_questions import Questions
from odop_desktop.ui.pages.record_saving import Saving
from odop_desktop.ui.panels.column import Column
from odop_desktop.ui.panels.which import panels_of

_GAP = 14  # pixels between form and column


class RecordPage(Page):
    """One record of any kind; `id` None is a new one, `given` its first values."""

    HINTS = "ui.hints.record"
    KEYS: Sequence[str] | None = None  # the fields on the form; None: all of the kind

    def __init__(self, desk: Desk, kind: RecordKind, id: str | None, given: Mapping[str, Any]) -> None:
        super().__init__(desk)
        self.kind, self.id, self.given_values = kind, id, given
        self.opened: Opened | None = None
        self.form: Form | None = None
        self.saving: Saving | None = None
        self.column = Column(desk, panels_of(kind))
        self.deeds = self.make_deeds()
        self.head = Head(desk, kind, (self.title, self.subtitle, self.buttons), new=id is None)
        self.split, self.holder = QSplitter(Qt.Orientation.Horizontal), QVBoxLayout()
        self.questions, self.marks = Questions(desk, self.holder), Marks(desk, self.holder)
        self._last: QWidget | None = None
        self._sought = str(given.get("question", "")) if id is not None else ""  # the question to go to
        self._assemble()
        self._connect()
        if id is None:
            self._build(None)
        else:
            self._look()

    def make_deeds(self) -> Deeds:
        """What can be done with the record; a page of its own kind knows more."""
        return Deeds(self.desk, self, self.kind, lambda: self.opened, self.may_leave)

    def lay_out(self, form: QWidget) -> None:
        """The form's place and the column beside it; a page that shows more lays them among it. Whatever holds
        something is laid first: a part that is moved with all it holds is dressed anew, and that takes time."""
        self.body.addWidget(self.split, 1)
        self.split.addWidget(form)
        self.split.addWidget(self.column)

    def shown(self) -> None:
        """The keyboard is in the form, or where it was in the column."""
        here = QApplication.focusWidget()
        sides = [side for side in (self.form, self.column) if side is not None]
        if self.form is not None and not (here and any(side.isAncestorOf(here) for side in sides)):
            self._enter()

    def refresh(self, changes: Changes | None) -> None:
        asked = changes is not None and any(kind == QUERY.name for kind, _ in changes.touched)
        if self.id is not None and (changes is None or asked or self.id in changes.ids):
            self._look()
        elif self.opened is not None:
            self.column.refresh(changes)

    def may_leave(self) -> bool:
        """Asks only if something typed would be lost: save it, throw it away, or stay."""
        if not self.questions.may_leave(self.title.text()):
            return False
        if self.form is None or self.saving is None or not self.form.dirty():
            return True
        words = self.desk.words
        answers = [words(f"ui.record.leave.{answer}") for answer in ("save", "throw", "stay")]
        match self.desk.say.choose(self.title.text(), words("ui.record.leave"), answers):
            case 0:
                return self.saving.save_now()
            case 1:
                self.form.throw_away()
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

    def _assemble(self) -> None:
        left = QWidget()
        left.setLayout(self.holder)
        self.holder.setContentsMargins(0, 0, 0, 0)
        self.lay_out(left)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes([3000, 2000])
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(_GAP)
        self.head.assemble(self.deeds.all())

    def _connect(self) -> None:
        self.head.save.clicked.connect(self.save)
        self.column.pointed.connect(self._point)
        cross = QShortcut(QKeySequence("F6"), self)
        cross.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        cross.activated.connect(self._cross)

    def _look(self) -> None:
        work = partial(opened, self.desk.office, self.kind, str(self.id))
        self.desk.jobs.read(work, self._found, owner=self, failed=self._lost, latest="record")

    def _found(self, found: Opened) -> None:
        before, self.opened = self.opened, found
        # What was a new form until now goes on as this record's; one that was locked is made anew.
        unlocked = before is not None and before.locked is not found.locked
        if self.form is None or unlocked:
            self._build(found)
        else:
            self.form.load(found.row)
        self.head.show(found)
        self.column.load(found.row)
        if self.form is not None:
            self.marks.show(found.clashes, self.form, free=not found.elsewhere)
            self.questions.show(found.way.questions if found.way else (), self.form)
            self.questions.go_to(self._sought)
            self._sought = ""

    def _lost(self, error: Exception) -> None:
        self.head.save.setEnabled(False)
        self.desk.say.error(error)

    def _build(self, found: Opened | None) -> None:
        """The form, in place of one that was locked or open; typing may begin before all of it stands."""
        if self.form is not None:
            self.holder.removeWidget(self.form)
            self.form.deleteLater()
        row, given = (found.row, {}) if found else (None, self.given_values)
        read = found is not None and found.locked
        self.form = Form(self.desk, self.kind, row=row, given=given, keys=self.KEYS, read=read)
        self.form.submitted.connect(self.save)
        self.holder.addWidget(self.form)
        self.saving = Saving(self.desk, self.form, self)
        self.saving.ended.connect(self._saved)
        if self.isVisible():
            self._enter()

    def _enter(self) -> None:
        """Into the first box that stands already: the form need not be whole for that."""
        assert self.form is not None
        standing = next((e.key for e in self.form.entries.values() if not e.fixed), None)
        self.form.focus_field(standing) if standing else self.form.focus_first()

    def _saved(self, changes: Changes | None) -> None:
        if changes is None or self.form is None:
            return
        if self.id is None:
            self.id = next(id for kind, id in changes.touched if kind == self.kind.name)
        self.desk.did(changes, partial(_told, self.kind, self.form.values(), len(changes.problems)))

    def _point(self, key: str) -> None:
        if self.form is not None and key in self.kind.by_key:
            self.form.focus_field(key)

    def _cross(self) -> None:
        """F6: from the form into the column, and back to the box one came from."""
        here = QApplication.focusWidget()
        if here is None or not self.column.isAncestorOf(here):
            if first := self.column.first():
                self._last = here
                first.setFocus(Qt.FocusReason.TabFocusReason)
                self.column.ensureWidgetVisible(first)
        elif self._last is not None and self.isAncestorOf(self._last):
            self._last.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.form is not None:
            self._enter()


def _told(kind: RecordKind, values: Mapping[str, Any], doubtful: int, words: Words) -> str:
    keys = sorted(kind.title, key=lambda k: not k.endswith(f"_{words.lang}"))
    name = next((str(values[k]) for k in keys if values.get(k)), words(f"{kind.name}.name"))
    said = words("ui.record.saved", name=name)
    return f"{said} {words('ui.record.doubtful', n=doubtful)}" if doubtful else said
