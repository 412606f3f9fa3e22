"""How far each record is on its way to headquarters: not sent, in a file, received, returned (FEATURES S8).

Counted by the changes of this office's own PCs: a change after sending makes the record unsent again, whatever
became of it before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, and_, false, func, or_, select

from odop_desktop.domain.stages import QueryStage
from odop_desktop.office import Office
from odop_desktop.queries import asked, entered, sent_back
from odop_desktop.queries.sync_reach import NODES, Question, Reach, Standing, State, reach
from odop_desktop.storage import peers
from odop_desktop.storage.batches import batches
from odop_desktop.storage.peers import Chain
from odop_desktop.storage.store import Connection
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.sync import Returned

__all__ = ["NODES", "OnWay", "Question", "Standing", "State", "condition", "of", "on_way", "unsent", "within"]

_BATCH = 400


def of(office: Office, ids: Iterable[str]) -> dict[str, Standing]:
    """By record id. Records that this office never changed are not on their way and do not stand here, but for
    those that headquarters entered for it; at headquarters itself nothing is on its way.
    """
    with office.reading() as conn:
        return within(conn, ids)


def within(conn: Connection, ids: Iterable[str]) -> dict[str, Standing]:
    """As `of`, where a connection is open."""
    wanted = list(ids)
    found, about = _on_way(conn, wanted), asked.standing(conn, wanted)
    answers = _on_way(conn, [row.id for rows in about.values() for row in rows]) if about else {}
    for id, rows in about.items():
        questions = tuple(Question(row, answers.get(row.id)) for row in rows)
        found[id] = _questioned(found.get(id, Standing(State.RECEIVED)), questions)
    return found


def _questioned(now: Standing, questions: tuple[Question, ...]) -> Standing:
    """What is not at headquarters as it stands here is said first: the questions stand beside it."""
    state = State.ASKED if any(q.open for q in questions) else State.ANSWERED
    there = now.state in (State.RECEIVED, State.ENTERED)
    return replace(now, state=state if there else now.state, questions=questions)


def _on_way(conn: Connection, wanted: Sequence[str]) -> dict[str, Standing]:
    known, found = reach(conn), dict[str, Standing]()
    for some in batches(wanted, _BATCH):
        asked = select(Op.entity_id, Op.node, Op.epoch, func.max(Op.seq).label("seq"))
        asked = asked.where(Op.entity_id.in_(some)).group_by(Op.entity_id, Op.node, Op.epoch)
        for r in conn.execute(asked):
            if (r.node, r.epoch) in known.ends:
                each = known.of((r.node, r.epoch), r.seq)
                found[r.entity_id] = _nearer(found.get(r.entity_id, each), each)
    made = entered.among(conn, wanted)
    if peers.me(conn).node in entered.nodes(conn):
        return {id: Standing(State.ENTERED, entered=True) for id in wanted if id in made}
    codes, reasons = _codes(conn, list(found)), _reasons(conn, list(found))
    told = {id: _told(found[id], codes.get(id, ""), reasons.get(id)) for id in wanted if id in found}
    told |= {id: Standing(State.ENTERED) for id in wanted if id in made and id not in told}
    return {id: replace(each, entered=id in made) for id, each in told.items()}


def _nearer(one: Standing, other: Standing) -> Standing:
    """The one that has come less far."""
    rank = {State.UNSENT: 0, State.IN_FILE: 1, State.RECEIVED: 2, State.RETURNED: 2}
    return min(one, other, key=lambda s: (rank[s.state], not s.heard, -s.file))


def _codes(conn: Connection, ids: list[str]) -> dict[str, str]:
    """Why headquarters has laid changes of these records aside."""
    back: dict[str, str] = {}
    for some in batches(ids, _BATCH):
        rows = select(Returned.entity_id, Returned.code).where(Returned.entity_id.in_(some))
        for r in conn.execute(rows.order_by(Returned.op)):
            back.setdefault(r.entity_id, r.code)
    return back


def _reasons(conn: Connection, ids: list[str]) -> dict[str, str]:
    """Why somebody at headquarters sent these records back; nobody has answered yet."""
    return {b.id: b.reason for some in batches(ids, _BATCH) for b in sent_back.found(conn, some)}


def _told(standing: Standing, code: str, reason: str | None) -> Standing:
    back = standing.state is State.RECEIVED and (code or reason is not None)
    state = State.RETURNED if back else standing.state
    return replace(standing, state=state, code=code, reason=reason or "")


def unsent(office: Office) -> int:
    """How many records have a change that no file carries yet."""
    with office.reading() as conn:
        known = reach(conn)
        above = known.above()
        asked = select(func.count(Op.entity_id.distinct()))
        if any(above.values()) or above.keys() != peers.ends(conn).keys():
            asked = asked.where(*_unsent(conn, known))
        # Before the first file the whole log is counted, by its index alone.
        return int(conn.execute(asked).scalar_one())


def inside(office: Office) -> dict[str, int]:
    """Of `unsent` how many of each kind: what the next file will hold that none has carried."""
    with office.reading() as conn:
        asked = select(Op.entity, func.count(Op.entity_id.distinct())).where(*_unsent(conn, reach(conn)))
        return {kind: int(n) for kind, n in conn.execute(asked.group_by(Op.entity))}


@dataclass(frozen=True, slots=True)
class OnWay:
    """What `condition` needs of the store: `unsent` and `open_`, the arrivals behind which ops of either may stand."""

    known: Reach
    unsent: int
    open_: int


def on_way(conn: Connection) -> OnWay:
    known = reach(conn)
    return OnWay(known, _least(conn, known.above()), _least(conn, known.open()))


def condition(way: OnWay, state: State, id: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a record is in this state, for the list of its kind; `id` is the column with its id."""
    known = way.known
    fresh = id.in_(select(Op.entity_id).where(Op.arrival > way.unsent, _beyond(known.above())))
    carried = _upto({c: known.carried(c) for c in known.open()})
    waiting = id.in_(select(Op.entity_id).where(Op.arrival > way.open_, _beyond(known.open()), carried))
    back = or_(id.in_(select(Returned.entity_id)), id.in_(sent_back.ids()))
    match state:
        case State.UNSENT:
            return fresh
        case State.IN_FILE:
            return and_(waiting, ~fresh)
        case State.RETURNED:
            return and_(back, ~fresh, ~waiting)
        case State.RECEIVED:
            mine = {c: seq for c, seq in known.confirmed.items() if c in known.ends}
            quiet = ~id.in_(asked.about(QueryStage.OPEN, QueryStage.ANSWERED))
            return and_(id.in_(select(Op.entity_id).where(_upto(mine))), ~fresh, ~waiting, ~back, quiet)
        case State.ASKED:
            return id.in_(asked.about(QueryStage.OPEN))
        case State.ANSWERED:
            return id.in_(asked.about(QueryStage.ANSWERED))
        case State.ENTERED:
            return id.in_(entered.made(known.hq))


def _unsent(conn: Connection, known: Reach) -> list[ColumnElement[bool]]:
    """Of ops: above what any file carries. The log is read from the earliest of them on."""
    return [Op.arrival > _least(conn, known.above()), _beyond(known.above())]


def _least(conn: Connection, after: Mapping[Chain, int]) -> int:
    """The arrival of the earliest of these ends; 0 where one of them is none."""
    ids = [f"{node}.{epoch}.{seq}" for (node, epoch), seq in after.items()]
    found = list(conn.execute(select(Op.arrival).where(Op.id.in_(ids))).scalars())
    return min(found) if found and len(found) == len(ids) else 0


def _beyond(after: Mapping[Chain, int]) -> ColumnElement[bool]:
    each = [and_(Op.node == n, Op.epoch == e, Op.seq > seq) for (n, e), seq in after.items()]
    return or_(*each) if each else false()


def _upto(ends: Mapping[Chain, int]) -> ColumnElement[bool]:
    each = [and_(Op.node == n, Op.epoch == e, Op.seq <= seq) for (n, e), seq in ends.items()]
    return or_(*each) if each else false()
