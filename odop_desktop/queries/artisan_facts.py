"""Gathers what the papers about one artisan state: who it is, what is wanted of it, what it has done so far."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, or_

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.doubts import doubts, missing
from odop_desktop.errors import OdopError, Problem
from odop_desktop.i18n.format import HOME, amount
from odop_desktop.identity.checked import NOTES
from odop_desktop.letters.compose.artisan import ArtisanFacts
from odop_desktop.letters.compose.life import Said
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts as gather
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow


def artisan(conn: Connection, id: str) -> RecordRow:
    """The artisan of this id or number. E-ACT-01 where there is none, E-SLP-01 for a record of another kind."""
    found = read.get(conn, c.ARTISAN, id) or read.by_number(conn, c.ARTISAN, id)
    if found:
        return found
    other = read.anywhere(conn, id)
    raise OdopError("E-SLP-01", record=other.number) if other else OdopError("E-ACT-01", record=id)


def facts(conn: Connection, office: Office, row: RecordRow) -> ArtisanFacts:
    """The head of a paper about the artisan, as of today. Numbers that fail their check are not printed."""
    product = read.kept(conn, read.get(conn, c.PRODUCT, row["odop_product"])) if row["odop_product"] else None
    return ArtisanFacts(
        date=office.today().isoformat(),
        head=gather.head(conn, office),
        office_post=gather.two(gather.office_row(conn), "head_post"),
        state=office.state_words,
        person=gather.person(office, row),
        address=gather.address(conn, row),
        registration=row["reg_no"] or "",
        unit=row["unit_name"] or "",
        mobile=gather.sound(office, row, "mobile"),
        product=gather.two(product, "name"),
    )


def wanted(office: Office, row: RecordRow) -> list[tuple[str, Problem | None]]:
    """The fields still to be asked for: those wanted and empty, then those whose value fails its check."""
    found = doubts(row.kind, row.values, office.lists, on=office.today())
    failing = {str(p.field): p for p in found if p.field and p.code not in NOTES}
    return [(key, None) for key in missing(row.kind, row.values)] + list(failing.items())


def so_far(conn: Connection, row: RecordRow) -> tuple[Said, ...]:
    """Events taken part in and what was sold there; LoIs and what the artisan's own lines come to."""
    table, lines = read.table_of(c.PARTICIPATION), read.table_of(c.LOI_LINE)
    took = read.where(conn, c.PARTICIPATION, table.c.artisan == row.id)
    sold = read.where(conn, c.LOI_LINE, or_(lines.c.seller == row.id, lines.c.linked == row.id))
    lois = read.many(conn, c.LOI, {x["loi"] for x in sold})
    live = {id: loi["currency"] for id, loi in lois.items() if not loi.deleted_at}
    sums = (
        ("events", len({p["event"] for p in took}), _sum((None, p["sale_cash"]) for p in took)),
        ("lois", len(live), _sum((live[x["loi"]], x["value"]) for x in sold if x["loi"] in live)),
    )
    return tuple(
        Said(f"paper.lifeline.{what}.sum" if sum else f"paper.lifeline.{what}", _figures(n, sum))
        for what, n, sum in sums
        if n
    )


def _sum(values: Iterable[tuple[str | None, int | None]]) -> str:
    """What is sold, each currency by itself: "₹12,000 + USD 300"; '' where it is nothing."""
    sums: dict[str, int] = {}
    for coin, value in values:
        sums[coin or HOME] = sums.get(coin or HOME, 0) + (value or 0)
    return " + ".join(amount(sum, coin) for coin, sum in sorted(sums.items(), key=_home_first) if sum)


def _home_first(each: tuple[str, int]) -> tuple[bool, str]:
    return each[0] != HOME, each[0]


def _figures(n: int, sum: str) -> dict[str, Two]:
    return {"n": Two(str(n), str(n)), "sum": Two(sum, sum)}
