"""Headquarters' files for all its offices in one step: one file a PC, each complete for itself."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.sync import answers, listed
from odop_desktop.sync.outbox import Sent

Report = Callable[[int, int], None]


def for_all(
    office: Office,
    out: Path,
    *,
    codes: Collection[str] = (),
    report: Report = lambda done, of: None,
) -> list[Sent]:
    """A file for every PC in use, or for those of some offices (`HP-CHM`) or some PCs (`HP-CHM-2`) only.

    E-SYN-85: no such office; E-SYN-84: this is not headquarters; E-SYN-18, 19: the folder takes no file.
    """
    trust = listed.trust(office)
    if trust.hq.office != office.facts.id:
        raise OdopError("E-SYN-84")
    wanted = {code.strip().upper() for code in codes}
    pcs = [pc for pc in trust.nodes if pc.works]
    if unknown := wanted - {name for pc in pcs for name in (pc.code, pc.label)}:
        raise OdopError("E-SYN-85", code=", ".join(sorted(unknown)))
    chosen = [pc for pc in pcs if not wanted or wanted & {pc.code, pc.label}]
    made: list[Sent] = []
    for pc in chosen:
        made.append(answers.answer(office, pc.id, out))
        report(len(made), len(chosen))
    return made
