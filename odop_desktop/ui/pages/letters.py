"""The Letters place: the register as a list; letters that are due, the despatch register, copies of many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from odop_desktop.actions import letters as actions
from odop_desktop.actions.changes import Changes
from odop_desktop.actions.letter_making import KINDS
from odop_desktop.domain.catalogue import LETTER
from odop_desktop.i18n.format import grouping
from odop_desktop.queries import letters, lists
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.issue import IssueDialog
from odop_desktop.ui.dialogs.print_letters import PrintLetters
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.files import open_outside
from odop_desktop.ui.pages.letters_bar import LettersBar
from odop_desktop.ui.pages.letters_many import LettersMany
from odop_desktop.ui.pages.list import ListPage
from odop_desktop.ui.widgets.strip import Strip

_ABOUT = frozenset({"loi", "loi_line", "participation", "letter", "officer"})  # what letters are made of
_Ids = Callable[[list[str]], object]


class LettersPage(ListPage):
    HINTS = "ui.hints.letters"
    HELP = "ui.help.letters"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, LETTER)
        self.over, self.many = LettersBar(desk), LettersMany(desk)
        self.press = PrintLetters(desk, self, desk.say.strip or Strip(desk.speech, self))
        self.body.insertWidget(0, self.over)
        self.body.setSpacing(6)  # one line more than other lists, on the smallest screen too
        foot = self.foot.layout()
        assert foot is not None
        foot.addWidget(self.many)
        self._wire()

    def load(self, *, afresh: bool = True, follow: bool = False) -> None:
        super().load(afresh=afresh, follow=follow)
        self._ask()

    def refresh(self, changes: Changes | None) -> None:
        super().refresh(changes)
        if self._begun and (changes is None or any(kind in _ABOUT for kind, _ in changes.touched)):
            self._ask()

    def issue(self, kind: str) -> None:
        """The due letters of this kind."""
        IssueDialog.ask(self.desk, self, kind)

    def _wire(self) -> None:
        press = self.press
        self.over.issue.connect(self.issue)
        self.over.register_save.connect(lambda: self._of(self.long.order, press.save_register))
        self.over.folder.connect(self._open_folder)
        self.many.printed.connect(lambda copy: self._ticked(lambda ids: press.print(ids, copy)))
        self.many.saved.connect(lambda copy: self._ticked(lambda ids: press.folder(ids, copy)))
        self.many.despatch.connect(lambda: self._ticked(press.despatch))
        self.many.cancelled.connect(lambda: self._ticked(self._cancel))
        self.table.picked.connect(self.many.allow)
        press.moved.connect(self._moved)

    def _print(self) -> None:
        """The despatch register of what is shown, as a bound book's pages."""
        self._of(self.long.order, self.press.register)

    def _ticked(self, then: _Ids) -> None:
        self._of(self.table.chosen(), then)

    def _of(self, docs: Sequence[int], then: _Ids) -> None:
        """Does it with the letters of these rows."""
        ask = partial(lists.ids, self.desk.office, tuple(docs))
        self.desk.jobs.read(ask, then, owner=self)

    def _ask(self) -> None:
        """How many letters of each kind could be issued now."""
        ask = partial(letters.ready, self.desk.office, tuple(KINDS))
        self.desk.jobs.read(ask, self.over.count, owner=self, latest="due")

    def _moved(self, done: int, of: int) -> None:
        self.foot.working(done < of)
        self.foot.progress(done, of)

    def _open_folder(self) -> None:
        """Where letters were saved last; the office's own folder of papers before."""
        kept = self.desk.settings.folders.get("letters")
        folder = Path(kept) if kept else self.desk.office.folder / "out"
        if not folder.is_dir() or not open_outside(folder):
            self.desk.say.warn(lambda w: w("ui.letters.no_folder", folder=str(folder)))

    def _cancel(self, ids: list[str]) -> None:
        """One reason for all that are ticked; those cancelled already stay as they are."""
        text = self.desk.words("ui.letters.cancel.text", n=grouping(len(ids)))
        reason = ReasonDialog.ask(self.desk, self, "ui.letter.cancel.title", text)
        if reason:
            work = partial(actions.cancel_all, self.desk.office, ids=ids, reason=reason)
            self.desk.jobs.write(work, self._cancelled, owner=self)

    def _cancelled(self, changes: Changes) -> None:
        n = sum(kind == LETTER.name for kind, _ in changes.touched)
        self.desk.changed.emit(changes)
        self.desk.say.info(lambda w: w("ui.letters.cancelled", n=grouping(n)))
