"""Making and opening the store of an office on its own PC."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

import sqlcipher3  # type: ignore[import-untyped]

from odop_desktop.errors import OdopError
from odop_desktop.storage import node
from odop_desktop.storage.engine import open_sqlite
from odop_desktop.storage.failing import code_of
from odop_desktop.storage.key import SALT_BYTES, DataKey
from odop_desktop.storage.place import Place, Room
from odop_desktop.storage.pragmas import Role, connect
from odop_desktop.storage.schema import APPLICATION_ID, is_current, stamp
from odop_desktop.storage.settling import is_unsettled, settle
from odop_desktop.storage.sqlite import Sqlite
from odop_desktop.storage.store import Store
from odop_desktop.storage.tables.beside import BESIDE

_BESIDE = {"blobs": "blob", "drafts": "draft"}


def create_store(place: Place, key: DataKey, new: node.NewNode) -> None:
    """Makes the three files of an office, empty but for the node. What stands there stays (E-OFF-03)."""
    if place.store.exists():
        raise OdopError("E-OFF-03", folder=str(place.root))
    from odop_desktop.storage import upgrade  # noqa: PLC0415

    keeper = open_sqlite(place.store, key, Role.KEEPER)
    try:
        upgrade.create_tables(keeper, partial(node.add, new=new))
    finally:
        keeper.dispose()
    create_beside(place, key)


def open_store(place: Place, key: DataKey, room: Room | None = None) -> Store:
    """Opens an office's store; upgrades an older one and, after an unclean end, checks it first (E-DB-…)."""
    if is_unsettled(place):
        settle(place)
    if not place.store.exists():
        raise OdopError("E-OFF-02", folder=str(place.root))
    room = room or Room()
    number = _prove(place, key)
    if not is_current(number, str(place.store)):
        room.ensure(place.store)
        _upgrade(place, key, number)
    create_beside(place, key)
    return Store(Sqlite(place, key, room))


def create_beside(place: Place, key: DataKey) -> None:
    """Makes `blobs.db` and `drafts.db` where they are missing."""
    for path in (place.blobs, place.drafts):
        if path.exists():
            continue
        keeper = open_sqlite(path, key, Role.KEEPER)
        with keeper.begin() as conn:
            stamp(conn)
            BESIDE.tables[_BESIDE[path.stem]].create(conn)
        keeper.dispose()


def _prove(place: Place, key: DataKey) -> int:
    """The schema number of a file that our key opens; the key itself was proved by the vault."""
    with place.store.open("rb") as f:
        if f.read(SALT_BYTES) != key.salt:
            raise damaged(place, "E-DB-14")
    try:
        raw = connect(place.store, key.spec("office"), Role.READER)
    except sqlcipher3.Error as error:
        code = code_of(error)
        if code == "E-DB-01":
            raise damaged(place) from error
        raise (OdopError(code, file=str(place.store)) if code else error) from error
    try:
        return _number(place, raw)
    finally:
        raw.close()


def _number(place: Place, raw: Any) -> int:
    if raw.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise damaged(place, "E-DB-14")
    if place.marker.exists() and not _sound(raw):
        raise damaged(place)
    return int(raw.execute("PRAGMA user_version").fetchone()[0])


def _sound(raw: Any) -> bool:
    """The quick look after an unclean end: every page's MAC, then the tree (0.4 s for 61 MB: SAFETY)."""
    if raw.execute("PRAGMA cipher_integrity_check").fetchall():
        return False
    return bool(raw.execute("PRAGMA quick_check").fetchall() == [("ok",)])


def damaged(place: Place, code: str = "E-DB-01") -> OdopError:
    """What to say of a damaged store: with the newest whole copy, where there is one (E-DB-02)."""
    from odop_desktop.storage import upgrade  # noqa: PLC0415

    copy = upgrade.newest(place.backups)
    if copy is not None:
        return OdopError("E-DB-02", file=str(place.store), copy=str(copy))
    return OdopError(code, file=str(place.store))


def _upgrade(place: Place, key: DataKey, number: int) -> None:
    from odop_desktop.storage import upgrade  # noqa: PLC0415

    copy = place.backups / f"before-upgrade-{number}-{datetime.now():%Y%m%d-%H%M%S}.odopbackup"
    keeper = open_sqlite(place.store, key, Role.KEEPER)
    try:
        upgrade.upgrade(keeper, str(place.store), lambda: upgrade.make(place, key, copy).file)
    finally:
        keeper.dispose()
