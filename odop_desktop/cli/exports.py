"""`template KIND OUT`, `export KIND OUT`, `export upload --out DIR`."""

from __future__ import annotations

from pathlib import Path

import click

from odop_desktop.actions import exports
from odop_desktop.cli.desk import Desk
from odop_desktop.domain.catalogue import EVENT
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.i18n.words import Words
from odop_desktop.queries import records

_PATH = click.Path(path_type=Path)


def commands(words: Words) -> dict[str, click.Command]:
    return {"template": _template(words), "export": _export(words)}


def _template(words: Words) -> click.Command:
    @click.command("template", help=words("cli.template.help"))
    @click.argument("kind")
    @click.argument("out", type=_PATH)
    @click.pass_obj
    def run(desk: Desk, kind: str, out: Path) -> None:
        with desk.office() as office:
            exports.template(office, kind=kind_of(kind), out=out)
        desk.answer({"file": str(out)}, desk.words("cli.written", file=out))

    return run


def _export(words: Words) -> click.Command:
    @click.command("export", help=words("cli.export.help"))
    @click.argument("kind")
    @click.argument("out_file", type=_PATH, required=False)
    @click.option("--out", type=_PATH, help=words("cli.export.out"))
    @click.option("--event", help=words("cli.export.event"))
    @click.option("--purpose", help=words("cli.export.purpose"))
    @click.pass_obj
    def run(
        desk: Desk, kind: str, out_file: Path | None, out: Path | None, event: str | None, purpose: str | None
    ) -> None:
        target = out_file or out
        if target is None:
            raise click.UsageError(desk.words("cli.export.where"))
        with desk.office() as office:
            if kind == "upload":
                files, rows = exports.upload(office, out=target)
                told = {"file": str(target), "rows": rows, "files": [str(f) for f in files]}
                desk.answer(told, desk.words("cli.uploaded", file=target, n=len(files)))
                return
            here = records.find(office, EVENT, event).id if event else None
            record = kind_of(kind)
            write = exports.register if target.suffix.lower() == ".pdf" else exports.sheet
            rows = write(office, kind=record, out=target, event=here, purpose=purpose)
        desk.answer({"file": str(target), "rows": rows}, desk.words("cli.exported", file=target, n=rows))

    return run
