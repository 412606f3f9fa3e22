"""Puts records into the bin; of those that others have already it asks why, in a few words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from odop_desktop.actions import records
from odop_desktop.actions.changes import Changes
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.queries import binned
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.reason import ReasonDialog

Done = Callable[[Changes], object]
Failed = Callable[[Exception], object]


def to_bin(
    desk: Desk, owner: QWidget, kind: RecordKind, ids: Sequence[str], done: Done, failed: Failed | None = None
) -> None:
    """`done` and `failed` as of a job that writes; nothing happens where one thinks better of it."""
    wanted = tuple(ids)
    ask = partial(_ask, desk, owner, kind, wanted, done, failed)
    desk.jobs.read(partial(binned.known_elsewhere, desk.office, wanted), ask, owner=owner)


def _ask(
    desk: Desk,
    owner: QWidget,
    kind: RecordKind,
    ids: Sequence[str],
    done: Done,
    failed: Failed | None,
    needed: bool,
) -> None:
    reason = ""
    if needed:
        text = desk.words("ui.bin.why")
        answer = ReasonDialog.ask(desk, owner, "ui.list.bin.title", text)
        if answer is None:
            return
        reason = answer
    work = partial(records.bin, desk.office, kind=kind, ids=ids, reason=reason or None)
    desk.jobs.write(work, done, owner=owner, failed=failed or desk.say.error)
