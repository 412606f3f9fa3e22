"""The three steps of a district: make this month's file, give it to headquarters, take in what came back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout

from odop_desktop.domain import months
from odop_desktop.i18n.format import date_screen, grouping
from odop_desktop.i18n.words import Words
from odop_desktop.sync.sending import Way
from odop_desktop.telling import exchange
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label
from odop_desktop.ui.pages.sync_facts import Facts
from odop_desktop.ui.pages.sync_step import Step
from odop_desktop.ui.widgets.labelled import labelled

_WAYS = (("whole", Way()), ("parts", Way(parts=True)), ("text", Way(parts=True, text=True)))
_MONTHS = 12  # months that can be chosen: this one and those before it


class MakeStep(Step):
    """`asked`: make the next file."""

    asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "make")
        self.unsent, self.inside, self.back = self.told("figure"), self.told("quiet"), self.told("doubt")
        self.month, self.way = QComboBox(), QComboBox()
        form = QFormLayout()
        for box, msgid in ((self.month, "ui.sync.make.month"), (self.way, "ui.sync.make.way")):
            form.addRow(labelled(desk.speech, box, msgid, label("quiet")), box)
        self.body.addLayout(form)
        self.go = self.button("ui.sync.make.go", self.asked.emit, "file-up", main=True)
        for month in reversed(months.up_to(desk.office.now()[:7], _MONTHS)):
            self.month.addItem(f"{month[5:7]}-{month[:4]}", month)
        for name, _ in _WAYS:
            self.way.addItem("", name)
        desk.speech.bind(self.way, self._name_ways)

    @property
    def chosen(self) -> tuple[str, Way]:
        """The month ("2026-11") and how the file travels."""
        return str(self.month.currentData()), _WAYS[self.way.currentIndex()][1]

    def tell(self, words: Words, facts: Facts) -> None:
        self.unsent.setText(words("ui.sync.make.unsent", n=grouping(facts.unsent)))
        each = (f"{words(f'{kind}.plural')}: {grouping(n)}" for kind, n in facts.inside.items())
        nil = "" if facts.gives_back else words("ui.sync.make.nil")
        given = [words("sync.beside", n=grouping(facts.beside))] if facts.beside else []
        given += [words("sync.papers", n=grouping(facts.papers))] if facts.papers else []
        self.inside.setText("\n".join([" · ".join(each) if facts.inside else nil, *given]).strip())
        self.inside.setVisible(bool(self.inside.text()))
        self.back.setText(words("hq.owed.gives", n=grouping(facts.gives_back)))
        self.back.setVisible(facts.gives_back > 0)

    def _name_ways(self, words: Words) -> None:
        for at, (name, _) in enumerate(_WAYS):
            self.way.setItemText(at, words(f"ui.sync.way.{name}"))


class GiveStep(Step):
    """What to do with the newest file."""

    again, checked, phrase, sheet, letter = Signal(), Signal(), Signal(), Signal(), Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "give")
        self.file, self.state = self.told(), self.told("quiet")
        self.buttons = [
            self.button("ui.sync.give.check", self.checked.emit, "usb"),
            self.button("ui.sync.give.again", self.again.emit, "copy"),
            self.button("ui.sync.give.sheet", self.sheet.emit, "printer"),
            self.button("ui.sync.give.phrase", self.phrase.emit, "phone"),
            self.button("ui.sync.give.letter", self.letter.emit, "mail"),
        ]

    def tell(self, words: Words, facts: Facts) -> None:
        last = facts.last
        for button in self.buttons:
            button.setEnabled(last is not None)
        if last is None:
            self.file.setText(words("ui.sync.give.none"))
            self.state.setText("")
            return
        told = {"n": last.pkg_no, "month": exchange.month(words, last.month), "date": date_screen(last.at)}
        what = "ui.sync.give.file" if last.ops else "ui.sync.give.nil"
        self.file.setText(words(what, records=grouping(last.records), **told))
        self.state.setText(exchange.made(words, last))


class TakeStep(Step):
    """`asked`: files to take in; `sibling`: a file for the office's other PC."""

    asked, sibling = Signal(), Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "take")
        self.newest, self.same, self.awaited = self.told(), self.told("quiet"), self.told("doubt")
        self.go = self.button("ui.sync.take.go", self.asked.emit, "file-down", main=True)
        self.other = self.button("ui.sync.take.sibling", self.sibling.emit, "arrow-left-right")

    def tell(self, words: Words, facts: Facts) -> None:
        came = next((f for f in facts.came if f.state == "applied"), None)
        said = words("ui.sync.take.none")
        if came is not None:
            said = words("ui.sync.take.last", date=date_screen(came.at), n=grouping(came.applied))
        self.newest.setText(said)
        known = facts.standing
        self.same.setText(exchange.compared(words, known) if known else "")
        self.same.setVisible(bool(self.same.text()))
        dress(self.same, role="doubt" if known and known.differs else "quiet")
        lacking = exchange.parts_awaited(words, known.awaited) if known else []
        self.awaited.setText("\n".join(lacking))
        self.awaited.setVisible(bool(lacking))
        self.other.setVisible(bool(known and known.siblings))
