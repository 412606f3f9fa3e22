"""Backup and restore of a store on a server: the same one file, with the rows carried into SQLCipher."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from odop_desktop.storage import backup, node, serving, upgrade
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


def restore(file: Path, url: str, key: DataKey, hook: Hook = lambda _: None) -> Restored:
    """Fills an empty database of a server from a backup (E-DB-17 where it is not empty), as a new node."""
    fresh = uuid7()
    with tempfile.TemporaryDirectory(prefix="odop-") as name:
        manifest = backup.unpack(file, key, Path(name))
        office = open_sqlite(Path(name) / "office.db", key, Role.READER)
        blobs = open_sqlite(Path(name) / "blobs.db", key, Role.READER)
        returned: list[object] = []

        def fill(target: Connection) -> None:
            with office.begin() as rows, blobs.begin() as bytes_:
                carry(rows, target)
                carry_table(bytes_, target, BLOB)
            node.begin_epoch(target, fresh, 0)
            returned.append(hook(target))

        try:
            serving.fill_server(url, fill)
        finally:
            office.dispose()
            blobs.dispose()
    return Restored(dict(manifest.counts), fresh, 0, returned[0])
