"""`backup`, `restore`, `check`: a safety copy, its return, the health of the data."""

from __future__ import annotations

from pathlib import Path

import click

from odop_desktop.actions import safety
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.usage import command
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words

_PATH = click.Path(path_type=Path)


def commands(words: Words) -> dict[str, click.Command]:
    return {"backup": _backup(words), "restore": _restore(words), "check": _check(words)}


def _backup(words: Words) -> click.Command:
    @command(words, "backup")
    @click.argument("out", type=_PATH, help=words("cli.backup.out"))
    @click.pass_obj
    def run(desk: Desk, out: Path) -> None:
        with desk.office() as office:
            made = desk.progress(lambda bar: safety.backup(office, out=out), desk.words("cli.backup.making"))
        told = desk.words("cli.backup.done", file=made.file)
        desk.answer({"file": str(made.file), "counts": made.counts}, told)

    return run


def _restore(words: Words) -> click.Command:
    @command(words, "restore")
    @click.argument("file", type=_PATH, help=words("cli.restore.file"))
    @click.option("--code", help=words("cli.restore.code"))
    @click.option("--database", envvar="ODOP_DATABASE", help=words("cli.restore.database"))
    @click.pass_obj
    def run(desk: Desk, file: Path, code: str | None, database: str | None) -> None:
        done = safety.restore(
            desk.folder, file=file, credentials=desk.credentials, code=code, database=database
        )
        gaps = {series: list(gap) for series, gap in done.gaps.items()}
        told = [
            desk.words("cli.restore.gap", series=series, first=first, last=last)
            for series, (first, last) in done.gaps.items()
        ]
        facts = {
            "file": str(file),
            "office": str(desk.folder),
            "counts": done.counts,
            "epoch": done.epoch,
            "gaps": gaps,
        }
        desk.answer(facts, desk.words("cli.restore.done", folder=desk.folder), *told)

    return run


def _check(words: Words) -> click.Command:
    @command(words, "check")
    @click.pass_obj
    @click.pass_context
    def run(ctx: click.Context, desk: Desk) -> None:
        with desk.office() as office:
            problems = desk.progress(lambda bar: safety.check(office), desk.words("cli.check.running"))
        told = [{"code": p.code, "reason": desk.reason(p)} for p in problems]
        facts = {"ok": not problems, "problems": told}
        if not problems:
            desk.answer(facts, desk.words("cli.check.ok"))
            return
        lines = [f"  {t['code']}: {t['reason']}" for t in told]
        desk.refuse(OdopError("E-CLI-06", count=len(problems)), facts, *lines)
        ctx.exit(1)

    return run
