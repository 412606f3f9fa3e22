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
    several_to_bin(desk, owner, [(kind, ids)], done, failed)


def several_to_bin(
    desk: Desk,
    owner: QWidget,
    chosen: Sequence[tuple[RecordKind, Sequence[str]]],
    done: Done,
    failed: Failed | None = None,
) -> None:
    """As `to_bin`, of several kinds: why is asked once, and each kind is an act of its own."""

    def ask(needed: bool) -> None:
        text = desk.words("ui.bin.why")
        reason = ReasonDialog.ask(desk, owner, "ui.list.bin.title", text) if needed else ""
        if reason is not None:
            put(reason or None)

    def put(reason: str | None) -> None:
        for kind, ids in chosen:
            work = partial(records.bin, desk.office, kind=kind, ids=ids, reason=reason)
            desk.jobs.write(work, done, owner=owner, failed=failed or desk.say.error)

    every = tuple(id for _, ids in chosen for id in ids)
    desk.jobs.read(partial(binned.known_elsewhere, desk.office, every), ask, owner=owner)
