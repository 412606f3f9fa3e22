"""What headquarters' file brings beside records: a state pack looked into first, an update to be taken out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from odop_desktop.office import Office
from odop_desktop.sync import parting, preview, updates
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.looked import MOST, Looked, looked
from odop_desktop.ui.files import open_outside
from odop_desktop.ui.jobs import Job
from odop_desktop.ui.pages.sync_facts import Facts
from odop_desktop.ui.widgets.doing import Doing

_PURPOSE = "update"


def bringing(office: Office, files: tuple[Path, ...], job: Job) -> Looked | None:
    """What the files would do, where one of them brings a newer state pack; else None."""
    brings = any(preview.brings_pack(office, *some) for some in parting.sets(files)[:MOST])
    return looked(office, files, job.cancelled) if brings else None


def take_out(desk: Desk, doing: Doing, known: Facts | None) -> None:
    """Asks for the file where it lay beside headquarters', then for the folder. It is never run."""
    if known is None or known.update is None:
        return
    file = None
    if not known.update.inside:
        file = desk.say.open_file(_PURPOSE, desk.words("ui.sync.update.which"), "ODOP (*)")
        if file is None:
            return
    out = desk.say.folder(_PURPOSE, desk.words("ui.sync.update.where"))
    if out is not None:
        work = partial(updates.take_out, desk.office, out, file)
        done = partial(_done, desk, known.update.version)
        doing.work(lambda _: work(), done, desk.say.error, "ui.sync.update.checking")


def _done(desk: Desk, version: str, there: Path) -> None:
    desk.changed.emit(None)
    folder = there.parent
    facts = {"version": version, "file": there.name, "folder": str(folder)}
    desk.say.info(
        lambda w: w("update.done", **facts),
        lambda w: w("ui.files.open_folder"),
        lambda: open_outside(folder),
    )
