"""Taking in a list: rows read in a child process are matched, made or filled in, as one act, or not at all.

The counts must add up to the rows of the file, else nothing is kept (E-IMP-09).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from hashlib import file_digest
from pathlib import Path

from odop_desktop.actions import export_columns, safety, standing_in
from odop_desktop.actions.import_result import Imported as Imported
from odop_desktop.actions.import_result import RowProblem as RowProblem
from odop_desktop.actions.import_rows import Import
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain import plainfile
from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries.entered import Brought
from odop_desktop.sheets.heads import reading_of
from odop_desktop.sheets.reading import SheetReader, read_rows
from odop_desktop.storage.bulk import set_aside, without_collecting

Progress = Callable[[int, int], None]
_MANY = 10_000  # problems, each of half a dozen objects


class _DryRun(Exception):
    """Leaves the transaction without keeping it; carries what would have been."""

    def __init__(self, imported: Imported) -> None:
        self.imported = imported


@least(Role.OPERATOR)
def run(
    office: Office,
    *,
    kind: RecordKind,
    path: Path,
    dry_run: bool = False,
    dates: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    before: Callable[[], object] | None = None,
) -> Imported:
    """Imports the list in `path`. E-IMP-08 for a kind that is not exchanged; E-XLS-… as the reader says.

    `dates` answers the reader's questions about date columns: 'dmy' or 'mdy' by field key. A dry run tells the
    same and keeps nothing. `before` is done once the file has proved to be a list (the safety copy), while the
    reading goes on beside it.
    """
    if not kind.exchanged:
        raise OdopError("E-IMP-08", kind=kind.plural)
    words = office.words("hi"), office.words("en")
    reading = reading_of(
        kind,
        words,
        office.lists,
        learned=export_columns.heads(kind, *words),
        on=office.today(),
        here=office.here if kind is ARTISAN else (),  # people of another district are its office's
        dates=dates,
    )
    try:
        with (
            read_rows(path, reading, progress=progress, cancelled=cancelled) as sheet,
            without_collecting(),
        ):
            if before:
                before()
            stopped = partial(_stop, path, cancelled)
            return _take(office, kind, path, sheet, stopped, dry_run=dry_run)
    except _DryRun as tried:
        return tried.imported
    except OdopError as error:
        _refused(office, path, error.code)
        raise


@least(Role.OPERATOR)
def take_in(
    office: Office,
    *,
    kind: RecordKind,
    path: Path,
    dates: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Imported:
    """`run` as an office does it: a safety copy before the first row is written, a line in the event log after."""
    copy = partial(safety.before, office, "import")
    done = run(office, kind=kind, path=path, dates=dates, progress=progress, cancelled=cancelled, before=copy)
    office.note("import", file=path.name, kind=kind.plural, rows=done.rows, new=done.new, act=done.act)
    return done


def _stop(path: Path, cancelled: Callable[[], bool] | None) -> None:
    """E-XLS-91 where somebody has asked to end it, up to the moment before it is kept."""
    if cancelled and cancelled():
        raise OdopError("E-XLS-91", file=path.name)


def _refused(office: Office, path: Path, code: str) -> None:
    """Of a file that was refused the log keeps name, size, hash and reason, never the file (DECISIONS 20).

    One that can no longer be read (a pen drive pulled out) leaves no line: the reason is told all the same.
    """
    try:
        with plainfile.opened(path) as file:
            told, size = file_digest(file, "sha256").hexdigest(), file.tell()
    except OSError:
        return
    office.note("import.refused", file=path.name, size=size, sha256=told, reason=code)


def _take(
    office: Office,
    kind: RecordKind,
    path: Path,
    sheet: SheetReader,
    stopped: Callable[[], None],
    *,
    dry_run: bool,
) -> Imported:
    with office.transaction() as conn:
        act = office.act(f"{kind.name}.import")
        done = Import(conn, office, kind, sheet.facts, act, keeps=not dry_run).take(sheet, stopped)
        if not done.adds_up():
            raise OdopError("E-IMP-09", rows=done.rows)
        if len(done.problems) > _MANY:
            set_aside()
        if dry_run:
            raise _DryRun(done)
        if office.stands_in:
            standing_in.keep(conn, office, act, Brought(act.at, path.name, done.rows))
    return done
