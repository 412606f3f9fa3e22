"""Who has not sent the file of a month, and since when headquarters has heard nothing of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from odop_desktop.letters.compose.facts import NONE, Two
from odop_desktop.letters.compose.silent import SilentFacts, SilentOffice
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts as gather
from odop_desktop.storage.tables.sync import Received

_APPLIED, _TO_HEADQUARTERS = "applied", "D2H"


@dataclass(frozen=True, slots=True)
class Enrolled:
    """An office as the trust list names it, with the ids of its PCs; `since` ISO: when it was enrolled, or ''."""

    name: Two
    code: str
    nodes: tuple[str, ...]
    clerk: Two = NONE
    phone: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class _Came:
    """A file taken in: `nil` where it held no change."""

    number: int
    month: str
    at: str
    nil: bool


def silent(office: Office, *, month: str, due: str, offices: Sequence[Enrolled]) -> SilentFacts:
    """The list for `month` (`2026-11`), of which files were due by `due` (ISO). A nil report is no silence.

    A file of a later month counts too: it carries what the earlier ones would have brought.
    """
    today = office.today()
    with office.reading() as conn:
        head, came = gather.head(conn, office), _came(conn)
    files = [(each, [f for node in each.nodes for f in came.get(node, ())]) for each in offices]
    sent = [[f for f in found if f.month >= month] for _, found in files]
    quiet = [_quiet(each, found, today) for (each, found), ours in zip(files, sent, strict=True) if not ours]
    nil = sum(1 for ours in sent if ours and all(f.nil for f in ours))
    return SilentFacts(head, today.isoformat(), month, due, tuple(quiet), sum(map(bool, sent)), nil)


def _came(conn: Connection) -> dict[str, list[_Came]]:
    """The files taken in, by the PC that made them."""
    sums = Received.applied + Received.duplicate + Received.waiting
    asked = select(Received.sender, Received.pkg_no, Received.month, Received.at, sums)
    asked = asked.where(Received.state == _APPLIED, Received.kind == _TO_HEADQUARTERS)
    found: dict[str, list[_Came]] = {}
    for sender, number, month, at, changes in conn.execute(asked.order_by(Received.arrival)):
        found.setdefault(sender, []).append(_Came(number, month, at, changes == 0))
    return found


def _quiet(each: Enrolled, files: Iterable[_Came], today: date) -> SilentOffice:
    last = max(files, key=lambda f: f.at, default=None)
    heard = last.at[:10] if last else each.since[:10]
    days = (today - date.fromisoformat(heard)).days if heard else None
    if last is None:
        return SilentOffice(each.name, each.code, each.clerk, each.phone, days=days)
    return SilentOffice(each.name, each.code, each.clerk, each.phone, last.number, last.month, heard, days)
