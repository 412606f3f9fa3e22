"""How far each record is on its way to headquarters: not sent, in a file, received, returned (FEATURES S8).

Counted by the changes of this office's own PCs: a change after sending makes the record unsent again, whatever
became of it before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, and_, func, or_, select

from odop_desktop.domain.stages import QueryStage
from odop_desktop.office import Office
from odop_desktop.queries import asked, entered, makers, sent_back
from odop_desktop.queries.sync_reach import NODES, Beside, Question, Reach, Standing, State, reach
from odop_desktop.storage import peers
from odop_desktop.storage.among import any_of
from odop_desktop.storage.batches import batches
from odop_desktop.storage.peers import Chain
from odop_desktop.storage.store import Connection
from odop_desktop.storage.tables.log import Op
from odop_desktop.storage.tables.sync import Returned

__all__ = [
    "NODES",
    "Beside",
    "OnWay",
    "Question",
    "Standing",
    "State",
    "condition",
    "of",
    "on_way",
    "unsent",
    "within",
]

_BATCH = 400


def of(office: Office, ids: Iterable[str]) -> dict[str, Standing]:
    """By record id. What no file brought and this office never changed (a state pack's) does not stand here; at
    headquarters itself nothing is on its way.
    """
    with office.reading() as conn:
        return within(conn, ids)


def within(conn: Connection, ids: Iterable[str]) -> dict[str, Standing]:
    """As `of`, where a connection is open."""
    wanted = list(ids)
    found, about = _on_way(conn, wanted), asked.standing(conn, wanted)
    answers = _on_way(conn, [row.id for rows in about.values() for row in rows]) if about else {}
    for id, rows in about.items():
        questions = tuple(Question(row, _given(answers.get(row.id))) for row in rows)
        found[id] = _questioned(found.get(id, Standing(State.RECEIVED)), questions)
    return found


def _given(answer: Standing | None) -> Standing | None:
    """A question as headquarters asked it holds no answer of ours."""
    return None if answer is None or answer.state is State.THERE else answer


def _questioned(now: Standing, questions: tuple[Question, ...]) -> Standing:
    """What is not at headquarters as it stands here is said first: the questions stand beside it."""
    state = State.ASKED if any(q.open for q in questions) else State.ANSWERED
    there = now.state in (State.RECEIVED, State.ENTERED, State.THERE)
    return replace(now, state=state if there else now.state, questions=questions)


def _on_way(conn: Connection, wanted: Sequence[str]) -> dict[str, Standing]:
    made = entered.among(conn, wanted)
    if peers.me(conn).node in entered.nodes(conn):
        return {id: Standing(State.ENTERED, entered=True) for id in wanted if id in made}
    found = _reached(conn, wanted)
    codes, reasons = _codes(conn, list(found)), _reasons(conn, list(found))
    told = {id: _told(found[id], codes.get(id, ""), reasons.get(id)) for id in wanted if id in found}
    return {id: _entered(each) if id in made else each for id, each in told.items()}


def _entered(now: Standing) -> Standing:
    return replace(now, state=State.ENTERED if now.state is State.THERE else now.state, entered=True)


def _reached(conn: Connection, wanted: Sequence[str]) -> dict[str, Standing]:
    """How far each record's changes are; of what other offices wrote alone, that headquarters gave it to us."""
    known, found = reach(conn), dict[str, Standing]()
    foreign: dict[str, set[str]] = {}
    for some in batches(wanted, _BATCH):
        asked = select(Op.entity_id, Op.node, Op.epoch, func.max(Op.seq).label("seq"))
        asked = asked.where(Op.entity_id.in_(some)).group_by(Op.entity_id, Op.node, Op.epoch)
        for r in conn.execute(asked):
            if (r.node, r.epoch) in known.ends:
                each = known.of((r.node, r.epoch), r.seq)
                found[r.entity_id] = _nearer(found.get(r.entity_id, each), each)
            else:
                foreign.setdefault(r.node, set()).add(r.entity_id)
    for node in _listed(conn, known, foreign):
        found |= {id: Standing(State.THERE) for id in foreign[node] if id not in found}
    return found


def _listed(conn: Connection, known: Reach, nodes: Iterable[str]) -> list[str]:
    """Of these PCs those that headquarters knows. What another had, before this PC was given its copy, it has not."""
    others = [node for node in nodes if node not in known.hq]
    listed = makers.listed(conn) if others else ()
    return [node for node in nodes if node in known.hq or node in listed]


def _nearer(one: Standing, other: Standing) -> Standing:
    """The one that has come less far."""
    rank = {State.UNSENT: 0, State.IN_FILE: 1, State.RECEIVED: 2}
    return min(one, other, key=lambda s: (rank[s.state], _aside(s), not s.heard, -s.file))


def _aside(now: Standing) -> int:
    return 0 if now.beside is None else 1 + now.beside.there


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
    there = standing.state in (State.RECEIVED, State.THERE)
    back = there and (code or reason is not None)
    state = State.RETURNED if back else standing.state
    return replace(standing, state=state, code=code, reason=reason or "")


def unsent(office: Office) -> int:
    """How many records have a change that no file carries yet."""
    with office.reading() as conn:
        known = reach(conn)
        above = known.above()
        asked = select(func.count(Op.entity_id.distinct()))
        if any(above.values()) or above.keys() != peers.ends(conn).keys():
            asked = asked.where(*_above(conn, above))
        # Before the first file the whole log is counted, by its index alone.
        return int(conn.execute(asked).scalar_one())


def beside(office: Office) -> int:
    """Of `unsent` how many other PCs of the office have, or will have by a file that was made for them."""
    with office.reading() as conn:
        known = reach(conn)
        if not known.pcs:
            return 0
        all_, rest = (
            select(func.count(Op.entity_id.distinct())).where(*_above(conn, ends))
            for ends in (known.above(), known.given())
        )
        return int(conn.execute(all_).scalar_one()) - int(conn.execute(rest).scalar_one())


def inside(office: Office) -> dict[str, int]:
    """Of `unsent` how many of each kind: what the next file will hold that none has carried."""
    with office.reading() as conn:
        asked = select(Op.entity, func.count(Op.entity_id.distinct())).where(
            *_above(conn, reach(conn).above())
        )
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
        case State.RECEIVED | State.THERE:
            quiet = ~id.in_(asked.about(QueryStage.OPEN, QueryStage.ANSWERED))
            return and_(~fresh, ~waiting, ~back, quiet)
        case State.ASKED:
            return id.in_(asked.about(QueryStage.OPEN))
        case State.ANSWERED:
            return id.in_(asked.about(QueryStage.ANSWERED))
        case State.ENTERED:
            return id.in_(entered.made(known.hq))


def _above(conn: Connection, ends: Mapping[Chain, int]) -> list[ColumnElement[bool]]:
    """Of ops: behind these ends. The log is read from the earliest of them on."""
    return [Op.arrival > _least(conn, ends), _beyond(ends)]


def _least(conn: Connection, after: Mapping[Chain, int]) -> int:
    """The arrival of the earliest of these ends; 0 where one of them is none."""
    ids = [f"{node}.{epoch}.{seq}" for (node, epoch), seq in after.items()]
    found = list(conn.execute(select(Op.arrival).where(Op.id.in_(ids))).scalars())
    return min(found) if found and len(found) == len(ids) else 0


def _beyond(after: Mapping[Chain, int]) -> ColumnElement[bool]:
    each = [and_(Op.node == n, Op.epoch == e, Op.seq > seq) for (n, e), seq in after.items()]
    return any_of(each)


def _upto(ends: Mapping[Chain, int]) -> ColumnElement[bool]:
    each = [and_(Op.node == n, Op.epoch == e, Op.seq <= seq) for (n, e), seq in ends.items()]
    return any_of(each)
