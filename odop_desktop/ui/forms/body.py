"""The boxes of a form in their scroll area. They are built in slices, so that opening holds nobody up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QVBoxLayout

from odop_desktop.domain.catalogue.field import Field, RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.asking import twins
from odop_desktop.ui.forms.entry import Entry
from odop_desktop.ui.forms.sheet import Sheet
from odop_desktop.ui.look.dress import dress, label

_AT_ONCE = 3  # entries that stand as soon as the form does: the keyboard can begin


class Body(QFrame):
    """Sections of entries. `built` tells each new one, `whole` that all stand."""

    built = Signal(object)  # Entry
    whole = Signal()

    def __init__(
        self,
        desk: Desk,
        kind: RecordKind,
        plan: Sequence[tuple[str, list[Field]]],
        beside: Callable[[], Mapping[str, Any]],
    ) -> None:
        super().__init__()
        self.desk, self.kind, self.both = desk, kind, False
        self.entries: dict[str, Entry] = {}
        self.sheet, self.area = Sheet(), QScrollArea()
        self._beside, self.plan = beside, plan
        self._headings: list[tuple[QLabel, str]] = []
        self._assemble()
        self._turn = desk.jobs.turns.take(self, self._steps(), self.whole.emit)

    def start(self) -> None:
        """Builds the first entries, and the rest whenever the window has nothing else to do."""
        for _ in range(_AT_ONCE):
            self._turn.step()

    def entry(self, key: str) -> Entry:
        while key not in self.entries and not self._turn.over:
            self._turn.step()
        return self.entries[key]

    def stands(self, key: str) -> bool:
        """Whether the field has a box that is shown; what is not yet built is built."""
        planned = any(field.key == key for _, fields in self.plan for field in fields)
        return planned and not self.entry(key).absent

    def finish(self) -> None:
        """Builds at once what is not yet built."""
        self._turn.finish()

    def relabel(self, words: Words) -> None:
        for heading, msgid in self._headings:
            heading.setText(words(msgid))
        for entry in self.entries.values():
            entry.relabel(words, both=self.both)

    def go_to(self, entry: Entry) -> None:
        """Into the box, even if it was made this moment and waits to be shown."""
        entry.box.setVisible(not entry.absent)
        self.sheet.grid.activate()
        entry.box.setFocus(Qt.FocusReason.TabFocusReason)
        self.area.ensureWidgetVisible(entry.box, 20, 90)

    def here(self) -> Entry | None:
        """The entry in whose box one is."""
        focused = QApplication.focusWidget()
        return next((e for e in self.entries.values() if focused and e.holds(focused)), None)

    def next(self, entry: Entry | None, way: int) -> Entry | None:
        """The next box (way 1) or the one before (-1) in which something can be typed."""
        self.finish()
        order = list(self.entries.values())
        at = order.index(entry) if entry else -1
        rest = order[at + 1 :] if way > 0 else list(reversed(order[: max(at, 0)]))
        return next((e for e in rest if not e.fixed), None)

    def _steps(self) -> Iterator[None]:
        for section, fields in self.plan:
            self.sheet.section(self._heading("section", f"{self.kind.name}.section.{section}"))
            for n, field in enumerate(fields):
                entry = self.entries[field.key] = Entry(self.desk, self.kind, field, self._beside, self.sheet)
                entry.relabel(self.desk.words, both=self.both)
                self.built.emit(entry)
                self.sheet.add(entry, fresh=n + 1 < len(fields) and twins(field, fields[n + 1]))
                yield
        self.sheet.end(self._heading("quiet", self._legend()))

    def _legend(self) -> str:
        return "ui.form.legend.name" if any(k in self.entries for k in self.kind.one_of) else "ui.form.legend"

    def _heading(self, role: str, msgid: str) -> QLabel:
        made = label(role, self.desk.words(msgid))
        self._headings.append((made, msgid))
        return made

    def _assemble(self) -> None:
        dress(self, role="card")
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.sheet)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.verticalScrollBar().valueChanged.connect(self._scrolled)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.area)

    def _scrolled(self) -> None:
        """A list that is open would stay behind."""
        for entry in self.entries.values():
            entry.fold()
