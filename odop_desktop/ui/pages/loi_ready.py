"""What a letter of intent still lacks before it can be issued, each a way to its mend; and who approved it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton

from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.queries.loi_life import LoiLife
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label

_ACROSS = 3  # links side by side


class ReadyCard(QFrame):
    """`wanted` names what a link leads to: a field's key, `lines`, or `issue` where nothing is lacking."""

    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        dress(self, role="card")
        self.life: LoiLife | None = None
        self.head = label("section")
        self.said, self.approval = QLabel(), QLabel()
        for each in (self.said, self.approval):
            each.setWordWrap(True)
        self.links: list[QPushButton] = []
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(14, 8, 14, 8)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(4)
        self.grid.addWidget(self.head, 0, 0)
        self.grid.addWidget(self.said, 0, 1, 1, _ACROSS - 1)
        self.grid.setColumnStretch(_ACROSS - 1, 1)
        desk.speech.text(self.head, "ui.loi.ready")
        desk.speech.bind(self, self._tell)

    def tell(self, life: LoiLife) -> None:
        self.life = life
        self.setVisible(life.loi.deleted_at is None)
        self._tell(self.desk.words)

    def _tell(self, words: Words) -> None:
        if self.life is None:
            return
        lacks = self.life.lacks if self.life.open else ()
        self._clear()
        links = lacks or (("issue",) if self.life.open else ())
        for at, key in enumerate(links):
            self._link(at, key, words)
        rows = 1 + -(-len(links) // _ACROSS)
        self.grid.addWidget(self.approval, rows, 0, 1, _ACROSS)
        self.head.setVisible(self.life.open)
        self.said.setVisible(self.life.open)
        self.said.setText(words("ui.loi.lacks" if lacks else "ui.loi.all_there"))
        dress(self.said, role="doubt" if lacks else "good")
        said = approved(self.life, words)
        self.approval.setText(said)
        self.approval.setVisible(bool(said))
        self.setVisible(self.life.lender is None and (self.life.open or bool(said)))

    def _clear(self) -> None:
        for link in self.links:
            link.hide()
            link.deleteLater()
        self.links.clear()

    def _link(self, at: int, key: str, words: Words) -> None:
        named = {"lines": "loi_line.plural", "issue": "ui.record.issue"}
        name = words(named.get(key, f"loi.{key}.label"))
        link = QPushButton(f"→ {name}")
        dress(link, role="link")
        link.setAutoDefault(True)
        link.clicked.connect(partial(self._go, key))
        self.grid.addWidget(link, 1 + at // _ACROSS, at % _ACROSS)
        self.links.append(link)

    def _go(self, key: str, _checked: bool = False) -> None:
        self.wanted.emit(key)


def approved(life: LoiLife, words: Words) -> str:
    """Who approved it, or where on file it is approved; nothing where it is not."""
    loi, by = life.loi, life.names.get(life.loi["approved_by"] or "")
    on = date_screen(loi["approval_on"]) if loi["approval_on"] else ""
    if by is not None:
        return words("ui.loi.approved.by", name=by.title(words.lang), on=on)
    if not loi["approval_note"]:
        return ""
    page = words("ui.loi.approved.page", page=loi["approval_page"]) if loi["approval_page"] else ""
    return words("ui.loi.approved.file", note=", ".join(filter(None, (loi["approval_note"], page, on))))
