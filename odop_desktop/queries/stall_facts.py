"""The facts of a stall letter: the participation's own, else what its event says to everybody."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from odop_desktop.domain import catalogue as c
from odop_desktop.letters.compose import facts as f
from odop_desktop.letters.compose.facts import Two
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts as gather
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow


def stall(conn: Connection, office: Office, row: RecordRow, number: str, on: str) -> f.StallFacts:
    """The facts of the allotment letter with this number ('' for a draft) and date (ISO)."""
    event = read.get(conn, c.EVENT, row["event"])
    artisan = read.get(conn, c.ARTISAN, row["artisan"])
    place = read.get(conn, c.STALL, row["stall"]) if row["stall"] else None
    product = read.kept(conn, read.get(conn, c.PRODUCT, row["product"])) if row["product"] else None
    assert event and artisan
    own = gather.office_row(conn)

    def said(key: str) -> Any:
        return next((r[key] for r in (row, event, own) if r[key] not in (None, "", ())), None)

    def both(key: str) -> Two:
        return Two(said(f"{key}_hi") or "", said(f"{key}_en") or "")

    return f.StallFacts(
        number=number,
        date=on,
        head=gather.head(conn, office),
        state=office.state_words,
        event=gather.event(event),
        participant=gather.person(office, artisan),
        address=gather.address(conn, artisan),
        stall_no=read.stall_spot(place) if place else "",
        product=gather.two(product, "name"),
        officer=gather.signatory(office, gather.officer_on(conn, on)),
        stall_size=str((place and place["size"]) or ""),
        rent=next((r["rent"] for r in (row, place, event) if r and r["rent"] is not None), None),
        application_date=row["application_date"] or "",
        ref_no=row["ref_no"] or "",
        ref_date=row["ref_date"] or "",
        report_date=said("report_date") or "",
        report_time=said("report_time") or "",
        report_place=both("report_place"),
        open_time=event["open_time"] or "",
        close_time=event["close_time"] or "",
        helper=Two(row["helper"] or ""),
        helper_max=said("helper_max"),
        id_docs=tuple(gather.label(office, "id_document", d) for d in said("id_docs") or ()),
        tada_clause=both("tada_clause"),
        claim_days=said("claim_days"),
        lodging=both("lodging"),
        confirm_by=said("confirm_by") or "",
        food=bool(event["food_rule"]) or bool(product and product["craft"] == "FOOD"),
        enclosures=both("enclosures"),
        copies=_copies(both("copies")),
    )


def _copies(text: Two) -> tuple[Two, ...]:
    """One addressee a line; the nth line of either language is the same addressee."""
    hi, en = text.hi.splitlines(), text.en.splitlines()
    longest = max(len(hi), len(en))
    hi, en = hi + [""] * (longest - len(hi)), en + [""] * (longest - len(en))
    return tuple(Two(h, e) for h, e in zip(hi, en, strict=True))
