"""`backup`, `restore`, `check`: a safety copy, its return, the health of the data."""

from __future__ import annotations

from pathlib import Path

import click

from odop_desktop.actions import safety
from odop_desktop.cli.desk import Desk
from odop_desktop.i18n.words import Words

_PATH = click.Path(path_type=Path)


def commands(words: Words) -> dict[str, click.Command]:
    return {"backup": _backup(words), "restore": _restore(words), "check": _check(words)}


def _backup(words: Words) -> click.Command:
    @click.command("backup", help=words("cli.backup.help"))
    @click.argument("out", type=_PATH)
    @click.pass_obj
    def run(desk: Desk, out: Path) -> None:
        with desk.office() as office:
            made = safety.backup(office, out=out)
        desk.answer(
            {"file": str(made.file), "counts": made.counts}, desk.words("cli.backup.done", file=made.file)
        )

    return run


def _restore(words: Words) -> click.Command:
    @click.command("restore", help=words("cli.restore.help"))
    @click.argument("file", type=_PATH)
    @click.option("--code", help=words("cli.restore.code"))
    @click.pass_obj
    def run(desk: Desk, file: Path, code: str | None) -> None:
        done = safety.restore(desk.folder, file=file, credentials=desk.credentials, code=code)
        gaps = {series: list(gap) for series, gap in done.gaps.items()}
        told = [
            desk.words("cli.restore.gap", series=series, first=first, last=last)
            for series, (first, last) in done.gaps.items()
        ]
        facts = {"file": str(file), "counts": done.counts, "epoch": done.epoch, "gaps": gaps}
        desk.answer(facts, desk.words("cli.restore.done"), *told)

    return run


def _check(words: Words) -> click.Command:
    @click.command("check", help=words("cli.check.help"))
    @click.pass_obj
    @click.pass_context
    def run(ctx: click.Context, desk: Desk) -> None:
        with desk.office() as office:
            problems = safety.check(office)
        told = [{"code": p.code, "reason": desk.reason(p)} for p in problems]
        lines = [f"{t['code']}: {t['reason']}" for t in told] or [desk.words("cli.check.ok")]
        desk.answer({"ok": not problems, "problems": told}, *lines)
        ctx.exit(1 if problems else 0)

    return run
