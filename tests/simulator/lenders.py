"""A LoI over several offices: headquarters links its lines' sellers and takes links back, while papers are noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from odop_desktop.actions import loi_rules, records
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import lent
from odop_desktop.sync import linking
from tests.simulator import edits
from tests.simulator.moves import USUAL, Move, good_month
from tests.simulator.world import PCS, World
from tests.sync.lab import HQ

_WORDS = ("PO/7", "PO/8", "GR-11")


def link(world: World) -> None:
    """Headquarters says whose artisan a line's outside seller is, or that it is another one than it said."""
    office = world.office(HQ)
    line, person = edits.pick(office, world.rng, c.LOI_LINE), edits.pick(office, world.rng, c.ARTISAN)
    if line is not None and person is not None:
        told = edits.tried(line.id, lambda: linking.link(office, line.id, person.id))
        world.note(f"hq links {told} to {person.number}")
        world.remember(HQ)


def unlink(world: World) -> None:
    office = world.office(HQ)
    if lines := _linked(office):
        line = world.rng.choice(lines)
        told = edits.tried(line.id, lambda: linking.unlink(office, line.id, "दूसरा व्यक्ति"))
        world.note(f"hq unlinks {told}")
        world.remember(HQ)


def make(world: World) -> None:
    """A LoI, or a line of one; headquarters names sellers of every register, others only such from outside theirs."""
    who = world.rng.choice((HQ, HQ, *PCS))
    office = world.office(who)
    lois = _sorted(office, c.LOI)
    if who == HQ and world.rng.random() < 0.7:
        lois = [loi for loi in lois if loi["of_hq"]]
    if not lois or world.rng.random() < 0.3:
        told = edits.make_loi(office, world.rng)
    else:
        loi = world.rng.choice(lois)
        seller = edits.pick(office, world.rng, c.ARTISAN) if who == HQ else None
        values: dict[str, Any] = {"seller": seller.id} if seller else {"seller_name": "गीता"}
        values |= {"loi": loi.id, "qty": 1000, "rate": world.rng.randrange(1, 90) * 100}
        told = edits.tried("line", lambda: records.make(office, kind=c.LOI_LINE, values=values))
    world.note(f"{who} makes {told}")
    world.remember(who)


def note(world: World) -> None:
    """An order, a despatch or a payment of a line, which may be another office's."""
    who = world.rng.choice((HQ, *PCS, *PCS))
    office = world.office(who)
    lines = _linked(office) if world.rng.random() < 0.7 else _sorted(office, c.LOI_LINE)
    world.note(f"{who} notes {_note(world, office, lines)}")
    world.remember(who)


def _note(world: World, office: Office, lines: Sequence[RecordRow]) -> str:
    if not lines:
        return "no line"
    kind, line = world.rng.choice(c.LOI_PAPERS), world.rng.choice(lines)
    values = {"line": line.id, "day": "2026-01-09", "value": world.rng.randrange(1, 900) * 100}
    values["paper_no"] = world.rng.choice(_WORDS)
    told = edits.tried(kind.name, lambda: records.make(office, kind=kind, values=values))
    return f"{told} of {line.id}"


def change_paper(world: World) -> None:
    """Other values for one that was noted; into the bin with it, or out of it again."""
    who = world.rng.choice((HQ, *PCS, *PCS))
    office, kind = world.office(who), world.rng.choice(c.LOI_PAPERS)
    in_bin = world.rng.random() < 0.3
    papers = _sorted(office, kind, bin=in_bin)
    if papers:
        row = world.rng.choice(papers)
        world.note(f"{who} {_changed(world, office, row)}")
        world.remember(who)


def _changed(world: World, office: Office, row: RecordRow) -> str:
    kind, id = row.kind, row.id
    if row.deleted_at:
        return "takes back " + edits.tried(row.number, lambda: records.unbin(office, kind=kind, id=id))
    if world.rng.random() < 0.4:
        return "throws away " + edits.tried(
            row.number, lambda: records.bin(office, kind=kind, ids=[id], reason="दोहरा")
        )
    values: dict[str, Any] = world.rng.choice(
        ({"value": world.rng.randrange(1, 900) * 100}, {"seen_in": "रजिस्टर 4"}, {"remarks": "देखा"})
    )
    told = edits.tried(row.number, lambda: records.change(office, kind=kind, id=id, values=values))
    return f"changes {told}"


def drop_line(world: World) -> None:
    """A line goes to the bin, or comes out of it."""
    who = world.rng.choice((HQ, *PCS))
    office = world.office(who)
    lines = _sorted(office, c.LOI_LINE, bin=world.rng.random() < 0.4)
    if not lines:
        return
    row, kind = world.rng.choice(lines), c.LOI_LINE
    if row.deleted_at:
        told = edits.tried("line", lambda: records.unbin(office, kind=kind, id=row.id))
    else:
        told = edits.tried("line", lambda: records.bin(office, kind=kind, ids=[row.id], reason="दोहरा"))
    world.note(f"{who} drops, or takes back, {told} {row.id}")
    world.remember(who)


def write_anyway(world: World) -> None:
    """A district's program was changed: it writes what it may not, in a LoI that it only reads too."""
    who = world.rng.choice(PCS)
    office = world.office(who)
    world.forged = True
    with world.patch.context() as patch:
        patch.setattr(lent, "closed", lambda *_: None)
        patch.setattr(loi_rules, "_ours", lambda *_: True)
        claims = world.rng.random() < 0.3
        told = _own_link(world, office) if claims else _note(world, office, _lent(office))
    world.note(f"{who} writes anyway: {told}")
    world.remember(who)


def _own_link(world: World, office: Office) -> str:
    line, person = edits.pick(office, world.rng, c.LOI_LINE), edits.pick(office, world.rng, c.ARTISAN)
    if line is None or person is None:
        return "no line"
    values = {"linked": person.id, "linked_no": person.number}
    return edits.tried(
        f"link of {line.id}",
        lambda: records.change(office, kind=c.LOI_LINE, id=line.id, values=values),
    )


def _lent(office: Office) -> Sequence[RecordRow]:
    """The lines of LoIs of others."""
    here = (None, office.facts.district)
    others = {loi.id for loi in edits.rows(office, c.LOI) if loi["of_hq"] or loi["of_district"] not in here}
    return [line for line in _sorted(office, c.LOI_LINE) if line["loi"] in others]


def _linked(office: Office) -> Sequence[RecordRow]:
    return [line for line in _sorted(office, c.LOI_LINE) if line["linked"]]


def _sorted(office: Office, kind: RecordKind, *, bin: bool = False) -> Sequence[RecordRow]:
    found = sorted(edits.rows(office, kind, bin=bin), key=lambda r: r.id)
    return [row for row in found if bool(row.deleted_at) is bin]


LENDERS: Mapping[Move, int] = {
    good_month: 3,
    make: 5,
    link: 16,
    unlink: 4,
    note: 14,
    change_paper: 8,
    drop_line: 3,
}
LENDING: Mapping[Move, int] = {**USUAL, **LENDERS}
FORGING: Mapping[Move, int] = {**LENDING, write_anyway: 12}
