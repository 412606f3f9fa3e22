"""Headquarters' list of PCs is changed: each dialog gathers what it needs, does it, and tells what is wrong inside."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from odop_desktop.deeds import founding
from odop_desktop.sync import centre, enrol
from odop_desktop.sync.enrol import Request
from odop_desktop.sync.root_keeping import SHORTEST
from odop_desktop.sync.trust_parts import Status, TrustNode
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.signing import Deed, Signing
from odop_desktop.ui.files import POST, POSTED
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.widgets.key_box import KEYS
from odop_desktop.ui.widgets.path_button import PathButton


class BeginDialog(Deed):
    """This office becomes headquarters: two places for the keys, a passphrase, the telephone for districts."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, parent, "ui.hq.begin", "ui.hq.begin.how")
        self.phone = QLineEdit()
        self.one = PathButton(desk, "ui.hq.begin.one", KEYS)
        self.two = PathButton(desk, "ui.hq.begin.two", KEYS)
        self.phrase, self.again = QLineEdit(), QLineEdit()
        self.nation = QCheckBox()
        desk.speech.text(self.nation, "ui.hq.begin.nation")
        for box in (self.phrase, self.again):
            box.setEchoMode(QLineEdit.EchoMode.Password)
        self.row("ui.hq.begin.phone", self.phone)
        self.row("ui.hq.begin.one", self.one)
        self.row("ui.hq.begin.two", self.two)
        self.row("ui.hq.key.phrase", self.phrase)
        self.row("ui.hq.begin.again", self.again)
        self.form.addRow("", self.nation)
        for box in (self.phone, self.phrase, self.again):
            box.textChanged.connect(lambda _: self.allow())
        self.finish()

    def ready(self) -> bool:
        same = self.phrase.text() == self.again.text() and len(self.phrase.text()) >= SHORTEST
        return bool(self.phone.text().strip() and self.one.path and self.two.path and same)

    def work(self) -> str:
        assert self.one.path and self.two.path
        scope = "nation" if self.nation.isChecked() else "state"
        places = (self.one.path, self.two.path)
        phone, passphrase = self.phone.text().strip(), self.phrase.text()
        trust, _ = founding.begin(
            self.desk.office, phone=phone, scope=scope, places=places, passphrase=passphrase
        )
        return trust.roots.fingerprint

    def said(self, done: str) -> None:
        self.desk.changed.emit(None)
        self.desk.say.info(lambda w: w("ui.hq.begun", fingerprint=done))


class AcceptDialog(Signing):
    """Who asks is shown first; the fingerprint is typed as the clerk reads it out."""

    def __init__(self, desk: Desk, parent: QWidget | None, file: Path | None = None) -> None:
        """`file`: a request that came among others."""
        super().__init__(desk, parent, "ui.hq.accept", "ui.hq.accept.how")
        self.request: Request | None = None
        self.file = PathButton(desk, "ui.hq.accept.file", POST, POSTED)
        self.who = label("strong")
        self.who.setWordWrap(True)
        self.heard = QLineEdit()
        self.renew = QCheckBox()
        desk.speech.text(self.renew, "ui.hq.accept.renew")
        self.out = PathButton(desk, "ui.hq.accept.out", POST)
        self.row("ui.hq.accept.file", self.file)
        self.form.addRow("", self.who)
        self.row("ui.hq.accept.heard", self.heard)
        self.row("ui.hq.accept.out", self.out)
        self.form.addRow("", self.renew)
        self.heard.textChanged.connect(lambda _: self.allow())
        self.file.chosen.connect(self.look_into)
        self.finish()
        if file is not None:
            self.file.put(file)
            self.look_into(file)

    def look_into(self, file: Path) -> None:
        """Who asks in this request."""
        self.request = None
        self.who.clear()
        work = partial(enrol.read_request, file)
        self.desk.jobs.read(work, self._asked, owner=self, failed=self._no_request, latest="request")

    def ready(self) -> bool:
        return (
            self.request is not None and bool(self.heard.text().strip() and self.out.path) and self.key.ready
        )

    def _asked(self, request: Request) -> None:
        self.request = request
        it = request.asking
        name = it.name_hi if self.desk.speech.lang == "hi" else it.name_en
        self.who.setText(f"{it.label} · {name or it.name_hi or it.name_en} · {it.phone}")
        self.fit()
        self.allow()

    def _no_request(self, error: Exception) -> None:
        self.file.put(None)
        self.tell(error)

    def work(self) -> Path:
        assert self.request and self.out.path
        office, heard = self.desk.office, self.heard.text()
        signing, renew = self.key.signing(), self.renew.isChecked()
        return centre.accept(office, self.request, signing, confirmed=heard, out=self.out.path, renew=renew)

    def said(self, done: Path) -> None:
        assert self.request
        label_ = self.request.asking.label
        self.desk.changed.emit(None)
        self.desk.say.info(lambda w: w("ui.hq.accepted", pc=label_, file=done.name))


class EndDialog(Signing):
    """A PC was lost, or has been replaced."""

    def __init__(self, desk: Desk, parent: QWidget | None, node: TrustNode) -> None:
        super().__init__(desk, parent, "ui.hq.end", "ui.hq.end.how")
        self.node = node
        self.replaced = QCheckBox()
        desk.speech.text(self.replaced, "ui.hq.end.replaced")
        self.form.addRow(label("strong", node.label))
        self.form.addRow(self.replaced)
        self.finish()

    def ready(self) -> bool:
        return self.key.ready

    def work(self) -> str:
        status = Status.RETIRED if self.replaced.isChecked() else Status.REVOKED
        centre.end(self.desk.office, self.node.id, self.key.signing(), status)
        return self.node.label

    def said(self, done: str) -> None:
        self.desk.changed.emit(None)
        self.desk.say.info(lambda w: w("cli.sync.hq.revoked", pc=done))


class RotateDialog(Signing):
    """A PC's file asks for new keys to be listed. `file`: one that came among others."""

    def __init__(self, desk: Desk, parent: QWidget | None, file: Path | None = None) -> None:
        super().__init__(desk, parent, "ui.hq.rotate", "ui.hq.rotate.how")
        self.file = PathButton(desk, "ui.hq.rotate.file", POST, POSTED)
        self.file.put(file)
        self.row("ui.hq.rotate.file", self.file)
        self.finish()

    def ready(self) -> bool:
        return self.file.path is not None and self.key.ready

    def work(self) -> int:
        assert self.file.path
        return centre.take_new_keys(self.desk.office, self.file.path, self.key.signing()).version

    def said(self, done: int) -> None:
        self.desk.changed.emit(None)
        self.desk.say.info(lambda w: w("cli.sync.hq.rotated"))
