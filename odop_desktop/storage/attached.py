"""The attachments that records name, seen from the exchange of files: which are to go, which have not come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, delete, insert, select

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.domain.catalogue.field import Kind
from odop_desktop.storage import settings
from odop_desktop.storage.batches import batches
from odop_desktop.storage.forms import hashed
from odop_desktop.storage.tables.base import table_of
from odop_desktop.storage.tables.log import Node
from odop_desktop.storage.tables.sync import LODGED, Lodged

_BATCH = 400
_COLUMNS = tuple((k.name, f.key) for k in KINDS for f in k.fields if f.kind is Kind.BLOB)


def named(conn: Connection, *, own: bool = False) -> Iterator[tuple[str, str, str]]:
    """(hash, kind, id) of every attachment that a record names; `own`: of records this PC changed last."""
    me = conn.execute(select(Node.id)).scalar_one()
    for kind, key in _COLUMNS:
        table = table_of(kind)
        column = table.c[key]
        rows = select(column, table.c.id).where(column.is_not(None))
        if own:
            rows = rows.where(table.c.op_id.like(f"{me}.%"))
        for hash_, id in conn.execute(rows):
            yield hash_, kind, id


def of_settings(conn: Connection) -> list[str]:
    """The hashes that no record names and that are kept all the same: updates of the program, offered or come, and
    circulars that are under way."""
    told = [settings.get(conn, key) for key in (settings.OFFERED, settings.CAME)]
    told += settings.get(conn, settings.CIRCULARS, [])
    return [str(each["sha256"]) for each in told if each]


def all_named(conn: Connection) -> set[str]:
    """The hashes that records name; what is none is asked of nobody."""
    return {hash_ for hash_, _, _ in named(conn) if hashed(hash_)}


def not_lodged(conn: Connection) -> list[str]:
    """The hashes that records name and headquarters has not said it holds, in one order always."""
    return sorted(all_named(conn) - lodged(conn))


def lodged(conn: Connection) -> set[str]:
    """The hashes that headquarters has said it holds."""
    return set(conn.execute(select(Lodged.hash)).scalars())


def lodge(conn: Connection, hashes: Iterable[str]) -> None:
    """Headquarters holds these."""
    for some in batches(dict.fromkeys(hashes), _BATCH):
        known = set(conn.execute(select(Lodged.hash).where(Lodged.hash.in_(some))).scalars())
        if fresh := [{"hash": h} for h in some if h not in known]:
            conn.execute(insert(LODGED), fresh)


def unlodge(conn: Connection) -> None:
    """Headquarters went back to a copy: what it said it holds, it may have lost."""
    conn.execute(delete(LODGED))
