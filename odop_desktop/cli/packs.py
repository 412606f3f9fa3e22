"""`check-pack DIR`: is this state pack whole?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from odop_desktop.cli.desk import Desk
from odop_desktop.cli.usage import command
from odop_desktop.domain.pack import check_pack, read_pack
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words


def commands(words: Words) -> dict[str, click.Command]:
    return {"check-pack": _check_pack(words)}


def _check_pack(words: Words) -> click.Command:
    @command(words, "check-pack")
    @click.argument(
        "folder", metavar="DIR", type=click.Path(path_type=Path), help=words("cli.check_pack.dir")
    )
    @click.pass_obj
    @click.pass_context
    def run(ctx: click.Context, desk: Desk, folder: Path) -> None:
        problems = check_pack(folder)
        told = [{**dict(p.facts), "code": p.code, "reason": desk.reason(p)} for p in problems]
        facts = {"ok": not problems, "problems": told}
        if not problems:
            pack = read_pack(folder)
            done = desk.words("cli.check_pack.ok", state=pack.state, districts=len(pack.districts))
            desk.answer(facts, done)
            return
        lines = [_line(desk, folder, t) for t in told]
        desk.refuse(OdopError("E-CLI-08", folder=str(folder), count=len(problems)), facts, *lines)
        ctx.exit(1)

    return run


def _line(desk: Desk, folder: Path, told: dict[str, Any]) -> str:
    """`districts.csv पंक्ति 12 खाना code3: reason`, with as much of the place as is known."""
    parts = [str(told.get("file") or folder.name)]
    parts += [desk.words(f"cli.check_pack.{k}", value=told[k]) for k in ("line", "column") if told.get(k)]
    return f"  {' '.join(parts)}: {told['reason']} ({told['code']})"
