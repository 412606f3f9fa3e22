"""Import: choose a list, see what would become of each row, take it in, and take it back if it was wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from odop_desktop.domain.catalogue import ARTISAN, EXCHANGED
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.queries.imports import Past
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.files import open_outside
from odop_desktop.ui.look.dress import dress
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.import_counts import Counts, Questions
from odop_desktop.ui.pages.import_menu import save_empty_sheet
from odop_desktop.ui.pages.import_papers import Papers
from odop_desktop.ui.pages.import_past import PastImports
from odop_desktop.ui.pages.import_problems import Problems
from odop_desktop.ui.pages.import_session import Stage, importing
from odop_desktop.ui.pages.import_source import ProgressCard, SourceCard
from odop_desktop.ui.places import PLACES
from odop_desktop.ui.widgets.scrolled import Scrolled
from odop_desktop.ui.widgets.strip import Strip

PATTERN = "ui.import.pattern"
_DONE = (Stage.TAKEN, Stage.UNDONE)
_PAPERS = ("answer", "receipt")


class ImportPage(Page):
    """`given`: `kind` (plural or singular), `file` where one was dropped on the window, `district`: the code of one
    that headquarters keeps itself and whose list it is."""

    HINTS = "ui.hints.import"
    HELP = "ui.help.import"

    def __init__(self, desk: Desk, given: Mapping[str, Any]) -> None:
        super().__init__(desk)
        self.session = importing(desk, exchanged(given.get("kind")))
        self.session.sit(str(given.get("district") or ""))
        self.source, self.progress = SourceCard(desk), ProgressCard(desk)
        self.refusal = Strip(desk.speech)
        self.refusal.shut.hide()
        self.counts, self.questions = Counts(), Questions(desk)
        self._problems: Problems | None = None
        self._scrolled = Scrolled()
        self.past, self._rest = PastImports(desk), QWidget()
        self.papers = Papers(desk, self.session, self)
        self.again, self.take = self._button("ui.import.again", "refresh-cw"), QPushButton()
        self.after = self._after_buttons()
        self._assemble()
        self._connect()
        self.session.page = self
        desk.speech.bind(self, self._tell)
        self.past.ask()
        if given.get("file") and not self.session.busy:
            self.session.try_file(Path(given["file"]))

    def shown(self) -> None:
        self._focus()

    @property
    def problems(self) -> Problems:
        """Made when there is first something to show: opening the page waits for no table."""
        if self._problems is None:
            self._problems = made = Problems(self.desk)
            made.record_asked.connect(lambda id: self.desk.open(self.session.kind.name, id))
            made.file_asked.connect(self._open_file)
            self._scrolled.body.insertWidget(self._scrolled.body.count() - 2, made, 1)
        return self._problems

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops what is under way; where nothing is, it goes back as everywhere."""
        if event.key() == Qt.Key.Key_Escape and self.session.busy:
            self.progress.stop.click()
        else:
            super().keyPressEvent(event)

    def dropped(self, file: Path) -> bool:
        """Another file than before; none while work is under way."""
        if not self.session.busy:
            self.session.try_file(file)
        return True

    def _button(self, msgid: str, icon: str = "") -> QPushButton:
        button = QPushButton()
        self.desk.speech.text(button, msgid)
        if icon:
            self.desk.icons.put(button, icon)
        return button

    def _after_buttons(self) -> dict[str, QPushButton]:
        """What can be done once the list is in."""
        icons = {"show": "list", "answer": "file-down", "receipt": "receipt-indian-rupee", "undo": "undo-2"}
        return {name: self._button(f"ui.import.{name}", icon) for name, icon in icons.items()}

    def _receipt_menu(self) -> QMenu:
        menu, papers = QMenu(self), self.papers
        for name, make in (("print", papers.print_receipt), ("save", papers.save_receipt)):
            action = menu.addAction("")
            self.desk.speech.text(action, f"ui.import.receipt.{name}")
            action.triggered.connect(make)
        return menu

    def _assemble(self) -> None:
        dress(self.take, role="main")
        for button in (self.again, self.after["undo"], self.after["show"], self.take):
            self.buttons.addWidget(button)
        for name in _PAPERS:
            self.source.row.addWidget(self.after[name])
        self.after["receipt"].setMenu(self._receipt_menu())
        body = self._scrolled.body
        for part in (self.source, self.refusal, self.progress, self.counts, self.questions):
            body.addWidget(part)
        body.addWidget(self.past, 1)
        body.addWidget(self._rest, 1)
        self.body.addWidget(self._scrolled)

    def _connect(self) -> None:
        session, desk = self.session, self.desk
        session.changed.connect(self._changed)
        session.moved.connect(self._moved)
        self.source.kind_chosen.connect(session.begin)
        self.source.file_asked.connect(self.choose)
        self.source.sheet_asked.connect(lambda: save_empty_sheet(desk, session.kind, self))
        self.progress.stop_asked.connect(session.stop)
        self.questions.answered.connect(session.answer)
        self.past.undo_asked.connect(lambda past: session.undo_past(past.act))
        self.past.shown_asked.connect(self._show_past)
        self.take.clicked.connect(session.take)
        self.again.clicked.connect(session.try_again)
        self._connect_after()
        for keys, button in (("Ctrl+O", self.source.choose), ("Ctrl+S", self.take)):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)

    def _connect_after(self) -> None:
        self.after["show"].clicked.connect(self._show_new)
        self.after["undo"].clicked.connect(self.session.undo)
        self.after["answer"].clicked.connect(self.papers.save_answer)

    def choose(self) -> None:
        """Asks for the file and tries it; another one can be chosen whenever nothing is under way."""
        if self.session.busy:
            return
        words = self.desk.words
        path = self.desk.say.open_file("import", words("ui.import.choose.title"), words(PATTERN))
        if path:
            self.session.try_file(path)

    def _open_file(self) -> None:
        path = self.session.path
        if path and not open_outside(path):
            self.desk.say.warn(lambda w: w("ui.files.not_opened", file=path.name))

    def _show_new(self) -> None:
        assert self.session.result
        self.desk.place(place_of(self.session.kind), act=self.session.result.act)

    def _show_past(self, past: Past) -> None:
        if past.kind and (place := place_of(past.kind)):
            self.desk.place(place, act=past.act)

    def _moved(self, done: int, of: int) -> None:
        self.progress.move_to(done, of, self.desk.words)

    def _changed(self) -> None:
        if self.session.stage is Stage.CHOOSE:
            self.past.ask()
        self._tell(self.desk.words)
        self._focus()

    def _tell(self, words: Words) -> None:
        session, kind = self.session, words(f"{self.session.kind.name}.plural")
        self.title.setText(words("ui.import.title"))
        whose = session.district
        self.subtitle.setText(words("ui.import.for", district=whose) if whose else kind)
        self.source.tell(session, words)
        self.progress.tell(session, words)
        self._tell_refusal()
        self.counts.tell(session, words)
        self.questions.tell(session)
        known = session.result is not None and not session.busy
        if known or self._problems:
            self.problems.tell(session.result if known else None, words)
            self.problems.setVisible(known)
        self.past.setVisible(session.stage in (Stage.CHOOSE, Stage.REFUSED))
        self.past.tell(words)
        self._rest.setVisible(self.session.busy)
        self._tell_buttons(words)
        session.seen = not session.busy

    def _tell_refusal(self) -> None:
        session = self.session
        if session.error:
            self.refusal.say(self.desk.say.worded(session.error), tone="error")
        elif session.stopped:
            self.refusal.say(lambda w: w("ui.import.was_stopped"))
        else:
            self.refusal.clear()

    def _tell_buttons(self, words: Words) -> None:
        stage, result = self.session.stage, self.session.result
        coming = result.new + result.changed if result else 0
        self.take.setVisible(stage is Stage.TRIED)
        self.take.setEnabled(coming > 0)
        self.take.setText(words("ui.import.take", n=grouping(coming)))
        self.again.setVisible(self.session.path is not None and stage in (Stage.REFUSED, Stage.CHOOSE))
        self.after["receipt"].setVisible(stage is Stage.TAKEN)
        kept = stage is Stage.TAKEN and bool(result and result.act)
        self.after["undo"].setVisible(kept)
        self.after["show"].setVisible(
            kept and bool(result and result.new) and bool(place_of(self.session.kind))
        )
        known = bool(result and result.problems) and not self.session.busy
        self.after["answer"].setVisible(known)

    def _focus(self) -> None:
        """On what comes next, so that Enter goes on."""
        stage = self.session.stage
        if stage is Stage.TRIED and self.take.isEnabled():
            self.take.setFocus()
        elif stage in (Stage.TRIED, *_DONE):
            self.problems.table.setFocus()
        elif self.session.busy:
            self.progress.stop.setFocus()
        else:
            self.source.choose.setFocus()


def exchanged(word: Any) -> RecordKind:
    """The kind asked for, where lists of it are taken in; else artisans."""
    kind = kind_of(str(word)) if word else ARTISAN
    return kind if kind in EXCHANGED else ARTISAN


def place_of(kind: RecordKind) -> str:
    """The place of the rail whose list shows this kind; "" where none does."""
    return next((p.name for p in PLACES if p.kinds and p.kinds[0] == kind.name), "")
