"""Requests to move a person to another district, at headquarters: countersigned, or refused with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.transfers import Request
from odop_desktop.sync import moving
from odop_desktop.telling import transfers as say
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.layouts import in_a_row, tab_column
from odop_desktop.ui.widgets.told_table import ToldTable

_COLUMNS = ("person", "number", "from", "to", "asked", "reason")


class MovesPane(QWidget):
    """`decided`: one was countersigned or refused."""

    decided = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._all: Sequence[Request] = ()
        self.none, self.told = label("quiet"), label("plain")
        self.table = ToldTable(desk, "ui.hq.moves", _COLUMNS, wide="reason")
        sign, refuse = partial(self._decide, "sign"), partial(self._decide, "refuse")
        self.sign = button(desk, "ui.hq.moves.sign", sign, "check", main=True)
        self.refuse = button(desk, "ui.hq.moves.refuse", refuse, "ban")
        self.open_ = button(desk, "ui.hq.open", self._open, "eye")
        self._assemble()
        self.table.moved.connect(lambda _: self._tell(desk.words))
        self.table.opened.connect(lambda _: self.sign.setFocus())
        desk.speech.text(self.none, "ui.hq.moves.none")
        desk.speech.bind(self, self._speak)

    def tell(self, found: Sequence[Request]) -> None:
        self._all = found
        self._speak(self.desk.words)

    def here(self) -> Request | None:
        return self.table.here(self._all)

    def _assemble(self) -> None:
        self.told.setWordWrap(True)
        foot = in_a_row(self.sign, self.refuse, self.open_)
        column = tab_column(self)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addLayout(foot)

    def _speak(self, words: Words) -> None:
        for part in (self.table, self.told, self.sign, self.refuse, self.open_):
            part.setVisible(bool(self._all))
        self.none.setVisible(not self._all)
        self.table.fill(words, [self._line(each, words) for each in self._all])
        self._tell(words)

    def _line(self, each: Request, words: Words) -> tuple[str, ...]:
        name, number = _named(each, words)
        places = (each.origin.of(words.lang), each.to.of(words.lang))
        return name, number, *places, date_screen(each.row["asked_on"]), " ".join(each.row["reason"].split())

    def _tell(self, words: Words) -> None:
        """What countersigning would do, of the one that is looked at."""
        if each := self.here():
            self.told.setText(words("ui.hq.moves.what", name=_named(each, words)[0], **_places(each, words)))
            self.open_.setEnabled(each.person is not None)

    def _decide(self, what: str) -> None:
        each = self.here()
        if each is None:
            return
        words, signs = self.desk.words, what == "sign"
        name, number = _named(each, words)
        text = words(f"ui.hq.moves.{what}.text", name=name, number=number, **_places(each, words))
        reason = ReasonDialog.ask(self.desk, self, f"ui.hq.moves.{what}", text, required=not signs)
        if reason is not None:
            decide: Callable[..., RecordRow] = moving.countersign if signs else moving.refuse
            work = partial(decide, self.desk.office, each.row.id, reason)
            done = partial(self._done, each)
            self.desk.jobs.write(work, done, owner=self, failed=self.desk.say.error)

    def _done(self, each: Request, row: RecordRow) -> None:
        def told(words: Words) -> str:
            return say.decided(words, row["stage"], *_named(each, words), each.to.of(words.lang))

        self.desk.say.info(told)
        self.decided.emit()

    def _open(self) -> None:
        each = self.here()
        if each is not None and each.person is not None:
            self.desk.open(ARTISAN.name, each.person.id)


def _named(each: Request, words: Words) -> tuple[str, str]:
    """The person's name and registration number; of one that is not here the request's own."""
    if each.person is None:
        return words("said.unknown"), each.row.number
    return each.person.title(words.lang), each.person.number


def _places(each: Request, words: Words) -> dict[str, str]:
    return {"origin": each.origin.of(words.lang), "district": each.to.of(words.lang)}
