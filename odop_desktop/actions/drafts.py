"""What is being typed, kept beside the records so that a power cut takes no more than the last words.

A draft is no record: no op, no history, and it never leaves the PC. No whole Aadhaar number gets into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from odop_desktop.actions.roles import Role, least
from odop_desktop.domain.catalogue.field import Kind, RecordKind
from odop_desktop.identity.aadhaar import last4_of, sweep
from odop_desktop.office import Office

# Numbers of their own, in which twelve digits mean something else.
_NUMBERS = frozenset({Kind.ACCOUNT, Kind.PHONE, Kind.FSSAI, Kind.MONEY, Kind.QUANTITY, Kind.INT})


@dataclass(frozen=True, slots=True)
class Draft:
    """Texts by field as the boxes held them; `base` is the op_id of the record they were typed over."""

    texts: Mapping[str, str]
    base: str | None
    at: str


def name(kind: RecordKind, id: str | None, parent: str | None = None) -> str:
    """`artisan/<id>`, `artisan/new`; a new line's draft belongs to its parent: `loi_line/new/<loi>`."""
    return "/".join(filter(None, (kind.name, id or "new", None if id else parent)))


@least(Role.OPERATOR)
def save(
    office: Office, *, kind: RecordKind, name: str, texts: Mapping[str, str], base: str | None = None
) -> None:
    """Keeps the texts under the name, in place of what was kept there."""
    safe = {key: _safe(kind, key, text) for key, text in texts.items() if key in kind.by_key}
    office.store.drafts.save(name, {"texts": safe, "base": base, "at": office.now()})


@least(Role.OPERATOR)
def drop(office: Office, *, name: str) -> None:
    """The draft is saved as a record, or thrown away."""
    office.store.drafts.drop(name)


@least(Role.VIEWER)
def load(office: Office, name: str) -> Draft | None:
    """The draft of this name, if one was kept."""
    found = office.store.drafts.load(name)
    if not found or not found.get("texts"):
        return None
    return Draft(dict(found["texts"]), found.get("base"), str(found["at"]))


@least(Role.VIEWER)
def names(office: Office) -> list[tuple[str, str]]:
    """Name and time of saving of every draft, the newest first."""
    return office.store.drafts.names()


def _safe(kind: RecordKind, key: str, text: str) -> str:
    field = kind.by_key[key]
    if field.kind is Kind.LAST4:
        return last4_of(text)[0] or ""
    return text if field.kind in _NUMBERS else sweep(text).text
