"""A form of a record, built from the fields of its kind and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from odop_desktop.actions import drafts
from odop_desktop.actions.drafts import Draft
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms import asking
from odop_desktop.ui.forms.body import Body
from odop_desktop.ui.forms.checking import Verdict
from odop_desktop.ui.forms.entry import Entry
from odop_desktop.ui.forms.keeping import Keeper
from odop_desktop.ui.forms.watch import Watch
from odop_desktop.ui.widgets.strip import Strip


class Form(QWidget):
    """Shows `row` (`read`: only to be read), or a new record with what is `given` of it (canonical values).

    Whoever saves asks `may_save`, hands `pairs` and `seen` to actions/typed.save, and says `kept` and `load`
    afterwards; who leaves without saving says `discard`, else what was typed comes back the next time.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(
        self,
        desk: Desk,
        kind: RecordKind,
        *,
        row: RecordRow | None = None,
        given: Mapping[str, Any] | None = None,
        keys: Sequence[str] | None = None,
        read: bool = False,
    ) -> None:
        super().__init__()
        self.desk, self.kind, self.row, self._read = desk, kind, row, read
        self.given = asking.first(kind, given or {}, desk.office.facts.id)
        plan = list(asking.sections(kind, keys, self.given, new=row is None))
        self.strip, self._filling = Strip(desk.speech), False
        self.body = Body(desk, kind, plan, self._beside)
        self.watch = Watch(self, self.body.sheet)
        name = drafts.name(kind, row.id if row else None, self.given.get(kind.parent or ""))
        self.keeper = Keeper(self, desk, kind, name, self._unsaved)
        self.keeper.base = self.seen
        self._handed: dict[str, str] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.strip)
        whole.addWidget(self.body, 1)
        self._connect()
        self.body.start()

    @property
    def entries(self) -> dict[str, Entry]:
        """The fields that stand on the form, in their order."""
        return self.body.entries

    @property
    def seen(self) -> str | None:
        """The op_id of the record as it is on the screen."""
        return self.row.op_id if self.row else None

    def entry(self, key: str) -> Entry:
        """One field's label and box."""
        return self.body.entry(key)

    def pairs(self) -> list[tuple[str, str]]:
        """What was changed, as texts; of a new record everything that is filled."""
        self._settle()
        self._handed = self._unsaved() if self.row else asking.filled(self.kind, self.given, self.entries)
        return list(self._handed.items())

    def values(self) -> dict[str, Any]:
        """The record as it would be if it were saved now: canonical values; None where a text is no value."""
        before = self.row.values if self.row else self.given
        return {**before, **{e.key: e.current() for e in self.entries.values()}}

    def dirty(self) -> bool:
        """Whether something typed would be lost."""
        return any(e.changed() for e in self.entries.values())

    def problems(self) -> list[tuple[str, Verdict]]:
        """What stops a save, by field, said at each box."""
        self._settle()
        return self.watch.problems(self.kind, self.entries)

    def may_save(self) -> bool:
        """Whether nothing stops a save; else the first box that does is gone to."""
        found = self.problems()
        if found:
            self.focus_field(found[0][0])
        return not found

    def tell(self, error: Exception) -> bool:
        """Puts an error about one field at its box. False: it is about none, and is to be said elsewhere."""
        key = str(error.facts.get("field", "")).rpartition(".")[2] if isinstance(error, OdopError) else ""
        if not isinstance(error, OdopError) or key not in self.entries or self.entries[key].fixed:
            return False
        self.watch.tell(self.kind, self.entries[key], error)
        self.focus_field(key)
        return True

    def load(self, row: RecordRow) -> None:
        """The record as it is now. What is typed and not saved stays typed."""
        self.row, self.keeper.base = row, row.op_id
        self.keeper.name = drafts.name(self.kind, row.id)
        self.body.finish()
        self._fill(lambda e: e.settle_on(row[e.key]))
        self.body.sheet.arrange()

    def kept(self) -> None:
        """What `pairs` gave is saved: no draft is needed, and F4 repeats it in the next record."""
        told = {e.key: e.box.typed() for e in self.entries.values() if e.repeats}
        self.desk.last_saved[self.kind.name] = told
        for key, text in self._handed.items():
            if key in self.entries:
                self.entries[key].saved(text)
        self.strip.clear()
        self.keeper.keep()

    def discard(self) -> None:
        """It is left without saving: nothing of it comes back."""
        self.keeper.drop()

    def throw_away(self) -> None:
        """Everything as the record has it, and the draft gone."""
        self._fill(lambda e: e.put(self._value(e.key)))
        self.watch.clear(self.entries)
        self.discard()
        self.strip.clear()
        self.edited.emit()

    def focus_field(self, key: str) -> None:
        self.body.go_to(self.entry(key))

    def focus_first(self) -> None:
        """Goes to the first box in which something can be typed."""
        if first := self.body.next(None, 1):
            self.body.go_to(first)

    def repeat(self) -> None:
        """F4: the value this field had in the record saved before."""
        here = self.body.here()
        text = self.desk.last_saved.get(self.kind.name, {}).get(here.key, "") if here else ""
        if here and text and not self._locked():
            here.box.type_in(text)

    def show_both(self) -> None:
        """F2: the labels of both languages at once, and back."""
        self.body.both = not self.body.both
        self._relabel()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page lies over it, or the window closes: what waits to be kept is kept now."""
        self.keeper.flush()
        super().hideEvent(event)

    def _connect(self) -> None:
        self.body.built.connect(self._built)
        if not self._locked():
            self.body.whole.connect(self.keeper.look)
        self.keeper.back.connect(self._back)
        self.desk.speech.changed.connect(self._relabel)
        self.desk.looked.connect(self._look)
        for key, act in (("F2", self.show_both), ("F4", self.repeat), ("Ctrl+S", self.submitted.emit)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _built(self, entry: Entry) -> None:
        self._fill(lambda e: e.put(self._value(e.key)), entry)
        if self._locked():
            entry.box.lock()
        entry.box.changed.connect(partial(self._changed, entry))
        entry.box.left.connect(partial(self.watch.check, entry))
        entry.box.moved.connect(partial(self._moved, entry))

    def _fill(self, how: Callable[[Entry], object], *only: Entry) -> None:
        """Writes into boxes without taking it for typing."""
        before, self._filling = self._filling, True
        for entry in only or self.entries.values():
            how(entry)
        self._filling = before

    def _value(self, key: str) -> Any:
        return self.row[key] if self.row else self.given.get(key)

    def _locked(self) -> bool:
        return self._read or (self.row is not None and (self.row.packed or self.row.deleted_at is not None))

    def _changed(self, entry: Entry) -> None:
        if not self._filling:
            self.watch.changed(entry)
            self.keeper.stir()
            self.edited.emit()

    def _moved(self, entry: Entry, way: int) -> None:
        following = self.body.next(entry, way)
        if following:
            self.body.go_to(following)
        elif way > 0:
            self.submitted.emit()

    def _settle(self) -> None:
        """All boxes stand, and the one that is being typed in is in order."""
        self.body.finish()
        if (here := self.body.here()) and not self._locked():
            self.watch.check(here)
            here.box.tidy()

    def _unsaved(self) -> dict[str, str]:
        return {e.key: e.box.typed() for e in self.entries.values() if e.changed()}

    def _beside(self) -> dict[str, Any]:
        """What narrows the records that are offered: the other references, and where the office is."""
        before = self.row.values if self.row else self.given
        return asking.beside(self.desk.office.facts.district, before, self.entries)

    def _relabel(self) -> None:
        before, self._filling = self._filling, True
        self.body.relabel(self.desk.words)
        self._filling = before

    def _look(self) -> None:
        """Larger or smaller type: labels are broken anew, and columns take another width."""
        self._relabel()
        self.body.sheet.fit()

    def _back(self, draft: Draft) -> None:
        """Brings back what was typed before the power went, beside what has been typed since."""
        for key, text in draft.texts.items():
            if key in self.entries and not self.entries[key].changed():
                self._fill(partial(Entry.type_in, text=text), self.entries[key])
        if self.dirty():
            self.keeper.tell(self.strip, draft, self.throw_away)
            self.edited.emit()
