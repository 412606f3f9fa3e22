"""Backup and restore of a store on a server: the same one file, with the rows carried into SQLCipher."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from odop_desktop.errors import OdopError
from odop_desktop.storage import backup, node, restoring, sealing, serving, upgrade, vault, where
from odop_desktop.storage.backup import Made
from odop_desktop.storage.engine import open_sqlite
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.ops import uuid7
from odop_desktop.storage.place import Place
from odop_desktop.storage.pragmas import Role
from odop_desktop.storage.restoring import Hook, Restored
from odop_desktop.storage.schema import stamp
from odop_desktop.storage.snapshot import Content
from odop_desktop.storage.store import Store
from odop_desktop.storage.tables.base import METADATA
from odop_desktop.storage.tables.beside import BESIDE
from odop_desktop.storage.transfer import carry, carry_table, content
from odop_desktop.storage.vault import Vault

BLOB = BESIDE.tables["blob"]


def make(store: Store, place: Place, key: DataKey, out: Path) -> Made:
    """Writes a proved backup of a server's store; `place` holds its vault. Raises E-BAK-…"""
    return backup.pack(place, key, out, partial(_take, store, place, key))


def _take(store: Store, place: Place, key: DataKey, folder: Path) -> Content:
    with store.reading() as source:
        keeper = open_sqlite(folder / "office.db", key, Role.KEEPER)
        upgrade.create_tables(keeper, partial(carry, source))
        keeper.dispose()
        live = content(source, METADATA.tables.values())
        blobs = open_sqlite(folder / "blobs.db", key, Role.KEEPER)
        with blobs.begin() as target:
            stamp(target)
            BLOB.create(target)
            carry_table(source, target, BLOB)
        blobs.dispose()
    (folder / "vault.json").write_bytes(place.vault.read_bytes())
    return live


def restore(file: Path, place: Place, key: DataKey, url: str, hook: Hook = lambda _: None) -> Restored:
    """Brings a backup into an empty database of a server (E-DB-17 where it is not empty), in a new epoch.

    The folder's vault names the database from now on; the other PCs of headquarters are given this vault. Where
    the folder holds no vault of this office, a new node. E-BAK-04: other records lie in the folder itself.
    """
    kept = restoring.vault_of(file)
    there = restoring.vault_there(place, kept)
    if place.store.exists():
        raise OdopError("E-BAK-04", folder=str(place.root))
    node_id, epoch = (there.node_id, _epoch(there, key) + 1) if there else (uuid7(), 0)
    with tempfile.TemporaryDirectory(prefix=".work-", dir=place.root) as name:
        here = Place(Path(name))
        manifest = backup.unpack(file, key, here.root)
        returned, epoch = restoring.renew(here, key, manifest.schema, (node_id, epoch), hook)
        _fill(here, key, url)
    secrets = restoring.secrets_of(kept, there, key)
    known = replace(kept, node_id=node_id, epoch=epoch, secrets=secrets)
    vault.save(place.vault, sealing.with_secret(known, key, where.SERVER, url.encode()), key)
    return Restored(dict(manifest.counts), node_id, epoch, returned)


def _epoch(there: Vault, key: DataKey) -> int:
    """The highest epoch this node is known to have had; of a database that is gone the vault alone can tell."""
    with suppress(OdopError):
        if (url := where.address(there, key)) is not None:
            store = serving.open_on_server(url)
            try:
                with store.reading() as conn:
                    return max(there.epoch, node.epoch(conn))
            finally:
                store.close()
    return there.epoch


def _fill(here: Place, key: DataKey, url: str) -> None:
    office = open_sqlite(here.store, key, Role.READER)
    blobs = open_sqlite(here.blobs, key, Role.READER)

    def fill(target: Connection) -> None:
        with office.begin() as rows, blobs.begin() as bytes_:
            carry(rows, target)
            carry_table(bytes_, target, BLOB)

    try:
        serving.fill_server(url, fill)
    finally:
        office.dispose()
        blobs.dispose()
