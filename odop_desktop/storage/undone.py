"""Which acts stand taken back."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from odop_desktop.storage.tables.log import Act, Op


def undoes(conn: Connection) -> dict[str, str]:
    """Every undo and the act it takes back, the newest first."""
    came = select(func.max(Op.arrival)).where(Op.act == Act.id).scalar_subquery()
    acts = select(Act.id, Act.undoes).where(Act.undoes.is_not(None)).order_by(came.desc())
    return {act: str(taken_back) for act, taken_back in conn.execute(acts)}


def undone(conn: Connection) -> set[str]:
    """The acts taken back. An undo that was itself taken back does not count."""
    gone: set[str] = set()
    for act, taken_back in undoes(conn).items():
        if act not in gone:
            gone.add(taken_back)
    return gone
