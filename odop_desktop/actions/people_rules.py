"""Rules of artisans, their consents, and products."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlalchemy import Connection

from odop_desktop.domain.catalogue import PLACE, PRODUCT
from odop_desktop.errors import OdopError, Problem
from odop_desktop.identity.fold import fold_search
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow

Values = dict[str, Any]

ADULT = 18  # ODOP benefits ask for 18 years (DOMAIN 2.4); a child's data needs more than we keep


def years(born: str, on: date) -> int:
    """Full years from an ISO birth date to the day `on`."""
    b = date.fromisoformat(born)
    return on.year - b.year - ((on.month, on.day) < (b.month, b.day))


def artisan(office: Office, whole: Values) -> tuple[Values, list[Problem]]:
    """No child (E-ACT-17); the day on which an age was told; the office's district where none is given."""
    today = office.today()
    age = years(whole["dob"], today) if whole.get("dob") else whole.get("age")
    if age is not None and age < ADULT:
        raise OdopError("E-ACT-17", age=age)
    added: Values = {}
    if whole.get("age") and not whole.get("age_on"):
        added["age_on"] = today.isoformat()
    if not whole.get("district") and office.facts.district:
        added["district"] = office.facts.district
    gstin, pan = whole.get("gstin"), whole.get("pan")
    if gstin and pan and len(gstin) == 15 and gstin[2:12] != pan:
        return added, [Problem.of("E-ACT-18", "gstin", pan=gstin[2:12])]
    return added, []


def product(conn: Connection, office: Office, old: RecordRow | None, whole: Values) -> Values:
    """A local product gets a key of its own, like a pack's, that no other product has."""
    if whole.get("product_key"):
        same = read.numbered(conn, PRODUCT, whole["product_key"], bin=True)
        if any(old is None or row.id != old.id for row in same):
            raise OdopError("E-ACT-19", number=whole["product_key"])
        return {}
    district = whole.get("district") or office.facts.district
    place = read.get(conn, PLACE, district) if district else None
    name = str(whole.get("name_en") or "").casefold() or fold_search(whole.get("name_hi") or "")
    slug = "-".join(re.findall("[a-z0-9]+", name))
    stem = f"{office.facts.state}-{place['lgd_code'] if place else office.facts.code3}-{slug}"[:70]
    key, n = stem, 1
    while read.numbered(conn, PRODUCT, key, bin=True):
        n += 1
        key = f"{stem}-{n}"
    return {"product_key": key, "district": district, "confirmed": whole.get("confirmed", True)}


def consent(old: RecordRow | None, whole: Values) -> Values:
    """A withdrawal has its date, and not before the day it was given (E-ACT-20)."""
    if whole.get("withdrawn_on") and whole["withdrawn_on"] < whole["given_on"]:
        raise OdopError("E-ACT-20", first=whole["given_on"], last=whole["withdrawn_on"])
    return {}
