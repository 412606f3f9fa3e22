"""Headquarters' own: districts kept here until they have a PC, the least program, its keys, its move to another PC."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from odop_desktop import __version__
from odop_desktop.i18n.words import Words
from odop_desktop.queries.headquarters import Listed
from odop_desktop.queries.read import RecordRow
from odop_desktop.sync import centre, hq_keys, proxies
from odop_desktop.sync.trust_parts import TrustNode
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.signing import Practised, Signing
from odop_desktop.ui.look.dress import label


class KeepDialog(Practised):
    """A district that has no PC yet is kept here. At practice no key is asked for."""

    def __init__(self, desk: Desk, parent: QWidget | None, districts: Sequence[RecordRow]) -> None:
        super().__init__(desk, parent, "ui.hq.keep", "ui.hq.keep.how")
        self.districts = districts
        self.choice = QComboBox()
        self.row("ui.hq.keep.district", self.choice)
        desk.speech.bind(self.choice, self._name)
        self.finish()

    def ready(self) -> bool:
        return bool(self.districts) and self.keyed

    def work(self) -> TrustNode:
        return proxies.begin(self.desk.office, self.districts[self.choice.currentIndex()], self.signing())

    def said(self, done: TrustNode) -> None:
        names = {"hi": done.name_hi, "en": done.name_en}
        self.desk.changed.emit(None)
        self.desk.say.info(lambda w: w("hq.proxy.opened", district=names[w.lang], code=done.code))

    def _name(self, words: Words) -> None:
        at = max(self.choice.currentIndex(), 0)
        self.choice.clear()
        self.choice.addItems([f"{row.title(words.lang)}  ({row['code3']})" for row in self.districts])
        self.choice.setCurrentIndex(at)


class CloseDialog(Practised):
    """A district is kept no longer, for which nothing was entered. `kept`: its line among the offices."""

    def __init__(self, desk: Desk, parent: QWidget | None, kept: Listed) -> None:
        super().__init__(desk, parent, "ui.hq.close", "ui.hq.close.how")
        self.kept = kept
        self.form.addRow(label("strong", f"{kept.code} · {kept.name.of(desk.words.lang)}"))
        self.finish()

    def ready(self) -> bool:
        return self.keyed

    def work(self) -> TrustNode:
        return proxies.end(self.desk.office, self.kept.code, self.signing())

    def said(self, done: TrustNode) -> None:
        names = {"hi": done.name_hi, "en": done.name_en}
        self.desk.changed.emit(None)
        self.desk.say.info(lambda w: w("hq.proxy.closed", district=names[w.lang], code=done.code))


class LeastDialog(Practised):
    """The least version of the program that headquarters asks of every office."""

    def __init__(self, desk: Desk, parent: QWidget | None, now: str) -> None:
        super().__init__(desk, parent, "ui.hq.least", "ui.hq.least.how")
        self.version = QLineEdit(now)
        self.version.setMaxLength(20)
        self.version.setPlaceholderText(__version__)
        self.row("ui.hq.least.version", self.version)
        self.finish()

    def ready(self) -> bool:
        return self.keyed

    def work(self) -> str:
        version = self.version.text().strip()
        asked = "" if version == "0" else version
        return centre.ask_for(self.desk.office, asked, self.signing()).head.min_app

    def said(self, done: str) -> None:
        msgid = "cli.sync.hq.leasted" if done else "cli.sync.hq.leasted.none"
        self.desk.changed.emit(None)
        self.desk.say.info(lambda w: w(msgid, version=done))


class OwnKeysDialog(Signing):
    """Headquarters' own keys are made anew."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, parent, "ui.hq.keys", "ui.hq.keys.how")
        self.stolen = QCheckBox()
        desk.speech.text(self.stolen, "ui.hq.keys.stolen")
        self.form.addRow(self.stolen)
        self.finish()

    def ready(self) -> bool:
        return self.key.ready

    def work(self) -> int:
        return hq_keys.anew(self.desk.office, self.key.signing(), stolen=self.stolen.isChecked()).version

    def said(self, done: int) -> None:
        self.desk.changed.emit(None)
        self.desk.say.info(lambda w: w("hq.keys.done"))


class MoveDialog(Signing):
    """This PC takes the place of the one whose safety copy was brought back here."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, parent, "ui.hq.move", "ui.hq.move.how")
        self.phone = QLineEdit()
        self.row("ui.hq.move.phone", self.phone)
        self.stolen = QCheckBox()
        desk.speech.text(self.stolen, "ui.hq.move.stolen")
        self.form.addRow(self.stolen)
        self.finish()

    def ready(self) -> bool:
        return self.key.ready

    def work(self) -> int:
        phone, stolen = self.phone.text().strip(), self.stolen.isChecked()
        return hq_keys.move(self.desk.office, self.key.signing(), phone=phone, stolen=stolen).version

    def said(self, done: int) -> None:
        self.desk.changed.emit(None)
        self.desk.say.info(lambda w: w("hq.move.done"))
