"""Triggers that hold the store to its log: no record changes without its op, and no op ever changes.

They are made from the tables as they stand, in one place for both databases, at the end of every upgrade; a
record is any table with `id` and `op_id`. Rows of the state pack (`pack` filled, op_id 'pack') write no ops. A sum
of other records may be added up anew with none: no op says it where two offices changed what it adds up.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, inspect, text

from odop_desktop.domain.catalogue import KINDS
from odop_desktop.domain.catalogue.field import Merge

PACK = "pack"  # the op_id of a row that came from the state pack

# Tables that only grow, and the columns an erasure may empty in them.
GROWING: dict[str, tuple[str, ...]] = {"op": ("body", "salt"), "act": (), "event_log": ()}
SUMS = {k.name: sums for k in KINDS if (sums := {f.key for f in k.fields if f.merge_class is Merge.TOTAL})}


def raise_guards(conn: Connection) -> None:
    """Creates every trigger for the tables that are there; those that stood before are replaced."""
    lower_guards(conn)
    statements = _sqlite if conn.dialect.name == "sqlite" else _postgresql
    for statement in statements(_columns(conn)):
        conn.exec_driver_sql(statement)


def lower_guards(conn: Connection) -> None:
    """Drops every trigger of ours, for the time of an upgrade."""
    if conn.dialect.name == "sqlite":
        names = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard\\_%' ESCAPE '\\'"
        for name in conn.execute(text(names)).scalars().all():
            conn.exec_driver_sql(f"DROP TRIGGER {name}")
        return
    names = (
        "SELECT proname FROM pg_proc WHERE proname LIKE 'guard\\_%' AND pronamespace = 'public'::regnamespace"
    )
    for name in conn.execute(text(names)).scalars().all():
        conn.exec_driver_sql(f"DROP FUNCTION {name} CASCADE")


def _columns(conn: Connection) -> dict[str, list[str]]:
    """Every table that is guarded, with its columns."""
    seen = inspect(conn)
    names = [n for n in seen.get_table_names() if not n.startswith("search_")]
    columns = {n: [c["name"] for c in seen.get_columns(n)] for n in names}
    return {n: c for n, c in columns.items() if n in GROWING or {"id", "op_id"} <= set(c)}


def _sqlite(tables: dict[str, list[str]]) -> Iterable[str]:
    for name, columns in tables.items():
        if name in GROWING:
            yield _stop(name, "UPDATE", f"NOT ({_only_wiped(name, columns, 'IS')})")
        else:
            yield _stop(name, "INSERT", _unnamed(f"'{name}'", packed=PACK in columns, update=False))
            named = _unnamed(f"'{name}'", packed=PACK in columns, update=True)
            yield _stop(name, "UPDATE", named + _not_only_sums(name, columns, "IS"))
        yield _stop(name, "DELETE", "1")


def _stop(table: str, event: str, when: str) -> str:
    said = f"guard: {event} on {table} without its op"
    return (
        f'CREATE TRIGGER guard_{table}_{event.lower()} BEFORE {event} ON "{table}" WHEN {when}'
        f" BEGIN SELECT RAISE(ABORT, '{said}'); END"
    )


def _unnamed(table: str, *, packed: bool, update: bool) -> str:
    """SQL that is true where the new row is not named by an op of its own (`table` is an SQL expression)."""
    named = f"SELECT 1 FROM op WHERE id = NEW.op_id AND entity = {table} AND entity_id = NEW.id"
    # A spent op does not serve again: the new one must have arrived after the one it follows, or have waited.
    after = "arrival > COALESCE((SELECT arrival FROM op WHERE id = OLD.op_id), 0)"
    later = f" AND ({after} OR EXISTS (SELECT 1 FROM waiting WHERE op = NEW.op_id))"
    fine = f"NEW.id = OLD.id AND EXISTS ({named}{later})" if update else f"EXISTS ({named})"
    if packed:
        ours = f"NEW.op_id = '{PACK}' AND NEW.pack IS NOT NULL"
        fine = f"({fine}) OR ({ours}{f' AND OLD.op_id = {PACK!r} AND NEW.id = OLD.id' if update else ''})"
    return f"NOT ({fine})"


def _not_only_sums(table: str, columns: list[str], same: str) -> str:
    """SQL, behind `_unnamed`, that is false where nothing but the record's sums changes; none where it has none."""
    if table not in SUMS:
        return ""
    kept = " AND ".join(f'NEW."{c}" {same} OLD."{c}"' for c in columns if c not in SUMS[table])
    return f" AND NOT ({kept})"


def _only_wiped(table: str, columns: list[str], same: str) -> str:
    """SQL that is true where an update empties what may be emptied and leaves the rest."""
    wiped = GROWING[table]
    kept = " AND ".join(f'NEW."{c}" {same} OLD."{c}"' for c in columns if c not in wiped)
    return " AND ".join([kept, *(f'NEW."{c}" IS NULL' for c in wiped)]) if wiped else "false"


_FUNCTION = """CREATE FUNCTION guard_{name}() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
  IF {when} THEN
    RAISE EXCEPTION USING ERRCODE = 'OD001',
      MESSAGE = 'guard: ' || TG_OP || ' on ' || TG_TABLE_NAME || ' without its op';
  END IF;
  RETURN NEW;
END $guard$"""


def _postgresql(tables: dict[str, list[str]]) -> Iterable[str]:
    yield _FUNCTION.format(name="never", when="true")
    for packed in (False, True):
        for event in ("INSERT", "UPDATE"):
            when = _unnamed("TG_TABLE_NAME", packed=packed, update=event == "UPDATE")
            yield _FUNCTION.format(name=_kind(event, packed=packed), when=when)
    for name, columns in tables.items():
        if name in GROWING:
            yield _FUNCTION.format(
                name=name, when=f"NOT ({_only_wiped(name, columns, 'IS NOT DISTINCT FROM')})"
            )
            yield _trigger(name, "UPDATE", name)
        else:
            yield _trigger(name, "INSERT", _kind("INSERT", packed=PACK in columns))
            update = _kind("UPDATE", packed=PACK in columns)
            if name in SUMS:
                when = _unnamed("TG_TABLE_NAME", packed=PACK in columns, update=True)
                update = f"{name}_update"
                yield _FUNCTION.format(
                    name=update, when=when + _not_only_sums(name, columns, "IS NOT DISTINCT FROM")
                )
            yield _trigger(name, "UPDATE", update)
        yield _trigger(name, "DELETE", "never")
        yield _trigger(name, "TRUNCATE", "never", each="STATEMENT")


def _kind(event: str, *, packed: bool) -> str:
    return f"{'packed' if packed else 'record'}_{event.lower()}"


def _trigger(table: str, event: str, function: str, each: str = "ROW") -> str:
    return (
        f'CREATE TRIGGER guard_{table}_{event.lower()} BEFORE {event} ON "{table}"'
        f" FOR EACH {each} EXECUTE FUNCTION guard_{function}()"
    )
