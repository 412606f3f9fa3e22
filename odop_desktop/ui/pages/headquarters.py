"""The offices' files, at headquarters: who has not sent, what arrived, what is laid aside or to be decided, the PCs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QTabWidget

from odop_desktop.actions.changes import Changes
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.queries.headquarters import Standing
from odop_desktop.sync import alarms
from odop_desktop.telling import exchange, listing
from odop_desktop.telling import headquarters as say
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages.headquarters_deeds import Deeds
from odop_desktop.ui.pages.headquarters_facts import Facts, Wanted, facts
from odop_desktop.ui.panels.added import AddedPane
from odop_desktop.ui.panels.alarms import AlarmStrip
from odop_desktop.ui.panels.arrived import ArrivedPane
from odop_desktop.ui.panels.deciding import DecidingPane
from odop_desktop.ui.panels.months import MonthsPane
from odop_desktop.ui.panels.moves import MovesPane
from odop_desktop.ui.panels.offices import OfficesPane
from odop_desktop.ui.panels.pcs import PcsPane
from odop_desktop.ui.panels.questions import QuestionsPane
from odop_desktop.ui.panels.shelf import ShelfPane
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.doing import Doing
from odop_desktop.ui.widgets.scrolled import Scrolled

_TABS = ("offices", "came", "shelf", "decide", "queries", "moves", "added", "pcs", "months")


class HeadquartersPage(Page):
    """Looks its facts up whenever it is shown, and after everything that is done here."""

    HINTS = "ui.hints.headquarters"
    HELPED = "headquarters"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.speech.text(self.title, "ui.place.sync.centre")
        self.facts: Facts | None = None
        self.doing = Doing(desk)
        self.standing = OfficesPane(desk, paper=self._print_silent, letters=self._letters)
        self.offices = self.standing.table
        self.came, self.alarms = ArrivedPane(desk), AlarmStrip(desk)
        self.shelf, self.decide, self.pcs = ShelfPane(desk), DecidingPane(desk, over_all=True), PcsPane(desk)
        self.queries, self.moves, self.added = QuestionsPane(desk), MovesPane(desk), AddedPane(desk)
        self.months = MonthsPane(desk)
        self.deeds = Deeds(desk, self, self.doing)
        self.take = button(desk, "ui.hq.take", self.deeds.take, "download", main=True)
        self.folder = button(desk, "ui.hq.folder", self.deeds.folder, "folder-open")
        self.answer = button(desk, "ui.hq.answer", self.deeds.answer, "send")
        self.tabs = QTabWidget()
        self._assemble()
        self._connect()
        desk.speech.bind(self, self._tell)

    def shown(self) -> None:
        self.look()

    def refresh(self, changes: Changes | None) -> None:
        if self.isVisible():
            self.look()

    def look(self) -> None:
        """Asks again; a practice headquarters begins by itself, which writes."""
        wanted = Wanted(self.came.narrow.wanted, self.shelf.narrow.wanted, self.decide.narrow.wanted)
        read = partial(facts, self.desk.office, wanted)
        if self.facts is None or self.facts.trust is None:
            self.desk.jobs.write(read, self._show, owner=self)
        else:
            self.desk.jobs.read(read, self._show, owner=self, latest="headquarters")

    def given(self, given: Mapping[str, Any]) -> None:
        """`tab`: the one to show."""
        if given.get("tab") in _TABS:
            self.tabs.setCurrentIndex(_TABS.index(given["tab"]))

    def dropped(self, file: Path) -> bool:
        """A file dropped here is looked into, to be taken in."""
        if self.facts is None or self.facts.trust is None or self.doing.busy:
            return False
        self.deeds.look_into([file])
        return True

    def _assemble(self) -> None:
        self.note = label("quiet")
        self.note.setWordWrap(True)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for inside in (
            self.standing,
            self.came,
            self.shelf,
            self.decide,
            self.queries,
            self.moves,
            self.added,
            self.pcs,
            self.months,
        ):
            scrolled = Scrolled()
            scrolled.body.addWidget(inside)
            self.tabs.addTab(scrolled, "")
        self.desk.speech.name(self.tabs, "ui.place.sync.centre")
        for each in (self.take, self.folder, self.answer):
            self.buttons.addWidget(each)
        self.body.addWidget(self.doing)
        self.body.addWidget(self.alarms)
        self.body.addWidget(self.note)
        self.body.addWidget(self.tabs, 1)

    def _print_silent(self) -> None:
        if self.facts is not None:
            self.deeds.silent(self.facts)

    def _letters(self) -> None:
        if self.facts is not None:
            self.deeds.letters(self.facts)

    def _connect(self) -> None:
        for part in (self.standing, self.shelf, self.decide, self.queries, self.moves, self.pcs):
            part.decided.connect(self.look)
        for tab in (self.came, self.shelf, self.decide):
            tab.narrow.changed.connect(self.look)
        self.standing.opened.connect(self._towards)
        self.standing.wished.connect(lambda code: self.deeds.answer((code,)))
        self.deeds.asked.connect(self.pcs.take_file)
        self.alarms.looked.connect(lambda: self.tabs.setCurrentIndex(_TABS.index("came")))
        self.alarms.seen.connect(self._seen)
        self.doing.began.connect(partial(self._free, free=False))
        self.doing.ended.connect(partial(self._free, free=True))

    def _show(self, found: Facts) -> None:
        self.facts = found
        self._free(free=not self.doing.busy)
        self._tell(self.desk.words)
        self.months.look()

    def _free(self, *, free: bool) -> None:
        """While files are looked into or made nothing else is begun; nor before headquarters has begun."""
        begun = self.facts is not None and self.facts.begun
        for each in (self.take, self.folder, self.answer):
            each.setEnabled(free and begun)

    def _tell(self, words: Words) -> None:
        found = self.facts
        counts = dict.fromkeys(_TABS, 0)
        if found is not None:
            counts |= {"offices": found.silent} | {
                name: found.counts[name].all for name in ("shelf", "decide")
            }
            counts["moves"] = len(found.moves)
            counts["queries"] = found.queries["answered"]
        for n, name in enumerate(_TABS):
            counted = f" ({grouping(counts[name])})" if counts[name] else ""
            self.tabs.setTabText(n, words(f"ui.hq.tab.{name}") + counted)
        if found is None:
            return
        self._sum(words, found)
        self.standing.tell(words, found.offices, found.free, live=found.begun)
        self._narrow(words, found)
        self.came.tell(words, found.came, found.called)
        self.alarms.tell(words, found.alarms, found.called)
        self.shelf.tell(found.shelf, found.called, found.names)
        self.decide.tell(found.conflicts, found.called, found.names, found.makers)
        self.queries.tell(found.queries)
        self.moves.tell(found.moves)
        self.added.tell()
        self.pcs.tell(found.trust, is_hq=found.is_hq)
        if not found.begun:
            self.tabs.setCurrentIndex(_TABS.index("pcs"))

    def _narrow(self, words: Words, found: Facts) -> None:
        offices = sorted((line.listed for line in found.offices), key=lambda each: each.code)
        records = len({each.row.id for each in found.conflicts})
        tabs = (("came", self.came, len(found.came)), ("shelf", self.shelf, len(found.shelf)))
        for name, tab, n in (*tabs, ("decide", self.decide, records)):
            tab.narrow.tell(words, offices, n, found.counts[name].here)

    def _sum(self, words: Words, found: Facts) -> None:
        self.subtitle.setText(say.silence(words, found.offices, found.month))
        said = "ui.hq.not_begun" if found.trust is None else "" if found.offices else "ui.hq.no_offices"
        said = said if found.is_hq else "ui.hq.move.about"
        told = [words(said) if said else say.owing(words, found.offices)]
        if found.trust is not None and found.is_hq:
            told.append(listing.ageing(words, found.trust, self.desk.office.today(), is_hq=True))
        told += exchange.parts_awaited(words, found.parts)
        self.note.setText("\n".join(filter(None, told)))
        self.note.setVisible(any(told))

    def _seen(self) -> None:
        """Somebody has looked; it is not told any more."""
        if self.facts is not None:
            work = partial(alarms.seen, self.desk.office, self.facts.alarms)
            self.desk.jobs.write(work, lambda _: self.look(), owner=self)

    def _towards(self, line: Standing) -> None:
        """From an office to what has to be looked at there, of this office alone."""
        name = "decide" if line.conflicts else "shelf" if line.waiting else "came"
        narrows = {"decide": self.decide.narrow, "shelf": self.shelf.narrow, "came": self.came.narrow}
        narrows[name].to(line.listed.office)
        self.tabs.setCurrentIndex(_TABS.index(name))
