"""`template KIND OUT`, `export KIND OUT`, `export upload --out DIR`."""

from __future__ import annotations

from pathlib import Path

import click

from odop_desktop.actions import exports
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.usage import Wrong, command
from odop_desktop.domain.catalogue import EVENT
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import records

_PATH = click.Path(path_type=Path)
_SUFFIXES = (".xlsx", ".pdf")


def commands(words: Words) -> dict[str, click.Command]:
    return {"template": _template(words), "export": _export(words)}


def _template(words: Words) -> click.Command:
    @command(words, "template")
    @click.argument("kind", help=words("cli.kind.exchanged"))
    @click.argument("out", type=_PATH, help=words("cli.template.out"))
    @click.pass_obj
    def run(desk: Desk, kind: str, out: Path) -> None:
        record = kind_of(kind)
        _must_end(desk, out, (".xlsx",))
        with desk.office() as office:
            exports.template(office, kind=record, out=out)
        desk.answer({"file": str(out)}, desk.words("cli.written", file=out))

    return run


def _export(words: Words) -> click.Command:
    @command(words, "export")
    @click.argument("kind", help=words("cli.export.kind"))
    @click.argument("file", metavar="[OUT]", type=_PATH, required=False, help=words("cli.export.file"))
    @click.option("--out", type=_PATH, help=words("cli.export.out"))
    @click.option("--event", help=words("cli.export.event"))
    @click.option("--purpose", help=words("cli.export.purpose"))
    @click.pass_obj
    def run(
        desk: Desk, kind: str, file: Path | None, out: Path | None, event: str | None, purpose: str | None
    ) -> None:
        target = file or out
        if target is None:
            raise Wrong(desk.words("cli.export.where"), click.get_current_context())
        if kind == "upload":
            _upload(desk, target)
            return
        record = kind_of(kind)
        _must_end(desk, target, _SUFFIXES)
        with desk.office() as office:
            write = exports.register if target.suffix.lower() == ".pdf" else exports.sheet
            rows = write(office, kind=record, out=target, event=_event(office, event), purpose=purpose)
        desk.answer({"file": str(target), "rows": rows}, desk.words("cli.exported", file=target, n=rows))

    return run


def _upload(desk: Desk, target: Path) -> None:
    with desk.office() as office:
        files, rows = exports.upload(office, out=target)
    told = {"file": str(target), "rows": rows, "files": [str(f) for f in files]}
    desk.answer(told, desk.words("cli.uploaded", file=target, n=len(files)))


def _event(office: Office, code: str | None) -> str | None:
    return records.find(office, EVENT, code).id if code else None


def _must_end(desk: Desk, out: Path, suffixes: tuple[str, ...]) -> None:
    """A name that ends in nothing we write is a slip of the hand."""
    if out.suffix.lower() not in suffixes:
        told = desk.words("cli.export.suffix", file=out, known=" ".join(suffixes))
        raise Wrong(told, click.get_current_context())
