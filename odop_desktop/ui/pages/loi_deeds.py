"""What can be done with a letter of intent: issued, approved, moved on, printed, claimed, its letter cancelled."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from odop_desktop.actions import letters, loi_steps
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue import LOI
from odop_desktop.domain.stages import LoiStage
from odop_desktop.queries.loi_life import LoiLife
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.issue import IssueDialog
from odop_desktop.ui.dialogs.loi_step import LoiStepDialog
from odop_desktop.ui.dialogs.print_letters import PrintLetters
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.page import Page
from odop_desktop.ui.pages import clash
from odop_desktop.ui.pages.record_deeds import Deeds
from odop_desktop.ui.pages.record_head import Deed
from odop_desktop.ui.pages.record_opened import Opened

_APPROVAL = ("approval_note", "approval_page", "approval_on")
_CLAIM = ("claimed", "order_value", "supplied_value", "paid_value")


class LoiDeeds(Deeds):
    """`life` tells the LoI as its page shows it; None until it is read."""

    def __init__(
        self,
        desk: Desk,
        page: Page,
        opened: Callable[[], Opened | None],
        settled: Callable[[], bool],
        life: Callable[[], LoiLife | None],
    ) -> None:
        super().__init__(desk, page, LOI, opened, settled)
        self._life = life
        self._press: PrintLetters | None = None

    def all(self) -> list[Deed]:
        return [
            Deed("issue", "send", self.issue, self._draft),
            Deed("approve", "shield-check", self.approve, self._approvable),
            Deed("step", "flag", self.step, self._ours),
            Deed("print", "printer", self.print, self._issued),
            Deed("claim", "indian-rupee", self.claim, self._ours, menu=True),
            Deed("cancel_letter", "ban", self.cancel, self._issued, menu=True),
            *super().all(),
        ]

    def issue(self) -> None:
        """The letter under its number; what is typed and not saved would not stand in it."""
        if (life := self._life()) and self._settled():
            IssueDialog.ask(self.desk, self.page.window(), kind="loi", number=life.loi.number)

    def approve(self) -> None:
        """By the approver who is signed in."""
        if life := self._life():
            self._write(partial(loi_steps.approve, self.desk.office, id=life.loi.id), "ui.loi.approved.saved")

    def approve_on_file(self) -> None:
        """Note, page and date of the approval on file."""
        self._ask(_APPROVAL, "ui.loi.approved.saved")

    def claim(self) -> None:
        """How far it is said to be, where no paper shows it yet."""
        self._ask(_CLAIM, "ui.loi.claim.saved")

    def step(self) -> None:
        life = self._life()
        if life is None:
            return
        proposed = LoiStage.SIGNED if life.loi["stage"] == LoiStage.ISSUED else None
        changes = LoiStepDialog.ask(self.desk, self.page.window(), life, proposed)
        self._told(changes, "ui.loi.step.done")

    def print(self) -> None:
        """A copy of the letter that stands, from its kept bytes."""
        life, strip = self._life(), self.desk.say.strip
        if life is not None and life.letter is not None and strip is not None:
            self._press = self._press or PrintLetters(self.desk, self.page, strip)
            self._press.print([life.letter.id])

    def cancel(self) -> None:
        """The letter keeps its number and its reason; the LoI is a draft again."""
        life = self._life()
        if life is None or life.letter is None:
            return
        text = self.desk.words("ui.loi.cancel.text", number=life.letter.number)
        reason = ReasonDialog.ask(self.desk, self.page.window(), "ui.loi.cancel.title", text)
        if reason:
            work = partial(letters.cancel, self.desk.office, number=life.letter.id, reason=reason)
            self._write(work, "ui.loi.cancelled")

    def _ask(self, keys: tuple[str, ...], msgid: str) -> None:
        if life := self._life():
            row = life.loi
            self._told(RecordDialog.ask(self.desk, self.page.window(), LOI, row=row, keys=keys), msgid)

    def _told(self, changes: Changes | None, msgid: str) -> None:
        if changes and changes.act:
            self.desk.did(changes, lambda w: w(msgid))

    def _write(self, work: Callable[[], Changes], msgid: str) -> None:
        failed = partial(clash.tell, self.desk, self.page)
        self.desk.jobs.write(work, lambda done: self._told(done, msgid), owner=self.page, failed=failed)

    def _ours(self, row: RecordRow | None) -> bool:
        """Not one that another district lent to be read."""
        life = self._life()
        return _live(row) and life is not None and life.lender is None

    def _draft(self, row: RecordRow | None) -> bool:
        life = self._life()
        return _live(row) and life is not None and life.open

    def _approvable(self, row: RecordRow | None) -> bool:
        """Offered to who may approve, while nobody has."""
        life, may = self._life(), self.desk.office.user.role in loi_steps.APPROVERS
        return may and self._draft(row) and life is not None and "approval_note" in life.lacks

    def _issued(self, row: RecordRow | None) -> bool:
        life = self._life()
        return _live(row) and life is not None and life.letter is not None


def _live(row: RecordRow | None) -> bool:
    return row is not None and not row.deleted_at
