"""What goes into the files for the offices: what stands here, and what is wanted with them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from odop_desktop.office import Office
from odop_desktop.queries import masters as q
from odop_desktop.queries.headquarters import Listed
from odop_desktop.sync import circulars, listed, newpack, offering
from odop_desktop.sync.brought import Update
from odop_desktop.sync.circulars import Standing


@dataclass(frozen=True, slots=True)
class Known:
    """What stands here: the version of the State's own pack, the update that is offered now, the `least` version
    of the program that every office is asked for ("": none), the `offices` that are given files, the circulars that
    are `under_way`.
    """

    pack: str
    update: Update | None
    least: str = ""
    offices: tuple[Listed, ...] = ()
    under_way: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """`update`: file, version, note; `away`: none is to be sent any more; `codes`: for these offices alone."""

    papers: tuple[Path, ...] = ()
    pack: Path | None = None
    update: tuple[Path, str, str] | None = None
    away: bool = False
    codes: tuple[str, ...] = ()

    def put_in(self, office: Office) -> None:
        """Before the files are made. E-PCK-…, E-UPD-…, E-SYN-01."""
        if self.pack is not None:
            newpack.update(office, self.pack)
        if self.update is not None:
            offering.offer(office, *self.update)
        elif self.away:
            offering.withdraw(office)


def known(office: Office) -> Known:
    trust = listed.known(office)
    pack = q.packs(office).get(office.facts.state, "")
    given = [each for each in listed.offices(trust) if any(pc.works for pc in each.pcs)] if trust else []
    least = trust.head.min_app if trust else ""
    offices = tuple(sorted(given, key=lambda each: each.code))
    under_way = tuple(circulars.standing(office)) if trust else ()
    return Known(pack, offering.offering(office), least, offices, under_way)
