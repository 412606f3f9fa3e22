"""Bringing an office back from a backup: prepared beside, then put in place; no power cut halves it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3  # type: ignore[import-untyped]
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from odop_desktop.errors import OdopError
from odop_desktop.storage import backup, container, node, upgrade, vault, where
from odop_desktop.storage.engine import open_sqlite
from odop_desktop.storage.files import sync_folder, write_whole
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.ops import uuid7
from odop_desktop.storage.place import Place
from odop_desktop.storage.pragmas import Role
from odop_desktop.storage.schema import is_current
from odop_desktop.storage.settling import settle
from odop_desktop.storage.vault import Vault

Hook = Callable[[Connection], Any]


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: rows a table, this PC's node and new epoch, and what the hook returned."""

    counts: dict[str, int]
    node_id: str
    epoch: int
    hook: Any


def vault_of(file: Path) -> Vault:
    """The vault inside a whole backup: its slots open the backup. Raises E-BAK-01."""
    container.read(file)
    return vault.parse(container.entry(file, "vault.json"), str(file))


def restore(file: Path, place: Place, key: DataKey, hook: Hook = lambda _: None) -> Restored:
    """Puts the backup's office into the folder, in a new epoch; what stood there is kept in `replaced-…`.

    The caller holds the folder's lock and has opened `vault_of(file)`. `hook` is called in the transaction in
    which the epoch begins. Where the folder holds no vault of this office, this PC becomes a new node. What lived
    on a server lives in files here; E-BAK-07 in a folder whose records lie on one (`server_copy.restore`).
    """
    kept = vault_of(file)
    there = vault_there(place, kept)
    if there and where.SERVER in there.secrets:
        raise OdopError("E-BAK-07")
    shutil.rmtree(place.restoring, ignore_errors=True)
    place.restoring.mkdir(parents=True)
    manifest = backup.unpack(file, key, place.restoring)
    fresh = Place(place.restoring)
    node_id, epoch = (there.node_id, _epoch(place, there, key) + 1) if there else (uuid7(), 0)
    returned, epoch = renew(fresh, key, manifest.schema, (node_id, epoch), hook)
    secrets = secrets_of(kept, there, key)
    vault.save(fresh.vault, replace(kept, node_id=node_id, epoch=epoch, secrets=secrets), key)
    write_whole(place.restoring / "ready", f"replaced-{datetime.now():%Y%m%d-%H%M%S}".encode())
    sync_folder(place.root)
    settle(place)
    return Restored(dict(manifest.counts), node_id, epoch, returned)


def vault_there(place: Place, kept: Vault) -> Vault | None:
    """The vault of this same office in the folder. E-BAK-04: another office's; E-VLT-07: a real office's."""
    if not place.vault.exists():
        if place.store.exists():
            raise OdopError("E-BAK-04", folder=str(place.root))
        return None
    try:
        there = vault.load(place.vault)
    except OdopError:
        return None  # a damaged vault names no node; a new one is always safe
    if kept.practice and not there.practice:
        raise OdopError("E-VLT-07")
    if there.db_id != kept.db_id:
        raise OdopError("E-BAK-04", folder=str(place.root))
    return there


def secrets_of(kept: Vault, there: Vault | None, key: DataKey) -> Mapping[str, Mapping[str, str]]:
    """This PC's signing keys stay where it stays the node it was: the copy may be older than they are.

    A server's address is left out: the caller says where the records lie from now on.
    """
    found = dict(kept.secrets)
    with suppress(OdopError):  # an altered vault, or one of another data key, has none for us
        found |= there.secrets if there and there.key(key.raw) == key else {}
    found.pop(where.SERVER, None)
    return found


def _epoch(place: Place, there: Vault, key: DataKey) -> int:
    """The highest epoch this node is known to have had; of a damaged store the vault alone can tell."""
    keeper = open_sqlite(place.store, key, Role.READER)
    try:
        with keeper.connect() as conn:
            return max(there.epoch, node.epoch(conn))
    except (SQLAlchemyError, sqlcipher3.Error, OdopError, OSError):
        return there.epoch
    finally:
        keeper.dispose()


def renew(place: Place, key: DataKey, schema: int, at: tuple[str, int], hook: Hook) -> tuple[Any, int]:
    keeper = open_sqlite(place.store, key, Role.KEEPER)
    try:
        if not is_current(schema, str(place.store)):
            upgrade.upgrade(keeper, str(place.store), lambda: place.root)
        with keeper.begin() as conn:
            epoch = node.begin_epoch(conn, *at)
            return hook(conn), epoch
    finally:
        keeper.dispose()
