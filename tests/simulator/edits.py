"""What clerks do to records, at random: through the actions a clerk's hand would call, rules and all."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import feeding

_NAMES = ("सुनीता देवी", "कमला", "राम लाल", "Hira Devi", "Bhag Singh")
_WORDS = ("ऊन", "रुमाल", "चप्पल", "shawl", "metal")
_DOCS = ("AADHAAR", "PAN", "VOTER", "RATION")
Edit = Callable[[Office, Random], str]


def rows(office: Office, kind: RecordKind, *, bin: bool = False) -> list[RecordRow]:
    with office.reading() as conn:
        return [r for r in read.where(conn, kind, bin=bin) if r.op_id]


def pick(office: Office, rng: Random, kind: RecordKind) -> RecordRow | None:
    found = sorted(rows(office, kind), key=lambda r: r.id)
    return rng.choice(found) if found else None


def make_artisan(office: Office, rng: Random) -> str:
    return _make(office, c.ARTISAN, name_hi=rng.choice(_NAMES), pin=_pin(rng))


def change_artisan(office: Office, rng: Random) -> str:
    values: list[dict[str, Any]] = [
        {"pin": _pin(rng)},
        {"mobile": f"98765{rng.randrange(10**5):05}"},
        {"name_hi": rng.choice(_NAMES)},
        {"remarks": rng.choice(_WORDS)},
        {"extra": tuple(rng.sample(_DOCS, rng.randrange(4)))},
        {"village_ward": rng.choice(_WORDS), "block": rng.choice(_WORDS)},
        {"pin": None},
    ]
    return _change(office, rng, c.ARTISAN, rng.choice(values))


def make_offering(office: Office, rng: Random) -> str:
    artisan = pick(office, rng, c.ARTISAN)
    with office.reading() as conn:
        products = sorted(r.id for r in read.where(conn, c.PRODUCT))
    if artisan is None:
        return "nobody to offer"
    return _make(office, c.OFFERING, artisan=artisan.id, product=rng.choice(products))


def change_offering(office: Office, rng: Random) -> str:
    values = [{"price_min": rng.randrange(1, 900) * 100}, {"description": rng.choice(_WORDS)}]
    return _change(office, rng, c.OFFERING, rng.choice(values))


def make_event(office: Office, rng: Random) -> str:
    own = "HQ" if office.facts.kind == "headquarters" else "DISTRICT"
    return _make(office, c.EVENT, name_hi=rng.choice(_NAMES), name_en="Fair", organised_by=own, city="Chamba")


def change_event(office: Office, rng: Random) -> str:
    values = [{"city": rng.choice(_WORDS)}, {"venue_hi": rng.choice(_WORDS)}]
    return _change(office, rng, c.EVENT, rng.choice(values))


def take_part(office: Office, rng: Random) -> str:
    event, artisan = pick(office, rng, c.EVENT), pick(office, rng, c.ARTISAN)
    if event is None or artisan is None or not _known_to_both(office, event, artisan):
        return "no fair"
    return _make(office, c.PARTICIPATION, event=event.id, artisan=artisan.id)


def _known_to_both(office: Office, event: RecordRow, artisan: RecordRow) -> bool:
    """Headquarters enters an artisan for a fair that the artisan's office knows."""
    if office.facts.kind != "headquarters":
        return True
    with office.reading() as conn:
        scopes = feeding.homes(conn, [event.id, artisan.id])
    return scopes.get(event.id) in ("*", scopes.get(artisan.id))


def decide(office: Office, rng: Random) -> str:
    values: list[dict[str, Any]] = [
        {"stage": "SELECTED"},
        {"stage": "APPLIED"},
        {"fee": rng.randrange(1, 500) * 100},
        {"remarks": rng.choice(_WORDS)},
    ]
    return _change(office, rng, c.PARTICIPATION, rng.choice(values), reason="सूची")


def make_loi(office: Office, rng: Random) -> str:
    event = pick(office, rng, c.EVENT)
    return _make(office, c.LOI, event=event.id if event else None, loi_date="2026-01-05")


def make_line(office: Office, rng: Random) -> str:
    loi = pick(office, rng, c.LOI)
    if loi is None:
        return "no letter of intent"
    values = {"qty": rng.randrange(1, 90) * 1000, "rate": rng.randrange(1, 90) * 100}
    return _make(office, c.LOI_LINE, loi=loi.id, seller_name=rng.choice(_NAMES), product_en="Shawl", **values)


def change_line(office: Office, rng: Random) -> str:
    return _change(office, rng, c.LOI_LINE, {"qty": rng.randrange(1, 90) * 1000})


def to_bin(office: Office, rng: Random) -> str:
    kind = rng.choice((c.ARTISAN, c.OFFERING, c.EVENT, c.PARTICIPATION, c.LOI))
    row = pick(office, rng, kind)
    if row is None:
        return "nothing to throw away"
    return tried("bin", lambda: records.bin(office, kind=kind, ids=[row.id], reason="दोहरा"))


def from_bin(office: Office, rng: Random) -> str:
    kind = rng.choice((c.ARTISAN, c.OFFERING, c.EVENT, c.PARTICIPATION, c.LOI))
    gone = sorted((r for r in rows(office, kind, bin=True) if r.deleted_at), key=lambda r: r.id)
    if not gone:
        return "nothing in the bin"
    row = rng.choice(gone)
    return tried("restore", lambda: records.unbin(office, kind=kind, id=row.id))


def undo(office: Office, rng: Random) -> str:
    return tried("undo", lambda: records.undo(office))


EDITS: tuple[tuple[Edit, int], ...] = (
    (make_artisan, 10),
    (change_artisan, 30),
    (make_offering, 5),
    (change_offering, 6),
    (make_event, 4),
    (change_event, 5),
    (take_part, 6),
    (decide, 10),
    (make_loi, 4),
    (make_line, 6),
    (change_line, 6),
    (to_bin, 5),
    (from_bin, 5),
    (undo, 3),
)


def edit(office: Office, rng: Random) -> str:
    """One change at random; what the rules refuse is no mistake of the run."""
    made = rng.choices([e for e, _ in EDITS], [w for _, w in EDITS])[0]
    return f"{made.__name__} {made(office, rng)}"


def _make(office: Office, kind: RecordKind, **values: Any) -> str:
    return tried(kind.name, lambda: records.make(office, kind=kind, values=values))


def _change(
    office: Office, rng: Random, kind: RecordKind, values: dict[str, Any], reason: str | None = None
) -> str:
    row = pick(office, rng, kind)
    if row is None:
        return "nothing there"
    return tried(
        row.number or row.id,
        lambda: records.change(office, kind=kind, id=row.id, values=values, reason=reason),
    )


def tried(what: str, work: Callable[[], object]) -> str:
    try:
        work()
    except OdopError as error:
        return f"{what} refused {error.code}"
    return what


def _pin(rng: Random) -> str:
    return f"176{rng.randrange(100, 999)}"
