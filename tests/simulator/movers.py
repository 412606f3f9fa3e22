"""Persons who move to another district: asked for, announced, countersigned or refused, while files cross."""

from __future__ import annotations

from collections.abc import Mapping

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.stages import TransferStage
from odop_desktop.errors import OdopError
from odop_desktop.sync import moving, sending
from tests.simulator import edits
from tests.simulator.havoc import EVERYTHING
from tests.simulator.moves import USUAL, Move
from tests.simulator.post import Letter
from tests.simulator.world import PCS, World
from tests.sync.lab import HQ

_OTHER = {"chm": "klu", "chm2": "klu", "klu": "chm"}


def ask(world: World) -> None:
    """An office asks that a person be moved; headquarters may of its own accord."""
    who = world.rng.choice((HQ, *PCS))
    to = world.rng.choice(("chm", "klu")) if who == HQ else _OTHER[who]
    office, district = world.office(who), world.office(to).facts.district
    row = edits.pick(office, world.rng, c.ARTISAN)
    if row is not None:
        values = {"artisan": row.id, "to_district": district, "reason": "विवाह"}
        told = edits.tried(row.number, lambda: records.make(office, kind=c.TRANSFER, values=values))
        world.note(f"{who} asks to move {told} to {to}")
        world.remember(who)


def announce(world: World) -> None:
    """The file about a request, to the other office or to headquarters."""
    who = world.rng.choice(PCS)
    office, to = world.office(who), world.rng.choice((HQ, _OTHER[who]))
    open_ = sorted(r.id for r in edits.rows(office, c.TRANSFER) if r["stage"] == TransferStage.ASKED)
    if not open_:
        return
    id = world.rng.choice(open_)
    try:
        file = sending.announce(office, world.lab.post, id).files[0]
    except OdopError as error:
        world.note(f"{who} announces {id}: {error.code}")
        return
    world.note(f"{who} announces {id} to {to}")
    world.post.put(Letter(who, to, file.read_bytes()))
    file.unlink()


def decide(world: World) -> None:
    """Headquarters countersigns a request, or refuses it."""
    office = world.office(HQ)
    open_ = sorted(r.id for r in edits.rows(office, c.TRANSFER) if r["stage"] == TransferStage.ASKED)
    if open_:
        id = world.rng.choice(open_)
        how = moving.countersign if world.rng.random() < 0.8 else moving.refuse
        world.note(f"hq {how.__name__} {edits.tried(id, lambda: how(office, id, 'देखा'))}")
        world.remember(HQ)


CALM: Mapping[Move, int] = {**USUAL, ask: 8, announce: 3, decide: 10}
MOVING: Mapping[Move, int] = {**EVERYTHING, ask: 8, announce: 3, decide: 10}
