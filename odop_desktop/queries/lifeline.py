"""The life of a record: everything with a date that is on record of it, newest first.

What is told of each kind is data (`_LIVES`); a line says its words as msgids with facts in both languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.domain.stages import LetterStatus
from odop_desktop.letters.compose.life import LifeLine, Said
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries import acts, addressed, read
from odop_desktop.queries.letter_facts import label, two
from odop_desktop.queries.read import RecordRow

Gather = Callable[[Connection, Office, RecordRow], Iterable[LifeLine]]


def of(office: Office, row: RecordRow) -> tuple[LifeLine, ...]:
    """The record's life, newest first; of one day, what it is about before its being entered."""
    with office.reading() as conn:
        found = [line for gather in _gathered(row.kind) for line in gather(conn, office, row)]
    return tuple(sorted(found, key=lambda line: line.on, reverse=True))


def _participations(conn: Connection, office: Office, row: RecordRow) -> list[LifeLine]:
    """An artisan's events, each with its stall, what was decided and what was sold."""
    rows = _pointing(conn, c.PARTICIPATION, "artisan", row)
    events, stalls = _behind(conn, c.EVENT, "event", rows), _behind(conn, c.STALL, "stall", rows)
    return [_participation(office, r, events.get(r["event"]), stalls.get(r["stall"] or "")) for r in rows]


def _participation(
    office: Office, row: RecordRow, event: RecordRow | None, stall: RecordRow | None
) -> LifeLine:
    said = [Said("life.what", {"what": two(event, "name")})]
    if stall:
        said.append(Said("life.stall", {"stall": _same(read.stall_spot(stall))}))
    said += _stage(office, row)
    said += [Said(f"life.{key}", {"sum": _told(office, row, key)}) for key in _SOLD if row[key]]
    day = (event["from_date"] if event else None) or row["stage_on"] or row.created_at[:10]
    return LifeLine(day, tuple(said), row.kind.name, row.id)


_SOLD = ("sale_cash", "order_booked")


def _sold_by(conn: Connection, office: Office, row: RecordRow) -> list[LifeLine]:
    """The LoIs in which an artisan sells, or a product is sold, each with what its own lines come to. Lines of
    other districts' LoIs are among them, where headquarters linked them to the artisan.
    """
    keys = ("seller", "linked") if row.kind is c.ARTISAN else ("product",)
    lines = list({x.id: x for key in keys for x in _pointing(conn, c.LOI_LINE, key, row)}.values())
    lois = _behind(conn, c.LOI, "loi", lines)
    buyers = _behind(conn, c.BUYER, "buyer", lois.values())
    sums: dict[str, int] = {}
    for line in lines:
        sums[line["loi"]] = sums.get(line["loi"], 0) + (line["value"] or 0)
    live = [loi for loi in lois.values() if loi.deleted_at is None]
    return [_loi(office, loi, sums[loi.id], two(buyers.get(loi["buyer"] or ""), "name")) for loi in live]


def _lois(conn: Connection, office: Office, row: RecordRow) -> list[LifeLine]:
    """A buyer's LoIs, or those of an event, each with its total."""
    rows = _pointing(conn, c.LOI, row.kind.name, row)
    other, key = (c.EVENT, "event") if row.kind is c.BUYER else (c.BUYER, "buyer")
    behind = _behind(conn, other, key, rows)
    return [_loi(office, r, r["total"] or 0, two(behind.get(r[key] or ""), "name")) for r in rows]


def _loi(office: Office, loi: RecordRow, sum: int, whose: Two) -> LifeLine:
    said = [Said("life.loi", {"number": _same(loi["loi_no"] or loi.number)})]
    said += [Said("life.what", {"what": whose})] if whose else []
    if sum:
        said.append(Said("life.what", {"what": _shown(office, c.LOI.by_key["total"], sum, loi["currency"])}))
    return LifeLine(
        loi["loi_date"] or loi.created_at[:10], (*said, *_stage(office, loi)), loi.kind.name, loi.id
    )


def _consents(conn: Connection, office: Office, row: RecordRow) -> list[LifeLine]:
    """What an artisan agreed to, refused and withdrew, each on its day."""
    return [
        line for consent in _pointing(conn, c.CONSENT, "artisan", row) for line in _consent(office, consent)
    ]


def _consent(office: Office, row: RecordRow) -> Iterable[LifeLine]:
    purpose = _told(office, row, "purpose")
    given = "REFUSED" if row["state"] == "REFUSED" else "GIVEN"
    days = [(row["given_on"], given)]
    days += [(row["withdrawn_on"], "WITHDRAWN")] if row["withdrawn_on"] else []
    for day, state in days:
        facts = {"purpose": purpose, "state": label(office, "consent_state", state)}
        yield LifeLine(day, (Said("life.consent", facts),), row.kind.name, row.id)


def _offerings(conn: Connection, office: Office, row: RecordRow) -> list[LifeLine]:
    rows = _pointing(conn, c.OFFERING, "artisan", row)
    products = _behind(conn, c.PRODUCT, "product", rows)
    named = ((r, two(products.get(r["product"]), "name")) for r in rows)
    return [
        LifeLine(r.created_at[:10], (Said("life.offering", {"product": name}),), r.kind.name, r.id)
        for r, name in named
    ]


def _letters(conn: Connection, office: Office, row: RecordRow) -> list[LifeLine]:
    return [_letter(office, r) for r in addressed.about(conn, row)]


def _letter(office: Office, row: RecordRow) -> LifeLine:
    said = [Said("life.letter", {"kind": _told(office, row, "kind"), "number": _same(row.number)})]
    if row["status"] == LetterStatus.CANCELLED:
        said.append(Said("life.cancelled", {"reason": _same(row["cancel_reason"] or "–")}))
    return LifeLine(row["letter_date"], tuple(said), row.kind.name, row.id)


def _days(conn: Connection, office: Office, row: RecordRow) -> list[LifeLine]:
    """The record's own dates, each with the fields that say more of it."""
    lines = []
    for key, more in _DAYS.get(row.kind.name, ()):
        if not row[key]:
            continue
        said = [Said(f"life.{row.kind.name}.{key}")]
        said += [Said("life.what", {"what": _told(office, row, k)}) for k in more if row[k]]
        lines.append(LifeLine(str(row[key])[:10], tuple(said), row.kind.name, row.id))
    return lines


# Which dates of a record are told, and the fields told behind each; words: `life.<kind>.<date>`.
_DAYS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    c.PARTICIPATION.name: (
        ("claim_paid_on", ("claim_paid",)),
        ("reported_at", ()),
        ("confirmed_on", ()),
        ("stage_on", ("stage", "stage_reason")),
        ("approval_on", ("approval_note",)),
        ("fee_refunded_on", ("fee",)),
        ("application_date", ("diary_no",)),
    ),
    c.LOI.name: (
        ("valid_till", ()),
        ("followup_next", ()),
        ("followup_last", ()),
        ("stage_on", ("stage", "stage_reason")),
        ("approval_on", ("approval_note",)),
        ("loi_date", ("signed_place", "total")),
    ),
    c.EVENT.name: (
        ("to_date", ()),
        ("from_date", ("venue_hi", "city")),
        ("last_date", ()),
        ("approval_on", ("approval_note",)),
    ),
    c.LETTER.name: (
        ("cancelled_on", ("cancel_reason",)),
        ("despatch_on", ("despatch_no", "despatch_how")),
        ("letter_date", ("to_whom",)),
    ),
    c.OFFICER.name: (("to_date", ()), ("from_date", ("post_hi",))),
    c.CONSENT.name: (("withdrawn_on", ()), ("given_on", ("purpose",))),
    c.OFFERING.name: (("logo_valid_till", ("logo_no",)),),
    c.ATTACHMENT.name: (("paper_date", ("paper_no",)),),
}


def _entered(conn: Connection, office: Office, row: RecordRow) -> list[LifeLine]:
    """When it went to a portal, to the bin, and when it was made and by whom; a pack's row was made by nobody."""
    lines = []
    if row["uploaded_on"]:
        said = [Said("life.uploaded"), *(_what(row["portal_no"]))]
        lines.append(LifeLine(row["uploaded_on"], tuple(said), row.kind.name, row.id))
    if row.deleted_at:
        lines.append(LifeLine(row.deleted_at[:10], (Said("life.binned"),), row.kind.name, row.id))
    if not row.packed:
        made = Said("life.registered" if row.kind is c.ARTISAN else "life.entered")
        said = [made, *_what(acts.maker(conn, row.id))]
        lines.append(LifeLine(row.created_at[:10], tuple(said), row.kind.name, row.id))
    return lines


_LIVES: dict[str, tuple[Gather, ...]] = {
    c.ARTISAN.name: (_participations, _sold_by, _letters, _consents, _offerings),
    c.BUYER.name: (_lois,),
    c.PRODUCT.name: (_sold_by,),
    c.EVENT.name: (_lois,),
    c.LOI.name: (_letters,),
    c.PARTICIPATION.name: (_letters,),
}


def _gathered(kind: RecordKind) -> tuple[Gather, ...]:
    return (*_LIVES.get(kind.name, ()), _days, _entered)


def _pointing(conn: Connection, kind: RecordKind, key: str, row: RecordRow) -> list[RecordRow]:
    """The live records of the kind whose field `key` names this record."""
    return read.where(conn, kind, read.table_of(kind).c[key] == row.id)


def _behind(conn: Connection, kind: RecordKind, key: str, rows: Iterable[RecordRow]) -> dict[str, RecordRow]:
    """The records that the field `key` of these rows names, by id."""
    return read.many(conn, kind, [r[key] for r in rows if r[key]])


def _stage(office: Office, row: RecordRow) -> list[Said]:
    return [Said("life.what", {"what": _told(office, row, "stage")})] if row["stage"] else []


def _what(text: str | None) -> list[Said]:
    return [Said("life.what", {"what": _same(text)})] if text else []


def _told(office: Office, row: RecordRow, key: str) -> Two:
    """A field's value as both languages show it."""
    return _shown(office, row.kind.by_key[key], row[key], row["currency"])


def _shown(office: Office, field: Field, value: Any, coin: str | None) -> Two:
    if field.kind in (Kind.CHOICE, Kind.STAGE):
        return label(office, str(field.choices), value)
    return _same(show(field, value, office.words("hi"), office.lists, coin))


def _same(text: str) -> Two:
    return Two(text, text)
