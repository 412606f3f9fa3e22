"""`check-pack DIR`: is this state pack whole?"""

from __future__ import annotations

from pathlib import Path

import click

from odop_desktop.cli.desk import Desk
from odop_desktop.domain.pack import check_pack, read_pack
from odop_desktop.i18n.words import Words


def commands(words: Words) -> dict[str, click.Command]:
    @click.command("check-pack", help=words("cli.check_pack.help"))
    @click.argument("folder", type=click.Path(path_type=Path))
    @click.pass_obj
    @click.pass_context
    def run(ctx: click.Context, desk: Desk, folder: Path) -> None:
        problems = check_pack(folder)
        told = [{**dict(p.facts), "code": p.code, "reason": desk.reason(p)} for p in problems]
        lines = [
            desk.words(
                "cli.check_pack.at",
                file=t.get("file") or folder.name,
                line=t.get("line") or "–",
                column=t.get("column") or "–",
                reason=t["reason"],
            )
            for t in told
        ]
        if not problems:
            pack = read_pack(folder)
            lines = [desk.words("cli.check_pack.ok", state=pack.state, districts=len(pack.districts))]
        desk.answer({"ok": not problems, "problems": told}, *lines)
        ctx.exit(1 if problems else 0)

    return {"check-pack": run}
