"""The state packs that an office holds: their files as texts, their rows, and what a newer one changes.

A pack takes effect in one transaction: rows, version and files. What a newer pack no longer names stays, marked
as ended, for records may point at it. Nothing of it is an op; every office lays the same rows of the same pack.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, select

from odop_desktop.domain.catalogue import PARTNER, PLACE, PRODUCT
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.pack import Pack
from odop_desktop.domain.packfiles import Texts
from odop_desktop.domain.packtables import PackRow, partner_ids
from odop_desktop.storage import packrows, settings
from odop_desktop.storage.batches import batches
from odop_desktop.storage.tables.base import table_of
from odop_desktop.storage.values import to_column

OWN = "pack"  # the office's own State and its pack's version, for whoever asks
_FOLLOWING = "pack.following"
_PARTNERS = "partners.csv"
KINDS = (PLACE, PRODUCT, PARTNER)
NEW, CHANGED, ENDED = "new", "changed", "ended"
_BATCH = 400


@dataclass(frozen=True, slots=True)
class Kept:
    """A pack as the office holds it. `files` is empty in an office that was made before they were kept."""

    state: str
    version: str
    files: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Laid:
    """What a pack changed: {kind: {new, changed, ended}}, and each record's kind by its id."""

    state: str
    version: str
    before: str
    counts: Mapping[str, Mapping[str, int]]
    touched: Mapping[str, str]


def kept(conn: Connection, state: str) -> Kept | None:
    """The pack of a State; None where the office holds none of it."""
    told = settings.get(conn, f"pack/{state}")
    if told is not None:
        return Kept(state, told["version"], told["files"])
    own = settings.get(conn, OWN, {})
    return Kept(state, own["version"]) if own.get("state") == state else None


def lay(conn: Connection, pack: Pack, files: Texts, at: str) -> Laid:
    """Puts a pack in the place of the one before; the first one too. `at`: ISO 8601."""
    before = kept(conn, pack.state)
    counts: dict[str, dict[str, int]] = {}
    touched: dict[str, str] = {}
    for kind, found in ((PLACE, pack.places), (PRODUCT, pack.products), (PARTNER, pack.partners)):
        fresh, changed = _differing(conn, kind, found)
        ended = _vanished(conn, kind, pack, before) if before else []
        packrows.lay(conn, kind, [(r.id, r.values) for r in found], version=pack.version, at=at)
        packrows.end(conn, kind, ended, version=pack.version, at=at)
        told = {NEW: fresh, CHANGED: changed, ENDED: ended}
        counts[kind.name] = {what: len(ids) for what, ids in told.items() if ids}
        touched |= {id: kind.name for ids in told.values() for id in ids}
    if before and before.files and settings.get(conn, _FOLLOWING) is None:
        settings.put(conn, _FOLLOWING, {"state": pack.state, "files": before.files})
    settings.put(conn, f"pack/{pack.state}", {"version": pack.version, "files": dict(files)})
    own = settings.get(conn, OWN)
    if own is None or own["state"] == pack.state:
        settings.put(conn, OWN, {"state": pack.state, "version": pack.version})
    was = before.version if before else ""
    return Laid(pack.state, pack.version, was, {k: c for k, c in counts.items() if c}, touched)


def _differing(conn: Connection, kind: RecordKind, found: Sequence[PackRow]) -> tuple[list[str], list[str]]:
    """The ids that are not here yet, and those whose values are others here (or that had ended)."""
    table, keys = table_of(kind.name), [f.key for f in kind.fields]
    fresh, changed = [], []
    for some in batches(found, _BATCH):
        here = {
            row["id"]: row
            for row in conn.execute(select(table).where(table.c.id.in_([r.id for r in some]))).mappings()
        }
        for row in some:
            if row.id not in here:
                fresh.append(row.id)
            elif packrows.has_ended(here[row.id]["pack"]) or any(
                here[row.id][k] != to_column(row.values.get(k)) for k in keys
            ):
                changed.append(row.id)
    return fresh, changed


def _vanished(conn: Connection, kind: RecordKind, pack: Pack, before: Kept) -> list[str]:
    """The rows of the State's older pack that the new one does not name, but for those that had ended before."""
    table = table_of(kind.name)
    of_pack = select(table.c.id).where(
        table.c.op_id == packrows.OP, table.c.pack.not_like(f"{packrows.ENDED}%")
    )
    named = {row.id for row in (*pack.places, *pack.products, *pack.partners)}
    mine = _partners(conn, table, before) if kind is PARTNER else _of_state(conn, kind, table, pack.state)
    return sorted((set(conn.execute(of_pack).scalars()) & mine) - named)


def _of_state(conn: Connection, kind: RecordKind, table: Table, state: str) -> set[str]:
    place = table_of(PLACE.name)
    if kind is PLACE:
        wanted = select(place.c.id).where(place.c.state == state)
    else:
        wanted = select(table.c.id).join(place, place.c.id == table.c.district).where(place.c.state == state)
    return set(conn.execute(wanted).scalars())


def _partners(conn: Connection, table: Table, before: Kept) -> set[str]:
    """Partners name no State: those of the older pack's own file, but for those of other States' packs."""
    others = [told for state, told in _others(conn, before.state)]
    if before.files:
        mine = partner_ids(before.files.get(_PARTNERS, ""))
    elif others:
        return set()
    else:
        mine = set(conn.execute(select(table.c.id)).scalars())
    return mine.difference(*(partner_ids(files.get(_PARTNERS, "")) for files in others))


def _others(conn: Connection, state: str) -> Iterable[tuple[str, Texts]]:
    place = table_of(PLACE.name)
    for other in conn.execute(select(place.c.state).distinct().where(place.c.state != state)).scalars():
        found = settings.get(conn, f"pack/{other}")
        if found is not None:
            yield other, found["files"]


def following(conn: Connection, state: str) -> Texts | None:
    """The files of the pack that the office's own settings still go by; None where they go by the newest."""
    told = settings.get(conn, _FOLLOWING)
    return told["files"] if told and told["state"] == state else None


def followed(conn: Connection) -> None:
    settings.put(conn, _FOLLOWING, None)


def versions(conn: Connection) -> dict[str, str]:
    """State → version, of every pack that the office holds."""
    place = table_of(PLACE.name)
    states = conn.execute(select(place.c.state).distinct().where(place.c.op_id == packrows.OP)).scalars()
    found = {state: kept(conn, state) for state in states if state}
    return {state: pack.version for state, pack in found.items() if pack is not None}
