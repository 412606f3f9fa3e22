"""`letters awaited`: headquarters' letters to the offices whose file of a month has not come."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from odop_desktop.actions import awaited_letters, letter_files
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.usage import Wrong
from odop_desktop.domain import months
from odop_desktop.errors import OdopError
from odop_desktop.i18n.format import grouping
from odop_desktop.identity.dates import parse_date
from odop_desktop.letters.compose import awaited as letter
from odop_desktop.office import Office
from odop_desktop.queries import headquarters
from odop_desktop.queries.headquarters import Standing
from odop_desktop.sync import listed

KIND = letter.KIND


def awaited(desk: Desk, office: Office, asked: dict[str, Any], out: Path) -> None:
    """Issues them and writes them out. E-SYN-84: this is not headquarters; E-SYN-85: no such office."""
    if not office.facts.headquarters:
        raise OdopError("E-SYN-84")
    trust = listed.trust(office)
    month = months.month(asked["month"]) if asked["month"] else headquarters.due(office.today())
    lines = _wanted(headquarters.standing(office, listed.offices(trust), month), asked["codes"])
    done = awaited_letters.issue(
        office,
        lines,
        month=month,
        lang=asked["lang"],
        due=_day(desk, office, asked["by"]),
        again=asked["again"],
    )
    run = letter_files.write(office, kind=KIND, ids=list(done.letters), out=out)
    files = [{"number": w.number, "file": str(w.file), "sha256": w.sha256} for w in run.letters]
    facts = {"month": month, "letters": files, "stood": done.stood}
    facts |= {"combined": str(run.combined) if run.combined else None}
    said = [desk.words("letters.awaited.done", n=grouping(len(done.letters)))]
    if done.stood:
        said.append(desk.words("letters.awaited.stood", n=grouping(done.stood)))
    written = [run.combined] if run.combined else [w.file for w in run.letters]
    desk.answer(facts, *said, *(desk.words("cli.written", file=each) for each in written))


def _wanted(lines: Sequence[Standing], codes: Sequence[str]) -> list[Standing]:
    """All, or those of some codes. E-SYN-85."""
    wanted = {code.strip().upper() for code in codes}
    if unknown := wanted - {line.listed.code for line in lines}:
        raise OdopError("E-SYN-85", code=", ".join(sorted(unknown)))
    return [line for line in lines if not wanted or line.listed.code in wanted]


def _day(desk: Desk, office: Office, typed: str | None) -> str:
    """ISO of a date as people write it; "" where nothing was typed."""
    if not typed:
        return ""
    day, _ = parse_date(typed, office.today())
    if day is None:
        raise Wrong(desk.words("letters.awaited.day", typed=typed), click.get_current_context())
    return day
