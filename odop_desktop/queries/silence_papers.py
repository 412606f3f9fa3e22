"""Who has not sent the file of a month, since when headquarters has heard nothing of them, the letter to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from odop_desktop.domain.catalogue import OFFICE
from odop_desktop.letters.compose.awaited import AwaitedFacts
from odop_desktop.letters.compose.facts import NONE, Two
from odop_desktop.letters.compose.official import Addressee
from odop_desktop.letters.compose.silent import SilentFacts, SilentOffice
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts as gather
from odop_desktop.queries import letters, official_facts, read
from odop_desktop.queries.headquarters import Standing
from odop_desktop.queries.read import RecordRow
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

    @property
    def reports(self) -> str:
        """The month of which it can speak: none after that in which it came, whatever the sender's clock said."""
        return min(self.month, self.at[:7])


def silent(office: Office, *, month: str, due: str, offices: Sequence[Enrolled]) -> SilentFacts:
    """The list for `month` (`2026-11`), of which files were due by `due` (ISO). A nil report is no silence.

    A file of a later month counts too: it carries what the earlier ones would have brought.
    """
    today = office.today()
    with office.reading() as conn:
        head, came = gather.head(conn, office), _came(conn)
    files = [(each, [f for node in each.nodes for f in came.get(node, ())]) for each in offices]
    sent = [[f for f in found if f.reports >= month] for _, found in files]
    quiet = [_quiet(each, found, today) for (each, found), ours in zip(files, sent, strict=True) if not ours]
    nil = sum(1 for ours in sent if ours and all(f.nil for f in ours))
    return SilentFacts(head, today.isoformat(), month, due, tuple(quiet), sum(map(bool, sent)), nil)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A letter to an office whose file is awaited. `about` is what the register keeps of its matter."""

    about: str
    facts: AwaitedFacts


def awaited(office: Office, line: Standing, *, month: str, due: str, again: bool = False) -> Reminder | None:
    """The letter to a silent office: the first about this month, or with `again` a reminder of the last one.

    None where one stands already and none is to be reminded of. `due` ISO. E-ACT-23: nobody to sign it.
    """
    with office.reading() as conn:
        stand: list[RecordRow] = []
        while (found := letters.standing(conn, _about(line, month, len(stand)))) is not None:
            stand.append(found)
        own = read.get(conn, OFFICE, line.listed.office)
    if stand and not again:
        return None
    to = Addressee(line.listed.name)
    if own is not None:
        post = Two(own["head_post_hi"] or "", own["head_post_en"] or "")
        to = Addressee(line.listed.name, post, Two(own["address_hi"] or "", own["address_en"] or ""))
    last, newest = stand[-1] if stand else None, line.newest
    facts = AwaitedFacts(
        official_facts.official(office, to=to, month=month),
        due,
        len(stand),
        ref_no=last.number if last else "",
        ref_date=str(last["letter_date"]) if last else "",
        last_file=newest.number if newest else None,
        last_month=newest.month if newest else "",
        last_on=newest.at[:10] if newest else "",
    )
    return Reminder(_about(line, month, len(stand)), facts)


def _about(line: Standing, month: str, n: int) -> str:
    return f"{line.listed.office}/{month}" + (f"/{n}" if n else "")


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
