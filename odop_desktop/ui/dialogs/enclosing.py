"""What goes into the files for all: circulars, a newer state pack, an update and the least version of the program."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from odop_desktop.errors import OdopError
from odop_desktop.sync import enclosures, newpack, updates
from odop_desktop.sync.brought import Laid
from odop_desktop.telling import masters
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.base import Dialog
from odop_desktop.ui.dialogs.enclosed import Known, Wanted
from odop_desktop.ui.dialogs.for_whom import ForWhom
from odop_desktop.ui.dialogs.hq_offices import LeastDialog
from odop_desktop.ui.look.dress import label
from odop_desktop.ui.panels.under_way import UnderWay
from odop_desktop.ui.widgets.labelled import labelled
from odop_desktop.ui.widgets.scrolled import Scrolled

_SIZE = (720, 680)
_PAPERS = f"PDF, … ({' '.join(f'*{sort}' for sort in sorted(enclosures.SORTS))})"


class EnclosingDialog(Dialog):
    """Nothing is put in before `Wanted.put_in`; a pack that was chosen is only tried, and what it changes is told."""

    def __init__(self, desk: Desk, parent: QWidget | None, now: Known, codes: Collection[str] = ()) -> None:
        """`codes`: the offices for which files are to be made, until others are chosen; none: for all."""
        super().__init__(desk, parent, "ui.hq.enclose", "ui.hq.enclose.make")
        self._now = now
        self.whom = ForWhom(desk, now.offices, codes)
        self.under_way = UnderWay(desk, now.under_way)
        self._papers: list[Path] = []
        self._pack: Path | None = None
        self._file: Path | None = None
        self._away = False
        self._boxes: list[QWidget] = []
        self.papers, self.pack, self.update_, self.least = (label("plain") for _ in range(4))
        for said in (self.papers, self.pack, self.update_, self.least):
            said.setWordWrap(True)
        self.version, self.note = QLineEdit(), QLineEdit()
        self.version.setMaxLength(20)
        self.note.setMaxLength(updates.NOTE)
        self.add = self._button("papers.add", self._add)
        self.remove = self._button("remove", self._remove)
        self.folder = self._button("pack.choose", self._folder)
        self.zip = self._button("pack.zip", self._zip)
        self.choose = self._button("update.choose", self._choose)
        self.none = self._button("update.away", self._none)
        self.change = self._button("least.change", self._change)
        self._assemble()
        self.version.textChanged.connect(lambda _: self._may())
        desk.speech.bind(self, lambda _: self._tell())
        self.resize(*_SIZE)

    @classmethod
    def ask(cls, desk: Desk, parent: QWidget, now: Known, codes: Collection[str] = ()) -> Wanted | None:
        dialog = cls(desk, parent, now, codes)
        return dialog.value() if dialog.run() else None

    def value(self) -> Wanted:
        update = (self._file, self.version.text(), self.note.text()) if self._file else None
        return Wanted(tuple(self._papers), self._pack, update, self._away, self.whom.codes)

    def _button(self, msgid: str, act: object) -> QPushButton:
        made = QPushButton()
        made.setAutoDefault(False)
        made.clicked.connect(lambda: act())  # type: ignore[operator]
        self.desk.speech.text(made, f"ui.hq.enclose.{msgid}")
        return made

    def _assemble(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        parts = (
            ("papers", self.papers, (self.add, self.remove)),
            ("pack", self.pack, (self.folder, self.zip)),
            ("update", self.update_, (self.choose, self.none)),
        )
        note = label("quiet")
        note.setWordWrap(True)
        self.desk.speech.text(note, "ui.hq.enclose.note")
        grid.addWidget(note, 0, 0, 1, 2)
        row = 1
        for name, said, buttons in parts:
            row = self._section(grid, row, name, said, buttons)
            if name == "papers":
                grid.addWidget(self.under_way, row, 0, 1, 2)
                row += 1
        for name, box in (("version", self.version), ("note", self.note)):
            said = labelled(self.desk.speech, box, f"ui.hq.enclose.update.{name}", label("plain"))
            self._boxes.append(said)
            grid.addWidget(said, row, 0)
            grid.addWidget(box, row, 1)
            row += 1
        self._section(grid, row, "least", self.least, (self.change,))
        scrolled = Scrolled()
        self.desk.speech.name(scrolled, "ui.hq.enclose")
        scrolled.body.addWidget(self.whom)
        scrolled.body.addLayout(grid)
        scrolled.body.addStretch(1)
        self.body.addWidget(scrolled, 1)

    def _section(
        self, grid: QGridLayout, row: int, name: str, said: QWidget, buttons: tuple[QPushButton, ...]
    ) -> int:
        head, line = label("section"), QHBoxLayout()
        line.setSpacing(10)
        self.desk.speech.text(head, f"ui.hq.enclose.{name}")
        line.addWidget(said, 1)
        for button in buttons:
            line.addWidget(button)
        grid.addWidget(head, row, 0, 1, 2)
        grid.addLayout(line, row + 1, 0, 1, 2)
        return row + 2

    # circulars

    def _add(self) -> None:
        found = self.desk.say.open_files("papers", self.desk.words("ui.hq.answer.papers"), _PAPERS)
        self._papers += [file for file in found if file not in self._papers]
        self._tell()

    def _remove(self) -> None:
        self._papers.clear()
        self._tell()

    # the state pack

    def _folder(self) -> None:
        self._try(self.desk.say.folder("pack", self.desk.words("ui.hq.enclose.pack.where")))

    def _zip(self) -> None:
        self._try(self.desk.say.open_file("pack", self.desk.words("ui.hq.enclose.pack.where"), "zip (*.zip)"))

    def _try(self, source: Path | None) -> None:
        if source is None:
            return
        self.yes.setEnabled(False)
        self.pack.setText(self.desk.words("ui.hq.enclose.looking"))
        work = partial(newpack.update, self.desk.office, source, trial=True)
        self.desk.jobs.write(work, partial(self._tried, source), owner=self, failed=self._refused)

    def _tried(self, source: Path, found: Laid | None) -> None:
        self._pack = source if found else None
        self._tell()
        words = self.desk.words
        if found is None:
            self.pack.setText(words("ui.hq.enclose.pack.same"))
        else:
            facts = {"state": found.state, "version": found.version, "changes": masters.changes(words, found)}
            self.pack.setText(words("pack.would", **facts))

    def _refused(self, error: Exception) -> None:
        self._pack = None
        self._tell()
        self.tell(error)

    # the update

    def _choose(self) -> None:
        asked = self.desk.words("ui.hq.enclose.update.which")
        chosen = self.desk.say.open_file("update", asked, "ODOP (*)")
        if chosen is not None:
            self.choose_update(chosen)

    def choose_update(self, file: Path) -> None:
        """The file of the newer program; its version is typed."""
        if not file.is_file():
            self.tell(OdopError("E-SYN-01", file=file.name))
            return
        self._file, self._away = file, False
        self._tell()
        self.version.setFocus()

    def _none(self) -> None:
        self._file, self._away = None, True
        self._tell()

    def _change(self) -> None:
        """At once, whether or not files are made: it is the list of PCs that says it."""
        dialog = LeastDialog(self.desk, self, self._now.least)
        if dialog.run():
            self._now = replace(self._now, least=dialog.found)
            self._tell()

    def _may(self) -> None:
        self.yes.setEnabled(self._file is None or bool(self.version.text().strip()))

    def _tell(self) -> None:
        words = self.desk.words
        names = ", ".join(file.name for file in self._papers)
        self.papers.setText(names or words("ui.hq.enclose.papers.none"))
        self.remove.setEnabled(bool(self._papers))
        if self._pack is None:
            self.pack.setText(words("ui.hq.enclose.pack.now", version=self._now.pack))
        for widget in (self.version, self.note, *self._boxes):
            widget.setVisible(self._file is not None)
        self.update_.setText(self._update())
        least = self._now.least
        self.least.setText(words(f"ui.hq.enclose.least.{'now' if least else 'none'}", version=least))
        self.none.setEnabled(self._file is not None or (self._now.update is not None and not self._away))
        self._may()

    def _update(self) -> str:
        words, now = self.desk.words, self._now.update
        if self._file is not None:
            size = self._file.stat().st_size
            where = "inside" if size <= updates.INSIDE else "beside"
            facts = {"file": self._file.name, "mb": f"{size / 1_000_000:.1f}"}
            return words(f"ui.hq.enclose.update.{where}", **facts)
        if now is not None and not self._away:
            return f"{now.version}: {masters.update(words, now)}"
        return words("ui.hq.enclose.update.none")
