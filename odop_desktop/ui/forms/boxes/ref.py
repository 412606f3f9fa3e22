"""A box that points at another record: found by a part of its name, its number, the last digits of a phone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import Field
from odop_desktop.i18n.words import Words
from odop_desktop.queries import picking, records
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.boxes import naming
from odop_desktop.ui.forms.boxes.keys import control_enter
from odop_desktop.ui.forms.boxes.pick import PickBox
from odop_desktop.ui.forms.boxes.pick_list import Offer

# Kinds of which one may be made on the spot; the others have pages of their own.
_MADE = frozenset({"artisan", "buyer", "event", "offering", "partner", "place", "product", "space", "stall"})


def _nothing() -> Mapping[str, Any]:
    return {}


class RefBox(PickBox):
    """Its key is the record's id. `beside` gives the other values of the form, which narrow the search."""

    def __init__(self, desk: Desk, field: Field, beside: Callable[[], Mapping[str, Any]] = _nothing) -> None:
        super().__init__(desk, field)
        self.target = kind_of(str(field.ref))
        self._beside = beside
        self._row: RecordRow | None = None
        self._rows: dict[str, RecordRow] = {}  # of the list that is open

    def value(self) -> str | None:
        """The id of the record that is picked."""
        return self.key

    def set_value(self, id: str | None, title: str = "") -> None:
        """Points at a record; without its title, that is looked up."""
        self._row = None
        self.show_key(id, title)
        if id and not title:
            ask = partial(records.titles, self.desk.office, self.target, [id])
            self.desk.jobs.read(ask, lambda found: self.name(found.get(id)), owner=self, latest="title")

    def put(self, value: Any) -> None:
        self.set_value(value)

    def name(self, row: RecordRow | None) -> None:
        """Says which record it is that the box points at."""
        if row is None or row.id != self.key:
            return
        self._row = row
        self.show_key(row.id, naming.named(row, self.desk.words))

    def type_in(self, typed: str) -> None:
        if naming.is_id(typed):
            self.set_value(typed)
        else:
            self._row = None
            self.show_key(None, typed)

    def relabel(self, words: Words) -> None:
        if self._row is not None and self._row.id == self.key:
            self.show_key(self.key, naming.named(self._row, words))

    def ask(self) -> None:
        text = self.asked()
        look = partial(picking.find, self.desk.office, self.field, text, dict(self._beside()))
        self.desk.jobs.read(look, partial(self._found, text), owner=self, latest="find")

    def tidy(self) -> None:
        """What was typed and not picked is looked for once more: if one record fits, it is that one."""
        if text := self.asked():
            look = partial(picking.find, self.desk.office, self.field, text, dict(self._beside()), limit=2)
            self.desk.jobs.read(look, partial(self._only, text), owner=self, latest="only")

    def other(self, offer: Offer) -> None:
        """A new record, made without leaving the form."""
        given = naming.given(self.target, offer.more or self.asked(), self._beside())
        changes = self.desk.make_record(self, self.target, given) if self.desk.make_record else None
        made = (
            next((id for kind, id in changes.touched if kind == self.target.name), None) if changes else None
        )
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        if made:
            self.set_value(made)
            self.chosen.emit(made)

    def open_record(self) -> None:
        if self.key:
            self.desk.open(self.target.name, self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if control_enter(event):
            self.open_record()
        else:
            super().keyPressEvent(event)

    def take(self, offer: Offer) -> None:
        if offer.key is not None:
            self._row = self._rows.get(offer.key)
        super().take(offer)

    def _found(self, text: str, rows: Sequence[RecordRow]) -> None:
        if text != self.asked():
            return
        words = self.desk.words
        self._rows = {row.id: row for row in rows}
        offers = [
            Offer(r.id, naming.named(r, words), naming.detail(r, self.desk.office, words)) for r in rows
        ]
        if self.desk.make_record and self.target.name in _MADE:
            offers.append(
                Offer(None, words("ui.form.new", kind=words(f"{self.target.name}.name"), text=text))
            )
        self.offer(offers)

    def _only(self, text: str, rows: Sequence[RecordRow]) -> None:
        if text == self.asked() and len(rows) == 1 and not self.hasFocus():
            self._row = rows[0]
            self.show_key(rows[0].id, naming.named(rows[0], self.desk.words), undoable=True)
            self.chosen.emit(self.key)
            self.left.emit()
