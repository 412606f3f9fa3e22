"""Who may change what (RECORDS, ownership; DECISIONS 1, 2): the rules a district's ops are held to at headquarters.

A rule that stands against an op does not stand against the file: the op waits for a decision, the rest goes in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue import BY_NAME
from odop_desktop.domain.catalogue.field import Kind, Merge, Owner
from odop_desktop.domain.catalogue.query import beyond
from odop_desktop.domain.stages import ParticipationStage as Stage
from odop_desktop.domain.stages import TransferStage
from odop_desktop.storage import feeding, guests, lent
from odop_desktop.storage.feeding import Followed
from odop_desktop.storage.lent import HQ_KEYS, IN_LOI, PAPERS, Link
from odop_desktop.storage.logged import Come
from odop_desktop.storage.ops import OpLine
from odop_desktop.storage.store import Connection
from odop_desktop.storage.values import from_body, to_column

SHARED = "*"
IMMUTABLE, FOREIGN, NOT_OWNER = "E-SYN-45", "E-SYN-46", "E-SYN-47"
NOT_ITS = "E-SYN-49"
DECIDES = "E-MOV-02"
_ASKING = (None, TransferStage.ASKED)
_DECIDED = frozenset({Stage.SELECTED, Stage.WAITING, Stage.REJECTED, Stage.ALLOTTED})
_MASTERS = frozenset({"same_as", "adopted"})
_EVENT_PARTS = frozenset({c.SPACE.name, c.STALL.name})


@dataclass(slots=True)
class Weigher:
    """Weighs the ops of one office. `homes`: whose the records are, an office's id or * for headquarters'.

    `left`: those that were the office's before, with the feed's position that tells it so; `knew`: what each of
    its PCs had followed when it made its newest file.
    """

    office: str
    homes: Mapping[str, str]
    left: Mapping[str, int] = field(default_factory=dict)
    knew: dict[str, Followed] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)  # records this file makes, and their events
    lines: Mapping[str, Link] = field(default_factory=dict)  # of LoIs, and to whom headquarters linked them

    def look_up(self, conn: Connection, ids: Collection[str], hung: Collection[str]) -> None:
        """Reads whose these records are, and were. `hung`: what ops hang on (`hung_on`); of lines of LoIs among
        them their LoI's and their artisan's as well."""
        self.lines = lent.lines(conn, hung)
        ids = {*ids, *hung, *(str(id) for _, *beside in self.lines.values() for id in beside if id)}
        self.homes, self.left = feeding.homes(conn, ids), guests.left(conn, self.office, ids)
        for node in feeding.followers(conn) if self.left else ():
            self.knew[node] = feeding.followed(conn, node)

    def weigh(self, op: Come, row: Mapping[str, Any] | None) -> str | None:
        """The code that stands against the op, None where it may go in."""
        if op.entity == c.TRANSFER.name and (code := self._transfer(op, row)):
            return code
        if op.entity == c.QUERY.name and (row is None or beyond(op.new or (), (op.new or {}).get("stage"))):
            return NOT_ITS
        if HQ_KEYS.get(op.entity, frozenset()) & (op.new or {}).keys():
            return NOT_ITS
        if _MASTERS & (op.new or {}).keys():
            return FOREIGN  # which of two is kept, and what every office gets, headquarters says
        if row is None:
            self.made[op.entity_id] = self.office
            if op.entity in IN_LOI:
                return self._in_loi(op)
            return self._in_event(op, {}) if op.entity in _EVENT_PARTS else self._decision(op, {})
        home = self.homes.get(op.entity_id) or self.made.get(op.entity_id, SHARED)
        if _second(op, row):
            return IMMUTABLE
        if op.entity in _EVENT_PARTS:
            return self._in_event(op, row)
        if op.entity == c.PARTICIPATION.name:
            return self._decision(op, row) or self._own_part(op, home)
        return None if home == self.office or self._unaware(op) else FOREIGN

    def _transfer(self, op: Come, row: Mapping[str, Any] | None) -> str | None:
        """Whose person it is, asks; headquarters alone decides."""
        new = op.new or {}
        if any(_owner(op.entity, key) is Owner.HQ and value not in _ASKING for key, value in new.items()):
            return DECIDES
        if row is not None or (id := str(new.get("artisan"))) in self.left:
            return None
        return None if (self.homes.get(id) or self.made.get(id)) == self.office else FOREIGN

    def _in_loi(self, op: Come) -> str | None:
        """A new line is its LoI's office's; orders, despatches and payments also that of whoever sells the line."""
        new = op.new or {}
        loi, line = str(new.get("loi")), self.lines.get(str(new.get("line")))
        if line is not None and line.loi != loi:
            return FOREIGN
        if (self.homes.get(loi) or self.made.get(loi)) == self.office:
            return None
        return None if op.entity in PAPERS and line is not None and self._sells(op, line) else FOREIGN

    def _sells(self, op: Come, line: Link) -> bool:
        """Whether the line's artisan is this office's, or was when it wrote this: a link may be taken back, a
        person may move."""
        of = self.homes.get(line.person or "")
        return of == self.office or any(self._unaware(op, id) for id in (line.line, line.person) if id)

    def _unaware(self, op: Come, id: str | None = None) -> bool:
        """Whether the record was this office's and the PC may have written this before it learnt that it moved.
        `id`: another record than the op's own.

        It had learnt it when it made a file, and the op lies above what it had written by then: no program of
        ours does that. In an epoch before its newest such an op is work that it lost when it was put back:
        what it knew then, nobody can say.
        """
        if (pos := self.left.get(id or op.entity_id)) is None:
            return False
        knew = self.knew.get(op.node, Followed())
        _, epoch, seq = op.id.rsplit(".", 2)
        end = knew.whole.get(int(epoch))
        return knew.feed < pos or end is None or int(seq) <= end or int(epoch) < max(knew.whole)

    def _own_part(self, op: Come, home: str) -> str | None:
        """What the artisan's office fills in; the event's owner touches the decision alone."""
        mine = [k for k in op.new or {} if _owner(op.entity, k) is not Owner.EVENT]
        return None if home == self.office or not mine else FOREIGN

    def _decision(self, op: Come, row: Mapping[str, Any]) -> str | None:
        """A participation's stall and reason, and the stages that are decisions, are the event's owner's."""
        if op.entity != c.PARTICIPATION.name:
            return None
        decided = [
            k for k, v in (op.new or {}).items() if _owner(op.entity, k) is Owner.EVENT and _weighs(k, v)
        ]
        return self._in_event(op, row) if decided else None

    def _in_event(self, op: Come, row: Mapping[str, Any]) -> str | None:
        event = (op.new or {}).get("event") or row.get("event")
        home = self.homes.get(str(event)) or self.made.get(str(event), SHARED)
        return None if event is None or home == self.office else NOT_OWNER


def hung_on(op: OpLine) -> Iterator[str]:
    """What an op names besides its own record, where whose that is counts: a person, a LoI, a LoI's line."""
    if op.body and op.entity in HANGS:
        yield from _hung(op.entity, json.loads(op.body)["new"])


# Kinds of which a new record is weighed by whose another one is, and the fields that name that one.
HANGS = {c.TRANSFER.name: ("artisan",), **dict.fromkeys(IN_LOI, ("loi", "line"))}


def _hung(entity: str, new: Mapping[str, Any]) -> Iterator[str]:
    return (str(new[key]) for key in HANGS.get(entity, ()) if new.get(key))


def _owner(entity: str, key: str) -> Owner | None:
    field = BY_NAME[entity].by_key.get(key)
    return field.owner if field else None


_WITH_DECISION = frozenset({"stage_on", "stage_reason"})  # of every step, an applicant's own too


def _weighs(key: str, value: Any) -> bool:
    return value in _DECIDED if key == "stage" else key not in _WITH_DECISION


def _second(op: Come, row: Mapping[str, Any]) -> bool:
    """Whether a value that never changes is given another."""
    fields = BY_NAME[op.entity].by_key
    return any(
        k in fields
        and fields[k].merge_class is Merge.IMMUTABLE
        and row.get(k) is not None
        and to_column(from_body(v)) != row[k]
        for k, v in (op.new or {}).items()
    )


def anyone(op: Come, row: Mapping[str, Any] | None) -> str | None:
    """Nothing stands against what headquarters sends: it has weighed it, and it may correct every record."""
    return None


Judge = Callable[[Come, Mapping[str, Any] | None], str | None]


def weighing(conn: Connection, whose: Mapping[str, str], hq: str) -> Judge:
    """Each op by the rules for the office whose PC wrote it; `whose`: node → office, `hq` headquarters' own."""
    weighers: dict[str, Weigher] = {}
    fresh: dict[str, str] = {}  # whose the records are that are made just now

    def judge(op: Come, row: Mapping[str, Any] | None) -> str | None:
        office = whose.get(op.node, "")
        if row is None:
            fresh[op.entity_id] = office if office != hq else _named(conn, op)
        event = (op.new or {}).get("event") or (row or {}).get("event")
        weigher = weighers.setdefault(office, Weigher(office, {}))
        weigher.look_up(conn, {op.entity_id, str(event)}, set(_hung(op.entity, op.new or {})))
        weigher.homes = fresh | dict(weigher.homes)
        return anyone(op, row) if office == hq else weigher.weigh(op, row)

    return judge


def _named(conn: Connection, op: Come) -> str:
    """The office whose record headquarters' new one names."""
    refs = [(op.new or {}).get(f.key) for f in BY_NAME[op.entity].fields if f.kind is Kind.REF]
    homes = feeding.homes(conn, {str(id) for id in refs if id})
    return next((h for h in homes.values() if h not in (SHARED, "-")), SHARED)
