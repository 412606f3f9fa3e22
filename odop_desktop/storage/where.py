"""On which ground an office lives: files of its own, or a database of a PostgreSQL server (headquarters).

The server's address, password included, is sealed in the vault like a key. Several PCs of one headquarters hold
the same vault, each in a folder of its own, and work on the one database.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from odop_desktop.storage import late, node, vault
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.opening import create_store, open_store
from odop_desktop.storage.place import Place, Room
from odop_desktop.storage.store import Connection, Store

Fill = Callable[[Connection], None]
SERVER = "database"  # the secret under which the vault holds the address


def name_server(place: Place, key: DataKey, url: str) -> None:
    """The office of this vault lives on a server from now on."""
    kept = vault.load(place.vault)
    vault.save(place.vault, late.sealing().with_secret(kept, key, SERVER, url.encode()), key)


def server_of(place: Place, key: DataKey) -> str | None:
    """The address of the office's database; None where it lives in files."""
    return address(vault.load(place.vault), key)


def address(kept: vault.Vault, key: DataKey) -> str | None:
    """The address that this vault names, if it names one."""
    return str(late.sealing().secret(kept, key, SERVER).decode()) if SERVER in kept.secrets else None


def create(place: Place, key: DataKey, new: node.NewNode, fill: Fill, room: Room | None) -> None:
    """Makes the empty store and its first rows. On a server all of it in one transaction (E-DB-13, 15, 17)."""
    url = server_of(place, key)
    if url is not None:

        def first(conn: Connection) -> None:
            node.add(conn, new)
            fill(conn)

        late.serving().fill_server(url, first)
        return
    create_store(place, key, new)
    store = open_store(place, key, room)
    try:
        with store.transaction() as conn:
            fill(conn)
    finally:
        store.close()


def opened(place: Place, key: DataKey, room: Room | None = None) -> Store:
    url = server_of(place, key)
    if url is None:
        return open_store(place, key, room)
    store: Store = late.serving().open_on_server(url)
    _note_epoch(store, place, key)
    return store


def _note_epoch(store: Store, place: Place, key: DataKey) -> None:
    """A database that is gone cannot tell its epoch, and another officer may have begun it: each vault knows it."""
    with store.reading() as conn:
        epoch = node.epoch(conn)
    kept = vault.load(place.vault)
    if epoch > kept.epoch:
        vault.save(place.vault, replace(kept, epoch=epoch), key)
