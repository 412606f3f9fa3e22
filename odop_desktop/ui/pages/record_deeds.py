"""What can be done with a record beside saving it: its papers, the bin and back, one more like it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from odop_desktop.actions import asking, records
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import ARTISAN, LETTER, OFFICE, TRANSFER, USER
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui import late
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.binning import to_bin
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.dialogs.same import Twins
from odop_desktop.ui.pages.record_head import Deed
from odop_desktop.ui.pages.record_opened import Opened
from odop_desktop.ui.pages.record_paper import PaperDialog

_MOVE = ("artisan", "to_district", "reason")
_KEPT = (OFFICE, LETTER, USER)  # never go to the bin


class Deeds:
    """`opened` tells the record on the page, `settled` whether nothing typed would be lost (asking for it)."""

    def __init__(
        self,
        desk: Desk,
        page: QWidget,
        kind: RecordKind,
        opened: Callable[[], Opened | None],
        settled: Callable[[], bool],
    ) -> None:
        self.desk, self.page, self.kind = desk, page, kind
        self._opened, self._settled = opened, settled
        self.twins = Twins(desk, page)

    def all(self) -> list[Deed]:
        return [
            Deed("ask", "circle-question-mark", self.ask, self._may_ask),
            Deed("slip", "file-text", partial(self.paper, "slip"), _is_artisan),
            Deed("lifeline", "history", partial(self.paper, "lifeline"), _is_artisan),
            Deed("move", "arrow-left-right", self.move, self._may_move, menu=True),
            Deed("transfer", "file-text", partial(self.paper, "transfer"), _is_artisan, menu=True),
            Deed("same", "copy", self._twin(self.twins.same), self.twins.may_same, menu=True),
            Deed("apart", "copy", self._twin(self.twins.part), self.twins.may_part, menu=True),
            Deed("adopt", "send", self._twin(self.twins.adopt), self.twins.may_adopt, menu=True),
            Deed("restore", "rotate-ccw", self.restore, lambda row: bool(row and row.deleted_at)),
            Deed("bin", "trash-2", self.bin, self._may_bin),
            Deed("new_one", "plus", self.new_one, lambda row: row is not None, menu=True),
            Deed("copy_number", "copy", self.copy_number, lambda row: row is not None, menu=True),
        ]

    def paper(self, what: str) -> None:
        """The slip or the life-line, to be looked at and printed."""
        if found := self._opened():
            PaperDialog.show_paper(self.desk, self.page.window(), found.row, what)

    def ask(self) -> None:
        """Headquarters asks the record's district."""
        if found := self._opened():
            about = found.title(self.desk.words)
            dialog = late.dialog("asking").NewQuestion
            changes = dialog.ask(self.desk, self.page.window(), self.kind, [found.row.id], about)
            if changes is not None:
                self.desk.did(changes, lambda w: w("ui.query.asked"))

    def _may_ask(self, row: RecordRow | None) -> bool:
        live = row is not None and not row.packed and not row.deleted_at
        return live and asking.may_ask(self.desk.office, self.kind)

    def move(self) -> None:
        """Asks that the person be given to another district; the slip and its file follow at once."""
        found = self._opened()
        if found is None or not self._settled():
            return
        given = {"artisan": found.row.id}
        changes = RecordDialog.ask(self.desk, self.page.window(), TRANSFER, given=given, keys=_MOVE)
        if changes is not None:
            self.desk.did(changes, lambda w: w("ui.record.move.asked", name=found.row.title(w.lang)))
            PaperDialog.show_paper(self.desk, self.page.window(), found.row, "transfer")

    def _may_move(self, row: RecordRow | None) -> bool:
        """A person of this district who is here."""
        here = (found := self._opened()) is not None and found.moved is None
        return here and _is_artisan(row) and not self.desk.office.facts.headquarters

    def _twin(self, act: Callable[[RecordRow], None]) -> Callable[[], None]:
        """With what is typed settled first."""

        def do() -> None:
            if (found := self._opened()) and self._settled():
                act(found.row)

        return do

    def _may_bin(self, row: RecordRow | None) -> bool:
        return _may_bin(row) and ((found := self._opened()) is None or not found.elsewhere)

    def bin(self) -> None:
        """Of a record that others have it is asked why; else there is no question: the strip takes it back."""
        found = self._opened()
        if found is not None and self._settled():
            done = partial(self._did, found.row, "ui.record.binned.done")
            to_bin(self.desk, self.page, self.kind, [found.row.id], done)

    def restore(self) -> None:
        if found := self._opened():
            work = partial(records.unbin, self.desk.office, kind=self.kind, id=found.row.id)
            self._do(work, found.row, "ui.record.restored.done")

    def new_one(self) -> None:
        self.desk.new(self.kind.name)

    def copy_number(self) -> None:
        if found := self._opened():
            QGuiApplication.clipboard().setText(found.number)
            self.desk.say.info(lambda w: w("ui.record.copied", number=found.number))

    def _do(self, work: Callable[[], Changes], row: RecordRow, msgid: str) -> None:
        self.desk.jobs.write(work, partial(self._did, row, msgid), owner=self.page)

    def _did(self, row: RecordRow, msgid: str, changes: Changes) -> None:
        self.desk.did(changes, lambda w: w(msgid, name=row.title(w.lang)))


def _is_artisan(row: RecordRow | None) -> bool:
    return row is not None and row.kind is ARTISAN and not row.deleted_at


def _may_bin(row: RecordRow | None) -> bool:
    return row is not None and not row.packed and not row.deleted_at and row.kind not in _KEPT
