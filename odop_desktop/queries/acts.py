"""What the log says of an act: its verb, which act a change belongs to, which kinds of record it touched."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from odop_desktop.storage.batches import batches
from odop_desktop.storage.tables.log import Act, Op

_BATCH = 400
ADOPT = ".adopt"  # how verbs end of acts in which headquarters gave a district's row to every office


def verb(conn: Connection, act: str) -> str | None:
    """What the act did, as `loi.change`; None where there is no such act."""
    found = conn.execute(select(Act.verb).where(Act.id == act)).scalar()
    return None if found is None else str(found)


def touches(conn: Connection, act: str, kinds: Collection[str]) -> bool:
    """Whether the act changed a record of one of these kinds, by name."""
    one = select(Op.id).where(Op.act == act, Op.entity.in_(kinds)).limit(1)
    return conn.execute(one).first() is not None


def made(conn: Connection, act: str) -> list[tuple[str, str]]:
    """The records that came to be in this act: id and kind."""
    wanted = select(Op.entity_id, Op.entity).where(Op.act == act, Op.kind == "create")
    return [(id, kind) for id, kind in conn.execute(wanted)]


def of_changes(conn: Connection, ops: Iterable[str]) -> dict[str, str]:
    """The act to which each of these changes belongs, by the change's id."""
    found: dict[str, str] = {}
    for some in batches(sorted(set(ops)), _BATCH):
        for op, act in conn.execute(select(Op.id, Op.act).where(Op.id.in_(some))):
            found[op] = act
    return found


def maker(conn: Connection, id: str) -> str | None:
    """Who made this record, by login; None where it came with a State's pack."""
    made = select(Op.actor).where(Op.entity_id == id, Op.kind == "create").order_by(Op.arrival)
    found = conn.execute(made.limit(1)).scalar()
    return None if found is None else str(found)
