"""The practice office's buyers, offerings and letters of intent: ready to be issued, not issued.

One for each product the press report names; makers of other districts are named as sellers outside (DECISIONS 5).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.pack import Pack
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow


def make(
    office: Office, pack: Pack, told: Mapping[str, Any], ids: Mapping[str, str], people: Sequence[str]
) -> None:
    """The LoIs of the pack's buyer–seller meet; nothing where the State's pack knows none."""
    meet = next((row for row in pack.events if row.values["kind"] == "MEET"), None)
    if meet is None or not pack.loi_products:
        return
    desk = _Desk(office, pack, told, people)
    buyers = [desk.new(c.BUYER, b) for b in told["buyer"]]
    begins = date.fromisoformat(meet.values["from_date"])
    for n, entry in enumerate(told["loi"]):
        terms = desk.terms(begins) | {"event": ids[meet.id], "buyer": buyers[entry["buyer"]]}
        desk.loi(n, entry, terms | {"signed_place": meet.values.get("venue_hi")})


@dataclass(frozen=True, slots=True)
class _Desk:
    office: Office
    pack: Pack
    told: Mapping[str, Any]
    people: Sequence[str]

    def new(self, kind: RecordKind, values: Mapping[str, Any]) -> str:
        """One record more, as a clerk would make it."""
        return records.make(self.office, kind=kind, values=values).touched[0][1]

    def terms(self, begins: date) -> dict[str, Any]:
        """What all the LoIs of the meet have in common."""
        return {
            "loi_date": (begins + timedelta(days=1)).isoformat(),
            "valid_till": (begins + timedelta(days=181)).isoformat(),
            "tax": "EXCL",
            "sample_days": self.pack.head.settings["sample_days"],
            "delivery_place": "दिल्ली",
            "delivery_by": (begins + timedelta(days=120)).isoformat(),
            "freight_by": "BUYER",
            "advance_pct": 3000,
            "pay_days": self.pack.head.settings["pay_days"],
            "approval_note": "टिप्पणी पृ. 5",
            "approval_on": begins.isoformat(),
        }

    def loi(self, n: int, entry: Mapping[str, Any], terms: Mapping[str, Any]) -> None:
        with self.office.reading() as conn:
            product = read.by_number(conn, c.PRODUCT, entry["product"])
        assert product is not None
        loi = self.new(c.LOI, terms)
        for turn, (quantity, unit, rate) in enumerate(entry["lines"]):
            line = {"loi": loi, "product": product.id, "spec": entry["spec"], "unit": unit}
            line |= {"qty": quantity * 1000, "rate": rate * 100}
            self.new(c.LOI_LINE, line | self._seller(product, unit, rate, n, turn))

    def _seller(self, product: RecordRow, unit: str, rate: int, n: int, turn: int) -> dict[str, Any]:
        """A maker of this register with an offering, or one outside it: name, district, mobile."""
        if product["district"] == self.office.facts.district:
            values = {
                "artisan": self.people[turn],
                "product": product.id,
                "unit": unit,
                "price_min": rate * 100,
            }
            offering = self.new(c.OFFERING, values | {"capacity_month": 40_000})
            return {"seller": self.people[turn], "offering": offering}
        with self.office.reading() as conn:
            place = read.get(conn, c.PLACE, product["district"])
        first, last = self.told["first_f"][n % 12], self.told["last"][(n * 5 + 2) % 12]
        return {
            "seller_name": f"{first[0]} {last[0]}",
            "seller_district": place.title() if place else "",
            "seller_mobile": f"90000002{n:02d}",
        }
