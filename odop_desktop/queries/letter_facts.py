"""Gathers what a letter states from the records: the facts of letters/compose, nothing worded here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, or_

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.doubts import doubts
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.i18n.format import HOME, date_letter, quantity
from odop_desktop.identity.checked import NOTES
from odop_desktop.letters.compose import facts as f
from odop_desktop.letters.compose.facts import Two
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow


def two(row: RecordRow | None, key: str) -> Two:
    """A field that stands in both languages as <key>_hi and <key>_en."""
    return Two(row[f"{key}_hi"] or "", row[f"{key}_en"] or "") if row else Two()


def label(office: Office, list_name: str, code: str | None) -> Two:
    """The words of a value list's code."""
    entry = office.lists[list_name].by_code.get(code) if code else None
    return Two(entry.label_hi, entry.label_en) if entry else Two()


def officers_on(conn: Connection, day: str) -> list[RecordRow]:
    """The officers on record as in charge on this day (ISO)."""
    table = read.table_of(c.OFFICER)
    ends = or_(table.c.to_date.is_(None), table.c.to_date >= day)
    own = read.own_office(conn).id
    return read.where(conn, c.OFFICER, table.c.from_date <= day, ends, table.c.office == own)


def officer_on(conn: Connection, day: str) -> RecordRow:
    """Who signs on this day (ISO): in charge then, the latest appointment first (DECISIONS 9). E-ACT-23."""
    found = officers_on(conn, day)
    if not found:
        raise OdopError("E-ACT-23", day=day)
    return max(found, key=lambda r: r["from_date"])


def head(conn: Connection, office: Office) -> f.Head:
    """The office's head from its settings; without letterhead lines the post and the office's name."""
    row = office_row(conn)
    hi = (row["letterhead_hi"] or "").splitlines()
    en = (row["letterhead_en"] or "").splitlines()
    longest = max(len(hi), len(en))
    lines = tuple(
        Two(h, e)
        for h, e in zip(hi + [""] * (longest - len(hi)), en + [""] * (longest - len(en)), strict=True)
    )
    return f.Head(
        name=two(row, "name"),
        lines=lines,
        address=two(row, "address"),
        phone=row["phone"] or "",
        email=row["email"] or "",
        preprinted_mm=row["letterhead_blank_mm"] or 0,
    )


def office_row(conn: Connection) -> RecordRow:
    return read.own_office(conn)


def signatory(office: Office, row: RecordRow) -> f.Signatory:
    return f.Signatory(
        name=two(row, "name"),
        post=two(row, "post"),
        gender=row["gender"] or "",
        title=label(office, "honorific", row["honorific"]),
        for_whom=two(row, "for_whom"),
        additional_charge=bool(row["additional_charge"]),
    )


def event(row: RecordRow | None) -> f.Event:
    if row is None:
        return f.Event(Two())
    return f.Event(two(row, "name"), two(row, "venue"), row["from_date"] or "", row["to_date"] or "")


def person(office: Office, row: RecordRow) -> f.Person:
    return f.Person(
        name=two(row, "name"),
        gender=row["gender"] or "",
        title=label(office, "honorific", row["honorific"]),
        relation=row["relation"] or "",
        guardian=Two(row["guardian_name"] or "", row["guardian_name_en"] or ""),
        guardian_title=label(office, "guardian_title", row["guardian_title"]),
    )


def address(conn: Connection, row: RecordRow) -> f.Address:
    places = read.many_kept(conn, c.PLACE, [row[k] for k in ("block", "tehsil", "district") if row[k]])

    def place(key: str) -> Two:
        return two(places.get(row[key] or ""), "name")

    return f.Address(
        line=Two(row["address"] or "", row["address_en"] or ""),
        village=Two(row["village_ward"] or ""),
        post_office=Two(row["post_office"] or ""),
        block=place("block"),
        tehsil=place("tehsil"),
        district=place("district"),
        pin=row["pin"] or "",
    )


def sound(office: Office, row: RecordRow, key: str) -> str:
    """A registration number, or nothing if it fails its check: such a number is not printed (DECISIONS 6).

    One of which there is only something to note (an Udyog Aadhaar number of former years) is printed.
    """
    told = doubts(row.kind, row.values, office.lists, on=office.today())
    failing = {p.field for p in told if p.code not in NOTES}
    return "" if key in failing else str(row[key] or "")


def loi(conn: Connection, office: Office, row: RecordRow, number: str, on: str) -> f.LoiFacts:
    """The facts of a LoI's letter with this number ('' for a draft) and date (ISO)."""
    lines = sorted(read.children(conn, c.LOI_LINE, row.id), key=lambda x: x["line_no"] or 0)
    sellers, places = _sellers(conn, office, lines)
    own = office_row(conn)
    return f.LoiFacts(
        number=number,
        date=on,
        head=head(conn, office),
        state=office.state_words,
        event=event(_get(conn, c.EVENT, row["event"])),
        buyer=_buyer(conn, office, row),
        sellers=tuple(sellers),
        lines=tuple(_line(office, x, places[x.id]) for x in lines),
        facilitator=two(own, "facilitator"),
        officer=signatory(office, officer_on(conn, on)),
        signing=row["who_signs"] or "BOTH",
        tax=label(office, "tax_mode", row["tax"]),
        sample_days=row["sample_days"],
        delivery_place=row["delivery_place"] or "",
        delivery_by=row["delivery_by"] or "",
        freight_by=label(office, "freight_by", row["freight_by"]),
        payment_terms=Two(row["payment_terms"] or "", row["payment_terms_en"] or ""),
        advance_percent=row["advance_pct"],
        pay_days=row["pay_days"],
        valid_till=row["valid_till"] or "",
        followup_days=row["followup_days"] or own["followup_days"],
        jurisdiction=two(row, "jurisdiction") or two(own, "jurisdiction"),
        witness1=row["witness1"] or "",
        witness2=row["witness2"] or "",
        currency=_currency(office, row),
    )


def _currency(office: Office, row: RecordRow) -> f.Currency:
    """Rupees, or what the letter says of another currency: its code, its word, the rate with source and day."""
    code = row["currency"] or HOME
    if code == HOME:
        return f.Currency()
    rate = f"1 {code} = ₹ {quantity(row['exchange_rate'])}" if row["exchange_rate"] else ""
    day = date_letter(row["exchange_on"]) if row["exchange_on"] else ""
    note = ", ".join(filter(None, (rate, row["exchange_source"], day))) if rate else ""
    same = Two(code, code)
    return f.Currency(same, label(office, "currency", code) or same, Two(note, note))


def _get(conn: Connection, kind: RecordKind, id: str | None) -> RecordRow | None:
    return read.kept(conn, read.get(conn, kind, id)) if id else None


def _buyer(conn: Connection, office: Office, row: RecordRow) -> f.Buyer:
    buyer = _get(conn, c.BUYER, row["buyer"])
    if buyer is None:
        return f.Buyer(Two())
    town = ", ".join(str(buyer[k]) for k in ("address", "city", "state", "country") if buyer[k])
    town_hi = str(buyer["address_hi"] or "")
    pin = f" – {buyer['pin']}" if buyer["pin"] else ""
    return f.Buyer(
        name=two(buyer, "name"),
        address=Two(town_hi and town_hi + pin, town and town + pin),
        gstin=sound(office, buyer, "gstin"),
        rep=Two(buyer["rep_name_hi"] or "", buyer["rep_name"] or ""),
        rep_post=Two(buyer["rep_post_hi"] or "", buyer["rep_post"] or ""),
        mobile=sound(office, buyer, "mobile"),
    )


def _sellers(
    conn: Connection, office: Office, lines: Iterable[RecordRow]
) -> tuple[list[f.Seller], dict[str, int]]:
    """Each seller once, in the order of the lines, and the place of each line's seller among them."""
    sellers: list[f.Seller] = []
    seen: dict[Any, int] = {}
    places: dict[str, int] = {}
    for line in lines:
        key = line["seller"] or (line["seller_name"], line["seller_district"], line["seller_mobile"])
        if key not in seen:
            seen[key] = len(sellers)
            own = _get(conn, c.ARTISAN, line["seller"])
            sellers.append(_registered(conn, office, own) if own else _outside(office, line))
        places[line.id] = seen[key]
    return sellers, places


def _registered(conn: Connection, office: Office, row: RecordRow) -> f.Seller:
    return f.Seller(
        person=person(office, row),
        unit=row["unit_name"] or "",
        address=address(conn, row),
        registration=row["reg_no"] or "",
        udyam=sound(office, row, "udyam_no"),
        pehchan=sound(office, row, "pehchan_no"),
        mobile=sound(office, row, "mobile"),
    )


def _outside(office: Office, line: RecordRow) -> f.Seller:
    """A seller outside this register: name, district, mobile (DECISIONS 5)."""
    return f.Seller(
        person=f.Person(Two(line["seller_name"] or "")),
        address=f.Address(district=Two(line["seller_district"] or "")),
        mobile=sound(office, line, "seller_mobile"),
    )


def _line(office: Office, x: RecordRow, seller: int) -> f.LoiLine:
    return f.LoiLine(
        product=two(x, "product"),
        spec=x["spec"] or "",
        hs=x["hs"] or "",
        quantity=x["qty"],
        unit=label(office, "unit", x["unit"]),
        rate=x["rate"],
        seller=seller,
    )
