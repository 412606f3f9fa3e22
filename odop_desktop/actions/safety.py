"""Safety copies, their return, and the health of the data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from odop_desktop.actions.roles import Role, least
from odop_desktop.errors import OdopError, Problem
from odop_desktop.office import Office
from odop_desktop.queries.office import arrived
from odop_desktop.signin import Credentials
from odop_desktop.storage import counters, eventlog, folder, ladder, late, settings, slots, vault, where
from odop_desktop.storage.backup import Made
from odop_desktop.storage.copying import copied
from odop_desktop.storage.place import Place

_OWN, _SECOND = "copy.own", "copy.second"  # settings of this PC: what the last copy of either sort held


@dataclass(frozen=True, slots=True)
class Returned:
    """What a restore brought: rows a table, the new epoch, and each series' gap of unused numbers."""

    counts: dict[str, int]
    epoch: int
    gaps: dict[str, tuple[int, int]]


@least(Role.OPERATOR)
def backup(office: Office, *, out: Path) -> Made:
    """A proved copy of the office in one file; the older copy of that name stands until the new one is whole."""
    made = copied(office.store, office.place, office.key, out)
    office.note("backup", file=out.name)
    return made


@least(Role.OPERATOR)
def before(office: Office, what: str) -> Path:
    """The copy before something big (an import, a restore), on the ladder of the office's own folder."""
    made = copied(
        office.store, office.place, office.key, ladder.name_at(office.place.backups, office.clock())
    )
    ladder.prune(office.place.backups)
    office.note("backup", file=made.file.name, before=what)
    return made.file


@least(Role.OPERATOR)
def keep(office: Office, *, anyway: bool = False) -> Path | None:
    """The timed copy on the office's own ladder; None where nothing was changed since the last one."""
    return _kept(office, office.place.backups, _OWN, anyway=anyway)


@least(Role.OPERATOR)
def keep_second(office: Office, *, folder: Path, anyway: bool = False) -> Path | None:
    """The day's copy at the second safety place, in a folder of the office's own with a ladder of its own.

    None where the place is not there (a pen drive in a drawer), where today's copy is made, or where nothing
    was changed since. A practice office has no second place.
    """
    if office.facts.practice or not folder.is_dir():
        return None
    today = office.today().isoformat()
    if not anyway and _told(office, _SECOND).get("day") == today:
        return None
    return _kept(office, second_folder(office, folder=folder), _SECOND, anyway=anyway, day=today)


@least(Role.VIEWER)
def second_folder(office: Office, *, folder: Path) -> Path:
    """Where this office's copies lie in the second place: two offices may share a pen drive."""
    facts = office.facts
    return folder / f"odop-{facts.state}-{facts.code3}-{facts.pc}".lower()


def _kept(office: Office, target: Path, which: str, *, anyway: bool, **told: str) -> Path | None:
    now = arrived(office)
    if not anyway and _told(office, which).get("arrived") == now:
        return None
    made = copied(office.store, office.place, office.key, ladder.name_at(target, office.clock()))
    ladder.prune(target)
    with office.transaction() as conn:
        settings.put(conn, which, {"arrived": now, **told})
        facts = {"file": made.file.name, "place": str(target)}
        eventlog.note(conn, "backup", office.user.name, office.now(), facts)
    return made.file


def _told(office: Office, which: str) -> dict[str, Any]:
    with office.reading() as conn:
        return dict(settings.get(conn, which, {}))


@least(Role.ADMINISTRATOR)
def restore(
    target: Path,
    *,
    file: Path,
    credentials: Credentials,
    code: str | None = None,
    database: str | None = None,
) -> Returned:
    """Brings the office in `file` back into `target`: a new epoch, numbers beyond those that may be on paper.

    What stood in the folder is kept beside it. `database`: the address of an empty database of a PostgreSQL server
    in which a headquarters' records lie from now on (postgresql://…); E-BAK-07 where they lie on a server and none
    is named. E-BAK-… for a copy that is not whole or of another office.
    """
    if not file.is_file():
        raise OdopError("E-BAK-01", file=str(file))
    place = Place(target.absolute())
    place.root.mkdir(parents=True, exist_ok=True)
    with folder.hold(place):
        kept = late.restoring().vault_of(file)
        if kept.practice:
            key = vault.open_practice(kept)
        elif code:
            key = slots.open_with_recovery(kept, code)
        else:
            key = slots.open_with_password(kept, *credentials()).key
        if database:
            done = late.server_copy().restore(file, place, key, database, counters.jump)
        else:
            done = late.restoring().restore(file, place, key, counters.jump)
    return Returned(done.counts, done.epoch, done.hook)


@least(Role.VIEWER)
def is_served(target: Path) -> bool:
    """Whether the records of the office in this folder lie on a server; False where there is no office."""
    try:
        return where.SERVER in vault.load(Place(target.absolute()).vault).secrets
    except OdopError:
        return False


@least(Role.VIEWER)
def check(office: Office) -> tuple[Problem, ...]:
    """Everything that can be proved of the store: pages, references, chains, kept bytes. Empty: sound."""
    problems: tuple[Problem, ...] = late.checking().check(office.store).problems
    office.note("check", problems=len(problems))
    return problems
