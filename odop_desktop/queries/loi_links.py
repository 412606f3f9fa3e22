"""Outside sellers of LoIs' lines, and the artisans of other offices that they may be: for headquarters to link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from odop_desktop.domain.catalogue import ARTISAN, LOI, LOI_LINE, PLACE
from odop_desktop.errors import OdopError
from odop_desktop.identity.fold import fold_search
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import feeding

MOST = 500
FEW = 8  # artisans that are proposed for a line


@dataclass(frozen=True, slots=True)
class Likely:
    """An artisan who may be the seller: by the same mobile, by the name, in the district that the line names."""

    row: RecordRow
    district: RecordRow | None
    mobile: bool
    name: bool
    near: bool

    @property
    def weight(self) -> int:
        return 4 * self.mobile + 2 * self.name + self.near


@dataclass(frozen=True, slots=True)
class Outside:
    """A line with a seller from outside the register. `office` whose LoI it is; `artisan`: whom it is linked to;
    `likely` where it is not."""

    office: str
    loi: RecordRow
    line: RecordRow
    artisan: RecordRow | None
    likely: tuple[Likely, ...]


def outside(office: Office) -> tuple[Outside, ...]:
    """Every such line, those not linked yet first, then by the LoI's number; at most `MOST`."""
    table = read.table_of(LOI_LINE)
    named = (table.c.seller.is_(None), table.c.seller_name.is_not(None))
    with office.reading() as conn:
        lines = read.where(conn, LOI_LINE, *named)
        lois = read.many(conn, LOI, {line["loi"] for line in lines})
        linked = read.many(conn, ARTISAN, [line["linked"] for line in lines if line["linked"]])
        live = [line for line in lines if not lois[line["loi"]].deleted_at]
        live.sort(key=lambda x: (bool(x["linked"]), lois[x["loi"]].title(), x["line_no"] or 0))
        homes = feeding.homes(conn, lois)
        return tuple(
            Outside(
                homes.get(x["loi"], ""),
                lois[x["loi"]],
                x,
                linked.get(x["linked"] or ""),
                () if x["linked"] else _likely(conn, x),
            )
            for x in live[:MOST]
        )


def likely(office: Office, line: RecordRow) -> tuple[Likely, ...]:
    """The artisans who may be the seller of this line, the best first."""
    with office.reading() as conn:
        return _likely(conn, line)


def _likely(conn: Connection, line: RecordRow) -> tuple[Likely, ...]:
    table, mobile, name = read.table_of(ARTISAN), line["seller_mobile"], line["seller_name"]
    found = {r.id: r for r in read.where(conn, ARTISAN, table.c.mobile == mobile)} if mobile else {}
    alike = read.named_among(read.where(conn, ARTISAN, *read.likely(ARTISAN, name)), name) if name else []
    found |= {row.id: row for row in alike}
    homes = feeding.homes(conn, [line["loi"], *found])
    others = [row for row in found.values() if homes.get(row.id) != homes.get(line["loi"])]
    places = read.many(conn, PLACE, [row["district"] for row in others if row["district"]])
    same = {row.id for row in alike}
    all_ = [_told(line, row, places, row.id in same) for row in others]
    return tuple(sorted(all_, key=lambda each: (-each.weight, each.row.title()))[:FEW])


def _told(line: RecordRow, row: RecordRow, places: Mapping[str, RecordRow], named: bool) -> Likely:
    district = places.get(row["district"] or "")
    told = fold_search(line["seller_district"] or "")
    near = bool(told and district and told in {fold_search(district.title(lang)) for lang in ("hi", "en")})
    mobile = bool(line["seller_mobile"]) and row["mobile"] == line["seller_mobile"]
    return Likely(row, district, mobile, named, near)


def line_meant(office: Office, asked: str, codes: Mapping[str, str], of: str = "") -> RecordRow:
    """The line that `LOI-1-000001/2` names, or an id. `codes`: office id → HP-CHM; `of`: the code of its maker.

    E-ACT-01: there is none; E-LOI-19: LoIs of several offices bear the number.
    """
    with office.reading() as conn:
        lines = read.lines_named(conn, asked)
        homes = feeding.homes(conn, [line["loi"] for line in lines])
    made = {line.id: codes.get(homes.get(line["loi"], ""), "") for line in lines}
    found = [line for line in lines if not of or made[line.id] == of.strip().upper()]
    if not found:
        raise OdopError("E-ACT-01", record=asked)
    if len(found) > 1:
        known = ", ".join(sorted(filter(None, made.values())))
        raise OdopError("E-LOI-19", number=asked.rpartition("/")[0], known=known)
    return found[0]
