"""Headquarters' list of PCs: begun, PCs taken in and out, keys changed; each step with a key from its pen drive."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.sync import answering
from odop_desktop.sync.header import Kind
from odop_desktop.sync.outbox import Sent
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import Status, TrustNode
from odop_desktop.telling import headquarters as told
from odop_desktop.telling import listing
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.hq_offices import MoveDialog, OwnKeysDialog
from odop_desktop.ui.dialogs.hq_roots import RenewDialog, RootsDialog
from odop_desktop.ui.dialogs.identity import IdentityDialog
from odop_desktop.ui.dialogs.trust import AcceptDialog, BeginDialog, EndDialog, RotateDialog
from odop_desktop.ui.dialogs.unlocking import UnlockDialog
from odop_desktop.ui.files import POST
from odop_desktop.ui.look.dress import READABLE, label
from odop_desktop.ui.widgets.buttons import button
from odop_desktop.ui.widgets.chips import Flow
from odop_desktop.ui.widgets.layouts import tab_column
from odop_desktop.ui.widgets.told_table import ToldTable

_COLUMNS = ("pc", "office", "phone", "status")


class PcsPane(QWidget):
    """`decided`: the list was changed."""

    decided = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.trust: TrustList | None = None
        self.is_hq = True
        self.about = label("plain")
        self.about.setWordWrap(True)
        self.keys = label("quiet")
        self.keys.setWordWrap(True)
        self.keys.setTextInteractionFlags(READABLE)
        self.table = ToldTable(desk, "ui.hq.pcs", _COLUMNS, wide="office")
        self.begin = button(desk, "ui.hq.begin", self._begin, main=True)
        self.accept = button(desk, "ui.hq.accept", self._accept, main=True)
        self.rotate = button(desk, "ui.hq.rotate", self._rotate)
        self.end = button(desk, "ui.hq.end", self._end)
        self.whole = button(desk, "ui.hq.rebuild", self._rebuild)
        self.own = button(desk, "ui.hq.keys", self._own_keys)
        self.roots = button(desk, "ui.hq.roots", partial(self._ask, RootsDialog))
        self.identity = button(desk, "ui.hq.identity", partial(self._ask, IdentityDialog))
        self.renew = button(desk, "ui.hq.renew", partial(self._ask, RenewDialog))
        self.unlock = button(desk, "ui.hq.unlock", self._unlock)
        self.move_here = button(desk, "ui.hq.move", self._move_here, main=True)
        first = (self.begin, self.move_here, self.accept, self.rotate, self.end, self.whole)
        bar, self.of_hq = QWidget(), QWidget()
        _laid(bar, (*first, self.unlock, self.renew))
        _laid(self.of_hq, (self.own, self.roots, self.identity))
        column = tab_column(self)
        column.addWidget(self.about)
        column.addWidget(self.table, 1)
        column.addWidget(self.keys)
        column.addWidget(bar)
        column.addWidget(self.of_hq)
        column.addStretch(0)
        self.table.moved.connect(lambda _: self._allow())
        desk.speech.bind(self, self._speak)

    def tell(self, trust: TrustList | None, *, is_hq: bool = True) -> None:
        """`is_hq`: whether the list names this PC; else its copy was brought back on another one."""
        self.trust, self.is_hq = trust, is_hq
        self._speak(self.desk.words)

    def here(self) -> TrustNode | None:
        nodes = self.trust.nodes if self.trust else ()
        return self.table.here(nodes)

    def _speak(self, words: Words) -> None:
        trust = self.trust
        practice = self.desk.office.facts.practice
        self.begin.setVisible(trust is None)
        for each in (self.accept, self.rotate, self.end, self.unlock, self.of_hq):
            each.setVisible(trust is not None and self.is_hq and not practice)
        self.renew.setVisible(trust is not None and self.is_hq)
        self.move_here.setVisible(trust is not None and not self.is_hq)
        self.whole.setVisible(trust is not None and self.is_hq)
        self.table.setVisible(trust is not None and bool(trust.nodes))
        if trust is None:
            self.about.setText(words("ui.hq.begin.about"))
        else:
            facts = {"fingerprint": trust.roots.fingerprint, "version": trust.version}
            msgid = "ui.hq.pcs.practice" if practice else "ui.hq.pcs.about"
            self.about.setText(words(msgid, expires=date_screen(trust.head.expires), **facts))
            self.table.fill(words, [_line(node, words) for node in trust.nodes])
        self._allow()

    def _allow(self) -> None:
        node = self.here()
        self.keys.setText(_keys(self.desk.words, self.trust, node) if self.trust else "")
        self.keys.setVisible(self.trust is not None)
        for each in (self.end, self.whole):
            each.setEnabled(node is not None and node.works)

    def _begin(self) -> None:
        self._done(BeginDialog(self.desk, self).run())

    def _accept(self) -> None:
        self._done(AcceptDialog(self.desk, self).run())

    def _rotate(self) -> None:
        self._done(RotateDialog(self.desk, self).run())

    def take_file(self, file: Path, kind: str) -> None:
        """A PC's request, or its wish for new keys, that came among other files."""
        ask = RotateDialog if kind == Kind.REKEY else AcceptDialog
        self._done(ask(self.desk, self, file).run())

    def _ask(self, ask: type[RootsDialog | RenewDialog | IdentityDialog]) -> None:
        self._done(ask(self.desk, self).run())

    def _unlock(self) -> None:
        UnlockDialog(self.desk, self).run()

    def _own_keys(self) -> None:
        self._done(OwnKeysDialog(self.desk, self).run())

    def _move_here(self) -> None:
        self._done(MoveDialog(self.desk, self).run())

    def _end(self) -> None:
        node = self.here()
        if node is not None:
            self._done(EndDialog(self.desk, self, node).run())

    def _rebuild(self) -> None:
        """Everything for a PC that lost its records, in one file."""
        node = self.here()
        if node is None:
            return
        out = self.desk.say.folder(POST, self.desk.words("ui.hq.answer.where"))
        if out is not None:
            work = partial(answering.rebuilt, self.desk.office, node.label, out)
            self.desk.jobs.write(work, self._written, owner=self, failed=self.desk.say.error)

    def _written(self, made: list[Sent]) -> None:
        self.desk.say.info(lambda w: told.several(w, made) or w("cli.written", file=str(made[0].file)))

    def _done(self, done: bool) -> None:
        if done:
            self.decided.emit()


def _laid(bar: QWidget, keys: Sequence[QWidget]) -> None:
    """What is done with PCs stands in one line, what is done with headquarters' own keys in the next."""
    flow = Flow(bar)
    for each in keys:
        flow.addWidget(each)


def _keys(words: Words, trust: TrustList, node: TrustNode | None) -> str:
    """Of the PC that is chosen, and of headquarters: an auditor holds files against them."""
    told = [listing.public_keys(words, node.label, node.sign)] if node and node.sign else []
    return "\n".join([*told, listing.public_keys(words, words("hq.key.own"), trust.hq.sign)])


def _line(node: TrustNode, words: Words) -> tuple[str, ...]:
    name = node.name_hi if words.lang == "hi" else node.name_en
    kept = node.proxy and node.status is Status.ACTIVE
    status = words("hq.state.proxy" if kept else f"hq.pc.{node.status}")
    return node.label, name or node.name_en or node.name_hi, node.phone, status
