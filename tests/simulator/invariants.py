"""What must hold once everything has been delivered (SYNC, I1 to I9), read from the stores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from odop_desktop.office import Office
from odop_desktop.storage import chain, peers
from odop_desktop.storage.held import order
from odop_desktop.sync import circulars, enclosures, listed
from tests.simulator import plain, rights
from tests.simulator.reading import Seen, see
from tests.simulator.world import World
from tests.sync.lab import HQ


def violations(world: World) -> list[str]:
    """Every violation, in words; none where all is well."""
    stores = {who: see(world.office(who)) for who in world.names}
    offices = {who: world.office(who) for who in world.names}
    return [
        *_converged(stores, offices),
        *_nothing_lost(stores, world),
        *_explained(stores),
        *_chains(offices),
        *_numbers(stores[HQ], world),
        *_owned(stores[HQ], world),
        *_ended(stores[HQ], world),
        *_photos(stores[HQ], offices),
        *_circulars(offices),
        *rights.violations(world, stores),
    ]


def _converged(stores: Mapping[str, Seen], offices: Mapping[str, Office]) -> Iterator[str]:
    """I1: a district's PC holds its office's records and the shared ones as headquarters does."""
    hq = stores[HQ]
    stuck = set(hq.waiting.values())
    for who, seen in stores.items():
        scopes = (offices[who].facts.id, "*")
        if who == HQ:
            continue
        read = {id for id, scope in hq.guests if scope in scopes}
        due = {k for k in hq.rows if (hq.homes.get(k[1]) in scopes or k[1] in read) and k[1] not in stuck}
        gone = moved_away(seen, offices[who].facts.district)
        mine = {k for k in seen.rows if k[1] not in stuck | gone}
        if gone & {k[1] for k in due}:
            yield f"I1 {who} keeps {gone & {k[1] for k in due}} closed, which are its own"
        for key in due ^ mine:
            yield f"I1 {who} and headquarters do not both have {key} (home {hq.homes.get(key[1])})"
        for key in due & mine:
            for field, value in hq.rows[key].items():
                if seen.rows[key][field] != value:
                    yield f"I1 {who} {key}.{field} is {seen.rows[key][field]!r}, at headquarters {value!r}"
            ours, theirs = seen.heads.get(key[1], ({}, ()))[1], hq.heads.get(key[1], ({}, ()))[1]
            if ours != theirs:
                yield f"I1 {who} {key} asks for {ours}, headquarters for {theirs}"


_FAMILY, _BESIDE = ("consent", "offering"), ("attachment", "query")


def moved_away(seen: Seen, district: str | None) -> set[str]:
    """What an office only keeps to look into: persons whose last transfer went elsewhere, and all that is theirs."""
    last: dict[str, tuple[int, str, str]] = {}
    for (kind, id), row in seen.rows.items():
        if kind == "transfer" and row["stage"] == "COUNTERSIGNED":
            move = (row["turn"], id, row["to_district"])
            last[row["artisan"]] = max(last.get(row["artisan"], move), move)
    gone = {person for person, move in last.items() if move[2] != district}
    gone |= {id for (kind, id), row in seen.rows.items() if kind in _FAMILY and row["artisan"] in gone}
    return gone | {
        id for (kind, id), row in seen.rows.items() if kind in _BESIDE and row["record_id"] in gone
    }


def _nothing_lost(stores: Mapping[str, Seen], world: World) -> Iterator[str]:
    """I4: every op that may not be lost is at headquarters, once and unaltered."""
    hq = stores[HQ]
    for who, seen in stores.items():
        for id, op in seen.ops.items():
            if id not in hq.ops:
                yield f"I4 {who}'s {id} ({op.kind} {op.entity}) is not at headquarters"
            elif hq.ops[id].hash != op.hash:
                yield f"I4 {id} is another one at {who} than at headquarters"
    for id in world.required - hq.ops.keys():
        yield f"I4 {id} was lost"


def _explained(stores: Mapping[str, Seen]) -> Iterator[str]:
    """I4, I7: rows are what the log says, and nothing but it."""
    for who, seen in stores.items():
        for told in plain.differences(seen):
            yield f"I7 {who} {told}"


def _chains(offices: Mapping[str, Office]) -> Iterator[str]:
    """I7: the chains verify."""
    for who, office in offices.items():
        with office.reading() as conn:
            for op in chain.broken(conn):
                yield f"I7 {who} the chain breaks at {op}"


_NUMBERED = {"artisan": "reg_no", "offering": "number", "participation": "number", "loi": "number"}


def _numbers(hq: Seen, world: World) -> Iterator[str]:
    """I6: no number that people use stands twice among the records that one office made."""
    office = world.offices()
    made = {op.entity_id: office.get(op.node, op.node) for op in hq.ops.values() if op.kind == "create"}
    found: dict[tuple[str, str, str], str] = {}
    for (kind, id), row in hq.rows.items():
        number = row.get(_NUMBERED.get(kind, ""))
        if number and id not in hq.waiting.values():
            spot = (kind, made[id], number)
            if found.setdefault(spot, id) != id:
                yield f"I6 {spot} stands twice"


def _owned(hq: Seen, world: World) -> Iterator[str]:
    """I8: a record belongs to the office that made it; no other's op is in it that nobody has let in."""
    office = world.offices()
    head = office[world.node(HQ)]
    for id, op in hq.ops.items():
        home = hq.homes.get(op.entity_id)
        if office.get(op.node) == head or id in hq.waiting or home in (None, office.get(op.node)):
            continue
        if (op.entity_id, office.get(op.node)) in hq.former:
            continue
        if op.entity not in ("participation", "space", "stall") and op.entity_id not in world.decided:
            yield f"I8 {id} changed {op.entity} of another office"


def _ended(hq: Seen, world: World) -> Iterator[str]:
    """I8: what a PC wrote that was taken out of use before it came counts only where a person let it in."""
    for id, op in hq.ops.items():
        node, epoch, seq = order(id)
        late = node in world.limits and seq > world.limits[node].get(epoch, 0)
        if late and id not in hq.waiting and op.entity_id not in world.decided:
            yield f"I8 {id} counts, of a PC that was stolen"


def _photos(hq: Seen, offices: Mapping[str, Office]) -> Iterator[str]:
    """I1: a photo that any PC still holds is at headquarters."""
    named = {row["photo"] for (kind, _), row in hq.rows.items() if kind == "artisan" and row["photo"]}
    has = {who: set(office.store.blobs.held(sorted(named))) for who, office in offices.items()}
    for who, photos in has.items():
        for photo in photos - has[HQ]:
            yield f"I1 {who} holds photo {photo[:8]}, headquarters does not"


def _circulars(offices: Mapping[str, Office]) -> Iterator[str]:
    """S4: every circular that headquarters sends lies at each PC of the offices it is for."""
    trust = listed.trust(offices[HQ])
    for who, office in offices.items():
        with office.reading() as conn:
            node = peers.me(conn).node
        has = {each.file.name.split("_")[1] for each in enclosures.kept(office)}
        for each in circulars.standing(offices[HQ]) if who != HQ else ():
            if each.paper.is_for(trust.node(node).code) and each.paper.sha256[: enclosures.SHORT] not in has:
                yield f"S4 {who} has not got {each.paper.name}"
