"""Headquarters' files for all its offices in one step: one file a PC, each complete for itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.sync import answers, circulars, listed, offering
from odop_desktop.sync.outbox import Sent

Report = Callable[[int, int], None]


def for_all(
    office: Office,
    out: Path,
    *,
    codes: Collection[str] = (),
    papers: Sequence[Path] = (),
    report: Report = lambda done, of: None,
) -> list[Sent]:
    """A file for every PC in use, or for those of some offices (`HP-CHM`) or some PCs (`HP-CHM-2`) only.

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
    for pc in chosen:
        made.append(answers.answer(office, pc.id, out))
        report(len(made), len(chosen))
    offering.lay_beside(office, out)
    return made


def rebuilt(office: Office, label: str, out: Path) -> Sent:
    """Everything that headquarters has of a PC's office, and what all are given, in one file for this PC.

    E-SYN-84, 85, 18, 19.
    """
    trust = listed.headquarters(office)
    pc = listed.pc(trust, label)
    if not pc.works:
        raise OdopError("E-SYN-85", code=label)
    return answers.answer(office, pc.id, out, whole=True)
