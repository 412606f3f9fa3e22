"""From intent to money: five stages, each proven by its paper, claimed without one, or still open."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from odop_desktop.domain.stages import LOI_CLOSED, LoiStage
from odop_desktop.i18n.format import amount, date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.queries.loi_life import CLAIMED, OPEN, PROVEN, LoiLife, Rung
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.dress import dress, label

_NARROW, _MARGINS = 3, 28
_TONES = {PROVEN: "good", CLAIMED: "warn", OPEN: "open"}


class RungBox(QFrame):
    """One stage: its word, the day or the sum, and what proves it."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="rung")
        self.head, self.figure, self.paper = QLabel(), QLabel(), label("small")
        dress(self.head, role="strong")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(10, 6, 10, 6)
        inside.setSpacing(1)
        for line in (self.head, self.figure, self.paper):
            line.setWordWrap(line is self.paper)
            inside.addWidget(line)
        inside.addStretch(1)

    def tell(self, rung: Rung, name: str, words: Words, coin: str | None) -> None:
        dress(self, tone=_TONES[rung.state])
        self.head.setText(name)
        on = date_screen(rung.on) if rung.on else "–"
        figure = on if rung.sum is None else amount(rung.sum, coin)
        self.figure.setText(figure)
        self.paper.setText(_proof(rung, words))
        self.paper.setVisible(bool(self.paper.text()))
        self.setAccessibleName(f"{name}: {figure}, {self.paper.text()}")


class Ladder(QFrame):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        dress(self, role="card")
        self.life: LoiLife | None = None
        self.head, self.foot = QLabel(), QLabel()
        dress(self.head, role="strong")
        for each in (self.head, self.foot):
            each.setWordWrap(True)
        self.row = QGridLayout()
        self.row.setSpacing(6)
        self._across = 0
        self.boxes: list[RungBox] = []
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 8, 14, 8)
        inside.setSpacing(6)
        inside.addWidget(self.head)
        inside.addLayout(self.row)
        inside.addWidget(self.foot)
        desk.speech.name(self, "ui.loi.ladder")
        desk.speech.bind(self, self._tell)

    def tell(self, life: LoiLife) -> None:
        self.life = life
        while len(self.boxes) < len(life.ladder):
            self.boxes.append(RungBox())
        self._tell(self.desk.words)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Side by side where there is room for their words, else in rows of three."""
        room = sum(box.minimumSizeHint().width() + self.row.spacing() for box in self.boxes)
        across = len(self.boxes) if self.width() >= room + _MARGINS else _NARROW
        if not self.boxes or across == self._across:
            return
        self._across = across
        for n, box in enumerate(self.boxes):
            self.row.addWidget(box, n // across, n % across)
        for n in range(len(self.boxes)):
            self.row.setColumnStretch(n, int(n < across))

    def _tell(self, words: Words) -> None:
        if self.life is None:
            return
        for box, rung in zip(self.boxes, self.life.ladder, strict=True):
            box.tell(rung, words(f"ui.loi.rung.{rung.stage}"), words, self.life.coin)
        self.head.setText(_of(self.life, words))
        said = _sentence(self.life, words)
        self.foot.setText(said)
        self.foot.setVisible(bool(said))


def _of(life: LoiLife, words: Words) -> str:
    """ "Crafts Avenue, Delhi · valid till 04-07-2026" """
    buyer = life.names.get(life.loi["buyer"] or "")
    if buyer is None:
        return words("ui.loi.no_buyer")
    who = ", ".join(filter(None, (buyer.title(words.lang), buyer["city"])))
    till = life.loi["valid_till"]
    return words("ui.loi.of", buyer=who, till=date_screen(till)) if till else who


def _proof(rung: Rung, words: Words) -> str:
    """ "letter … ✓", "claimed: no paper yet" or nothing."""
    if rung.state == CLAIMED:
        return words("ui.loi.claimed")
    if rung.state == OPEN:
        return ""
    return words("ui.loi.proven", paper=rung.paper) if rung.paper else words("ui.loi.proven.plain")


def _sentence(life: LoiLife, words: Words) -> str:
    """What is claimed of what is intended; why it has come to nothing where it has."""
    parts = []
    claimed = next((r.sum for r in reversed(life.ladder) if r.state == CLAIMED and r.sum), None)
    if claimed is not None:
        sums = {"sum": amount(claimed, life.coin), "total": amount(life.total, life.coin)}
        parts.append(words("ui.loi.claimed.sum", **sums))
    if life.loi["stage"] in LOI_CLOSED:
        stage = f"ui.loi.rung.{LoiStage(life.loi['stage'])}"
        on = date_screen(life.loi["stage_on"]) if life.loi["stage_on"] else ""
        parts.append(words("ui.loi.closed", stage=words(stage), on=on, reason=life.loi["stage_reason"] or ""))
    return " · ".join(parts)
