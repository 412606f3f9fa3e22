"""Headquarters' files for all its offices in one step: one file a PC, each complete for itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.sync import answers, circulars, listed, offering
from odop_desktop.sync.entering import ours
from odop_desktop.sync.outbox import Sent

Report = Callable[[int, int], None]
Failed = list[tuple[str, OdopError]]  # the label of a PC, and why no file could be made for it
_FOLDER = ("E-SYN-18", "E-SYN-19")


def for_all(
    office: Office,
    out: Path,
    *,
    codes: Collection[str] = (),
    papers: Sequence[Path] = (),
    report: Report = lambda done, of: None,
    failed: Failed | None = None,
) -> list[Sent]:
    """A file for every PC in use, or for those of some offices (`HP-CHM`) or some PCs (`HP-CHM-2`) only; several
    for one whom one file does not hold everything for.

    What stands in the way of one PC's file is noted in `failed`, where that is given, and the others' are made; else
    it is raised once they are. What stands in the way of all, as the folder or the database, is raised at once.

    `papers`: circulars that go along from now on, to every PC of these offices (`circulars`; E-SYN-01, 91, 92 for
    those that cannot). E-SYN-84: this is not
    headquarters; E-SYN-85: no such office; E-SYN-18, 19: the folder takes no file.
    """
    trust = listed.headquarters(office)
    wanted = {code.strip().upper() for code in codes}
    pcs = [pc for pc in trust.nodes if pc.works]
    if unknown := wanted - {name for pc in pcs for name in (pc.code, pc.label)}:
        raise OdopError("E-SYN-85", code=", ".join(sorted(unknown)))
    chosen = [pc for pc in pcs if not wanted or wanted & {pc.code, pc.label}]
    circulars.enclose(office, papers, {pc.code for pc in chosen} if wanted else ())
    made: list[Sent] = []
    against: Failed = []
    for n, pc in enumerate(chosen, 1):
        try:
            made += _all(office, pc.id, out, given=len(chosen) == len(pcs))
        except OdopError as error:
            if error.code in _FOLDER or ours(error):
                raise
            against.append((pc.label, error))
        report(n, len(chosen))
    offering.lay_beside(office, out)
    if against and failed is None:
        raise against[0][1]
    if failed is not None:
        failed += against
    return made


def _all(office: Office, node: str, out: Path, *, given: bool, whole: bool = False) -> list[Sent]:
    """The next file for a PC, and those that take what it has no room for, each beginning where the one before ends."""
    made = [answers.answer(office, node, out, whole=whole, given=given)]
    while made[-1].rest:
        after = made[-1].made.feed_to
        made.append(answers.answer(office, node, out, whole=whole, after=after, given=given))
    return made


def rebuilt(office: Office, label: str, out: Path) -> list[Sent]:
    """Everything that headquarters has of a PC's office, and what all are given, in one file for this PC; in several
    where one may not hold it.

    E-SYN-84, 85, 18, 19.
    """
    trust = listed.headquarters(office)
    pc = listed.pc(trust, label)
    if not pc.works:
        raise OdopError("E-SYN-85", code=label)
    return _all(office, pc.id, out, given=False, whole=True)
