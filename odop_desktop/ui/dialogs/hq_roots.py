"""Headquarters' offline keys give way to new ones; the list is signed anew before it grows old."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from odop_desktop.deeds import founding
from odop_desktop.i18n.format import date_screen
from odop_desktop.sync import hq_roots
from odop_desktop.sync.root_keeping import SHORTEST
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.signing import Practised, Signing
from odop_desktop.ui.widgets.key_box import KEYS
from odop_desktop.ui.widgets.path_button import PathButton


class RootsDialog(Signing):
    """New offline keys, in two places and on paper; one of the present ones hands over to them."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, parent, "ui.hq.roots", "ui.hq.roots.how")
        self.one = PathButton(desk, "ui.hq.begin.one", KEYS)
        self.two = PathButton(desk, "ui.hq.begin.two", KEYS)
        self.phrase, self.again = QLineEdit(), QLineEdit()
        for box in (self.phrase, self.again):
            box.setEchoMode(QLineEdit.EchoMode.Password)
            box.textChanged.connect(lambda _: self.allow())
        self.part("ui.hq.roots.new")
        self.row("ui.hq.begin.one", self.one)
        self.row("ui.hq.begin.two", self.two)
        self.row("ui.hq.roots.phrase", self.phrase)
        self.row("ui.hq.begin.again", self.again)
        self.part("ui.hq.roots.present")
        self.finish()

    def ready(self) -> bool:
        same = self.phrase.text() == self.again.text() and len(self.phrase.text()) >= SHORTEST
        return bool(self.one.path and self.two.path and same and self.key.ready)

    def work(self) -> str:
        assert self.one.path and self.two.path
        places, phrase = (self.one.path, self.two.path), self.phrase.text()
        office, signing = self.desk.office, self.key.signing()
        trust, _ = founding.new_roots(office, signing, places=places, passphrase=lambda: phrase)
        return trust.roots.fingerprint

    def said(self, done: str) -> None:
        self.desk.changed.emit(None)
        self.desk.say.info(lambda w: f"{w('hq.roots.done', fingerprint=done)} {w('hq.roots.next')}")


class RenewDialog(Practised):
    """The list is signed once more. At practice no key is asked for."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, parent, "ui.hq.renew", "ui.hq.renew.how")
        self.finish()

    def ready(self) -> bool:
        return self.keyed

    def work(self) -> str:
        return hq_roots.renew(self.desk.office, self.signing()).head.expires

    def said(self, done: str) -> None:
        self.desk.changed.emit(None)
        self.desk.say.info(lambda w: w("hq.renew.done", date=date_screen(done)))
