"""Headquarters file: three big steps in plain words, and under them what became of everything."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget
from shiboken6 import isValid

from odop_desktop.actions.changes import Changes
from odop_desktop.i18n.words import Words
from odop_desktop.queries.asked import Asked
from odop_desktop.queries.conflicts import Conflict
from odop_desktop.queries.sync_books import BackRecord
from odop_desktop.telling import masters
from odop_desktop.telling.clashes import Known, known_of
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.conflict import ConflictDialog
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.sync_deeds import Deeds
from odop_desktop.ui.pages.sync_enrol import EnrolSteps
from odop_desktop.ui.pages.sync_facts import Facts, enrolled
from odop_desktop.ui.pages.sync_lists import Lists
from odop_desktop.ui.pages.sync_own import OwnCard
from odop_desktop.ui.pages.sync_steps import GiveStep, MakeStep, TakeStep
from odop_desktop.ui.pages.sync_update import take_out
from odop_desktop.ui.widgets.doing import Doing
from odop_desktop.ui.widgets.scrolled import Scrolled

_NARROW = 860  # pixels below which the steps stand under each other


class SyncPage(Page):
    """Of a district. Looks its facts up when it is shown, and after everything that is done."""

    HINTS = "ui.hints.sync"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.speech.text(self.title, "ui.place.sync")
        self.facts: Facts | None = None
        self._at: QWidget | None = None  # where the keyboard was before a work began
        self.doing = Doing(desk)
        self.make, self.give, self.take = MakeStep(desk), GiveStep(desk), TakeStep(desk)
        self.enrol, self.lists = EnrolSteps(desk), Lists(desk)
        self.own = OwnCard(desk, self.doing)
        self.deeds = Deeds(desk, self, self.doing)
        self.steps = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.steps)
        self._assemble()
        self._connect()
        desk.speech.bind(self, self._tell)

    def shown(self) -> None:
        self.look()

    def refresh(self, changes: Changes | None) -> None:
        if self.isVisible():
            self.look()

    def look(self) -> None:
        """Asks again. A practice office not enrolled yet enrols itself, which writes."""
        office = self.desk.office
        if self.facts is None:
            self.desk.jobs.write(partial(enrolled, office), self._show, owner=self)
        else:
            self.desk.jobs.read(partial(enrolled, office), self._show, owner=self, latest="sync")

    def dropped(self, file: Path) -> bool:
        """A file dropped here is taken in."""
        if self.facts is None or self.facts.standing is None:
            return False
        self.deeds.take_in([file])
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if self.width() < _NARROW else way.LeftToRight)

    def _assemble(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        for step in (self.make, self.give, self.take):
            self._row.addWidget(step, 1)
        scrolled = Scrolled()
        for part in (self.doing, self.steps, self.lists, self.own, self.enrol):
            scrolled.body.addWidget(part)
        scrolled.body.addStretch(1)
        self.desk.speech.name(scrolled, "ui.place.sync")
        self.body.addWidget(scrolled, 1)
        self.enrol.hide()
        self.steps.hide()
        self.lists.hide()
        self.own.hide()

    def _connect(self) -> None:
        deeds, desk = self.deeds, self.desk
        self.make.asked.connect(lambda: deeds.make(*self.make.chosen))
        self.give.again.connect(lambda: deeds.again(self.facts, self.make.chosen[1]))
        self.give.checked.connect(lambda: deeds.check(self.facts))
        self.give.sheet.connect(lambda: deeds.sheet(self.facts, self.make.chosen[1]))
        self.give.phrase.connect(deeds.phrase)
        self.give.letter.connect(lambda: deeds.letter(self.facts))
        self.take.asked.connect(deeds.take)
        self.take.sibling.connect(lambda: deeds.sibling(self.facts, self.make.chosen[1]))
        self.enrol.asked.connect(lambda: deeds.ask(self.enrol.phone.text().strip()))
        self.enrol.answered.connect(lambda: deeds.answer(self.enrol.heard.text().strip()))
        self.own.again.connect(self._ask_again)
        self.lists.deciding.connect(self._decide)
        self.lists.updating.connect(lambda: take_out(desk, self.doing, self.facts))
        self.lists.returned.connect(self._open)
        self.lists.asked.connect(self._answer)
        self.doing.began.connect(partial(self._free, free=False))
        self.doing.ended.connect(partial(self._free, free=True))

    def _show(self, facts: Facts) -> None:
        self.facts = facts
        self._tell(self.desk.words)
        self.own.setVisible(facts.standing is not None and not self.desk.office.facts.practice)
        self.enrol.setVisible(facts.standing is None or self.own.asking)
        self.steps.setVisible(facts.standing is not None)
        self.lists.setVisible(facts.standing is not None)

    def _tell(self, words: Words) -> None:
        facts = self.facts
        if facts is None:
            return
        for part in (self.make, self.give, self.take, self.lists, self.own, self.enrol):
            part.tell(words, facts)
        known = facts.standing
        said = words("ui.sync.alone")
        if known is not None:
            said = words("cli.sync.status.enrolled", to=known.hq.of(words.lang), pc=known.label)
            said += " · " + masters.least(words, known.least) if known.least else ""
        self.subtitle.setText(said)

    def _free(self, *, free: bool) -> None:
        """While a file is made or taken in nothing else is begun; the keyboard comes back to where it was."""
        here = QApplication.focusWidget()
        if not free and here is not None and self.isAncestorOf(here):
            self._at = here
        self.steps.setEnabled(free)
        self.enrol.setEnabled(free)
        self.own.setEnabled(free)
        if free and self._at is not None and isValid(self._at):
            self._at.setFocus()
            self._at = None

    def _ask_again(self) -> None:
        """The request once more, of a PC that is enrolled: its clerk or telephone has changed."""
        if self.facts is not None:
            known = self.facts.standing
            self.enrol.phone.setText(known.clerk if known else "")
            self._show(self.facts)
            if self.own.asking:
                self.enrol.phone.setFocus()

    def _decide(self, conflict: Conflict) -> None:
        work = partial(known_of, self.desk.office, (conflict,))
        self.desk.jobs.read(work, partial(self._ask, conflict), owner=self)

    def _ask(self, conflict: Conflict, known: Known) -> None:
        changes = ConflictDialog.ask(self.desk, self, conflict, known)
        if changes is not None:
            self.desk.did(changes, lambda w: w("ui.sync.conflict.done"))

    def _answer(self, each: Asked) -> None:
        """On the page of the record asked about; on the question's own where that is not here."""
        row = each.about or each.row
        self.desk.open(row.kind.name, row.id, question=each.row.id)

    def _open(self, back: BackRecord) -> None:
        if back.row is not None:
            self.desk.open(back.kind, back.id)
