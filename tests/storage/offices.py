"""A small office with something in every corner, and what it holds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from odop_desktop.domain.catalogue import kind
from odop_desktop.storage import counters, eventlog, vault
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.ops import Act, uuid7
from odop_desktop.storage.place import Place
from odop_desktop.storage.store import Store
from odop_desktop.storage.vault import Vault

AT = "2026-01-05T10:00:00+05:30"


def practice_vault(place: Place, key: DataKey, db_id: str = "db-1", node_id: str = "n") -> Vault:
    made = vault.with_slot(vault.new(db_id, node_id, key), vault.practice_slot(key))
    return vault.save(place.vault, made, key)


def furnish(store: Store, how_many: int = 5) -> None:
    """Artisans with a photo each, an event line, a counter."""
    artisan = kind("artisan")
    photos = store.blobs.put_all([f"photo {i}".encode() * 50 for i in range(how_many)])
    puts = [
        Put(artisan, uuid7(), {"name_hi": f"कारीगर {i}", "photo": photo}, "create")
        for i, photo in enumerate(photos)
    ]
    with store.transaction() as conn:
        apply(conn, Act(uuid7(), "artisan.add", "u", AT), puts)
        counters.take(conn, "loi", 7)
        eventlog.note(conn, "signed_in", "u", AT, {"pc": 1})


def held(store: Store) -> dict[str, Any]:
    """Names, ops, counters and this PC's place in the chain."""
    with store.reading() as conn:
        return {
            "names": conn.execute(text("SELECT name_hi FROM artisan ORDER BY name_hi")).scalars().all(),
            "photos": conn.execute(text("SELECT photo FROM artisan ORDER BY name_hi")).scalars().all(),
            "ops": conn.execute(text("SELECT id, hash, body, salt FROM op ORDER BY seq")).all(),
            "counter": conn.execute(text("SELECT value FROM counter")).scalars().all(),
            "node": tuple(conn.execute(text("SELECT id, epoch, seq FROM node")).one()),
        }
