"""Making an office: its folder, its vault with a password and a recovery code, its store with the State's rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from odop_desktop.actions.roles import Role, least
from odop_desktop.domain import catalogue as c
from odop_desktop.domain import office_ids
from odop_desktop.domain.pack import Pack, find_packs, read_pack
from odop_desktop.domain.packfiles import gathered
from odop_desktop.domain.packoffice import office_values
from odop_desktop.errors import OdopError
from odop_desktop.office import Clock
from odop_desktop.signin import pack_folders
from odop_desktop.storage import drives, folder, settings, slots, statepack, vault, where
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.counters import take
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.node import NewNode
from odop_desktop.storage.ops import Act, uuid7
from odop_desktop.storage.place import Place, Room
from odop_desktop.storage.recovery import new_code
from odop_desktop.storage.slots import Cost
from odop_desktop.storage.store import Connection


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked at set-up. `password` None makes a practice office, which can never become a real one.

    `code`: the recovery code, where it is on paper already (`new_code`); else one is made. `node`: the PC's id,
    where it is not a fresh one: the practice headquarters has the same everywhere. `database`:
    the address of an empty database of a PostgreSQL server, for a headquarters (postgresql://…).
    """

    folder: Path
    state: str
    district: str | None
    pc: int
    admin: str
    password: str | None
    kind: str = "district"
    cost: Cost | None = None
    code: str | None = None
    node: str = ""
    database: str | None = None


@least(Role.ADMINISTRATOR)
def create(wish: Wish, *, clock: Clock = datetime.now, room: Room | None = None) -> str | None:
    """Makes the office. Returns the recovery code, to be shown once (None for a practice office).

    Nothing stays of an office that could not be made whole. E-OFF-…, E-PCK-…, E-VLT-09 (short password).
    """
    pack = _pack(wish.state)
    home = pack.district(wish.district) if wish.district and wish.kind == "district" else None
    place = Place(wish.folder.absolute())
    if wish.password is not None:
        drives.ensure_safe(place.root)
    existed = place.root.exists()
    folder.make(place)
    try:
        return _fill(place, wish, pack, home.id if home else None, clock, room)
    except BaseException:
        clear(place, keep_root=existed)
        raise


def _pack(state: str) -> Pack:
    found = find_packs(pack_folders())
    if state.upper() not in found:
        raise OdopError("E-PCK-22", state=state, known=", ".join(found))
    return read_pack(found[state.upper()])


def _fill(
    place: Place, wish: Wish, pack: Pack, home: str | None, clock: Clock, room: Room | None
) -> str | None:
    key, node, user = DataKey.new(), NewNode(wish.node or uuid7(), wish.pc), uuid7()
    code = _lock_up(place, wish, key, node, user)
    if wish.database:
        where.name_server(place, key, wish.database)
    at = clock().astimezone().isoformat(timespec="seconds")
    where.create(place, key, node, partial(_first_rows, wish, pack, home, user, at), room)
    return code


def _first_rows(wish: Wish, pack: Pack, home: str | None, user: str, at: str, conn: Connection) -> None:
    """The State's rows, the office's own, its first user."""
    statepack.lay(conn, pack, gathered(pack.folder), at)
    own = office_id(wish, pack.state)
    settings.put(conn, "office", own)
    office = Put(c.OFFICE, own, office_values(pack, wish.kind, home), "create")
    admin = Put(c.USER, user, _user(wish, own, f"USR-{wish.pc}-{take(conn, 'USR'):06d}"), "create")
    apply(conn, Act(uuid7(), "office.make", wish.admin, at), [office, admin])


def office_id(wish: Wish, state: str) -> str:
    """The same on every PC of the office, so that what its PCs write is one office's."""
    return office_ids.office_id(state, wish.district, practice=wish.password is None)


def _lock_up(place: Place, wish: Wish, key: DataKey, node: NewNode, user: str) -> str | None:
    """The vault: a password and a recovery slot, or the practice slot alone."""
    kept = vault.new(uuid7(), node.id, key)
    if wish.password is None:
        vault.save(place.vault, vault.with_slot(kept, vault.practice_slot(key)), key)
        return None
    code = wish.code or new_code()
    cost = wish.cost or slots.calibrate()
    kept = vault.with_slot(kept, slots.password_slot(kept, key, (user, wish.admin), wish.password, cost))
    kept = vault.with_slot(kept, slots.recovery_slot(kept, key, code))
    vault.save(place.vault, kept, key)
    return code


def _user(wish: Wish, office: str, number: str) -> dict[str, Any]:
    return {
        "office": office,
        "number": number,
        "login": wish.admin,
        "name_en": wish.admin,
        "role": "ADMIN",
        "active": True,
    }


def clear(place: Place, *, keep_root: bool) -> None:
    """Takes away what a set-up that failed has made, and nothing else. The office must be closed."""
    made = [place.store, place.blobs, place.drafts, place.vault, place.lock, place.marker]
    for path in made:
        for each in place.root.glob(path.name + "*"):
            each.unlink(missing_ok=True)
    for sub in (place.backups, place.out):
        if sub.is_dir() and not any(sub.iterdir()):
            sub.rmdir()
    if not keep_root and place.root.is_dir() and not any(place.root.iterdir()):
        place.root.rmdir()
