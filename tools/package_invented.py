"""The keys, people and changes of the packages on disk: all invented."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped]
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from odop_desktop.storage.ops import COLUMNS, FIRST, Act, Chain, Change, OpLine
from odop_desktop.sync.header import Header, Kind

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "assets" / "packages"
NODE = "018f3a52-0000-7000-8000-0000000000d1"
SECOND = "018f3a52-0000-7000-8000-0000000000d2"
HQ = "018f3a52-0000-7000-8000-0000000000f0"
OFFICE = "018f3a52-0000-7000-8000-00000000ff1c"
ACT = Act("018f3a52-1111-7000-8000-000000000001", "artisan.save", "018f3a52-2222-7000-8000-000000000001",
          "2026-11-20T11:00:00+05:30")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keys:
    """Signing keys (raw) of the sender and of a stranger; age pairs of the receiver and of a stranger."""

    sign: bytes
    stranger_sign: bytes
    age: str
    age_public: str
    stranger_age_public: str

    @property
    def public(self) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.sign).public_key().public_bytes_raw()


def keys(folder: Path = FOLDER) -> Keys:
    """The keys of the folder, made where there are none yet."""
    file = folder / "keys.json"
    if not file.exists():
        mine, theirs = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
        signing = [Ed25519PrivateKey.generate().private_bytes_raw().hex() for _ in range(2)]
        told = {"sign": signing[0], "stranger_sign": signing[1], "age": str(mine)}
        told |= {"age_public": str(mine.to_public()), "stranger_age_public": str(theirs.to_public())}
        file.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    kept = json.loads(file.read_text(encoding="utf-8"))
    return Keys(bytes.fromhex(kept.pop("sign")), bytes.fromhex(kept.pop("stranger_sign")), **kept)


def draft(kind: Kind, number: int, **given: Any) -> Header:
    header = Header(
        kind=kind,
        pkg_id=f"018f3a52-3333-7000-8000-{number:012d}",
        sender=NODE,
        epoch=0,
        office=OFFICE,
        to=HQ,
        pkg_no=number,
        month="2026-11",
        created="2026-11-22T10:15:00+05:30",
        app="0.3.0",
        schema=1,
    )
    return replace(header, **given)


def line(row: tuple[Any, ...]) -> OpLine:
    """An op of the table as it travels."""
    op = dict(zip(COLUMNS, row, strict=True))
    head = json.loads(op["header"])
    same = ("node", "epoch", "seq", "act", "actor", "at", "kind", "entity", "entity_id", "body", "salt")
    said = {**{key: op[key] for key in same}, **{key: head[key] for key in ("base", "reason", "schema")}}
    return OpLine(**said, verb=head["act"]["verb"], undoes=head["act"].get("undoes"))


def chain(node: str, epoch: int, changes: Sequence[Change]) -> list[OpLine]:
    chain = Chain(ACT, node, epoch, 0, FIRST, 0)
    return [line(chain.add(change)) for change in changes]


PEOPLE: tuple[Mapping[str, Any], ...] = (
    {"name_hi": "सुनीता देवी", "name_en": "Sunita Devi", "mobile": "9000000001", "crafts": ["chamba_rumal"]},
    {"name_hi": "शकुन्तला ठाकुर", "guardian_hi": "श्री रमेश ठाकुर", "remarks": "पता बदला\nनया: उदयपुर"},
    {"name_en": 'O\'Brien "Bob" \\ Negi', "remarks": "क्ष\u200dत्र 😀 " * 400, "yearly_sales": 52_900_000_000},
)


def ops(node: str = NODE) -> list[OpLine]:
    made = [
        Change("create", "artisan", f"018f3a52-4444-7000-8000-{n:012d}", new, {})
        for n, new in enumerate(PEOPLE)
    ]
    base = {"mobile": [f"{node}.0.1"], "remarks": [f"{SECOND}.2.7"]}
    changed = Change("change", "artisan", made[0].entity_id, {"mobile": None}, base, "ग़लत नंबर")
    return chain(node, 0, [*made, changed])
