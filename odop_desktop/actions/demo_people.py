"""Invented artisans: names that are common and people who do not exist, the n-th always the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from odop_desktop.actions import numbers
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.storage.apply import Put
from odop_desktop.storage.ops import uuid7

_CATEGORIES = ("GEN", "OBC", "SC", "ST")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the invented people live and what they make."""

    district: str
    blocks: Sequence[str]
    products: Sequence[tuple[str, str | None]]
    told: Mapping[str, Any]

    @classmethod
    def of(cls, conn: Connection, office: Office, told: Mapping[str, Any]) -> Ground:
        places = read.table_of(c.PLACE)
        home = office.facts.district or next(iter(read.where(conn, c.PLACE, places.c.level == "district"))).id
        blocks = read.where(conn, c.PLACE, places.c.level == "block", places.c.parent == home)
        table = read.table_of(c.PRODUCT)
        products = [
            p for p in read.where(conn, c.PRODUCT, table.c.district == home) if p["confirmed"] is not False
        ]
        return cls(home, [b.id for b in blocks], [(p.id, p["craft"]) for p in products], told)


def puts(conn: Connection, office: Office, ground: Ground, which: Iterable[int]) -> list[Put]:
    """The puts of the artisans with these places in the row, numbered."""
    people = [person(ground, n) for n in which]
    taken = numbers.take(conn, office, c.ARTISAN, len(people))
    return [
        Put(c.ARTISAN, uuid7(), {**who, "reg_no": number}, "create")
        for who, number in zip(people, taken, strict=True)
    ]


def person(ground: Ground, n: int) -> dict[str, Any]:
    """The n-th invented person, as catalogue values."""
    told = ground.told
    woman = n % 5 < 3
    firsts, fathers, lasts = told["first_f" if woman else "first_m"], told["first_m"], told["last"]
    first, last = firsts[n % len(firsts)], lasts[(n // len(firsts)) % len(lasts)]
    father = fathers[(n * 7 + 3) % len(fathers)]
    values: dict[str, Any] = {
        "kind": "INDIVIDUAL",
        "honorific": "SMT" if woman else "SHRI",
        "name_hi": f"{first[0]} {last[0]}",
        "name_en": f"{first[1]} {last[1]}",
        "relation": "WO" if woman else "SO",
        "guardian_title": "SHRI",
        "guardian_name": f"{father[0]} {last[0]}",
        "guardian_name_en": f"{father[1]} {last[1]}",
        "gender": "F" if woman else "M",
        "dob": f"{1960 + n % 40}-{n % 12 + 1:02d}-{n % 28 + 1:02d}",
        "social_category": _CATEGORIES[n % 4],
        "mobile": f"{6_000_000_000 + (n * 7_919) % 3_999_999_999}",
        "village_ward": told["villages"][n % len(told["villages"])],
        "post_office": told["villages"][(n // 3) % len(told["villages"])],
        "district": ground.district,
        "pehchan_no": f"HPZZ{n:07d}",
        "experience_years": n % 30 + 1,
        "status": "ACTIVE",
    }
    if ground.blocks:
        values["block"] = ground.blocks[n % len(ground.blocks)]
    if ground.products:
        values["odop_product"], values["craft"] = ground.products[n % len(ground.products)]
    return values
