"""`template KIND OUT`, `export KIND OUT`, `export upload --out DIR`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from odop_desktop.actions import exports
from odop_desktop.actions.export_rows import Listed
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.filters import any_key, typed_filters
from odop_desktop.cli.usage import Wrong, command
from odop_desktop.domain.catalogue import EVENT
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import records
from odop_desktop.queries.list_filters import CREATED, Among
from odop_desktop.queries.lists import Asked

_PATH = click.Path(path_type=Path)
SUFFIXES = (".xlsx", ".pdf")


def commands(words: Words) -> dict[str, click.Command]:
    return {"template": _template(words), "export": _export(words)}


def _template(words: Words) -> click.Command:
    @command(words, "template")
    @click.argument("kind", help=words("cli.kind.exchanged"))
    @click.argument("out", type=_PATH, help=words("cli.template.out"))
    @click.pass_obj
    def run(desk: Desk, kind: str, out: Path) -> None:
        record = kind_of(kind)
        must_end(desk, out, (".xlsx",))
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
    @click.option("--search", default="", help=words("cli.list.search"))
    @click.option("--filter", "filters", multiple=True, metavar="FIELD=VALUE", help=words("cli.list.filter"))
    @click.option("--sort", metavar="FIELD", help=words("cli.list.sort"))
    @click.option("--columns", metavar="FIELD,...", help=words("cli.export.columns"))
    @click.pass_obj
    def run(
        desk: Desk, /, kind: str, file: Path | None, out: Path | None, purpose: str | None, **asked: Any
    ) -> None:
        target = file or out
        if target is None:
            raise Wrong(desk.words("cli.export.where"), click.get_current_context())
        if kind == "upload":
            _upload(desk, target)
            return
        record = kind_of(kind)
        must_end(desk, target, SUFFIXES)
        with desk.office() as office:
            write = exports.register if target.suffix.lower() == ".pdf" else exports.sheet
            rows = write(
                office, kind=record, out=target, purpose=purpose, **_what(desk, office, record, **asked)
            )
        desk.answer({"file": str(target), "rows": rows}, desk.words("cli.exported", file=target, n=rows))

    return run


def _what(
    desk: Desk,
    office: Office,
    record: RecordKind,
    *,
    event: str | None,
    search: str,
    filters: Sequence[str],
    sort: str | None,
    columns: str | None,
) -> dict[str, Any]:
    """Every record (of an event), or what a list that is asked like this shows."""
    at = _event(office, event)
    if not (search or filters or sort or columns):
        return {"event": at}
    told = typed_filters(office, record, filters, desk.words) + ((Among("event", (at,)),) if at else ())
    key_of = partial(any_key, office, desk.words, record)
    keys = tuple(key_of(c) for c in (columns or "").split(",") if c.strip())
    key = key_of(sort.lstrip("-")) if sort and sort.lstrip("-") != CREATED else CREATED
    by = f"{'-' if sort and sort.startswith('-') else ''}{key}" if sort else None
    return {"listed": Listed(Asked(search, told, by, lang=desk.words.lang), keys)}


def _upload(desk: Desk, target: Path) -> None:
    with desk.office() as office:
        files, rows = exports.upload(office, out=target)
    told = {"file": str(target), "rows": rows, "files": [str(f) for f in files]}
    desk.answer(told, desk.words("cli.uploaded", file=target, n=len(files)))


def _event(office: Office, code: str | None) -> str | None:
    return records.find(office, EVENT, code).id if code else None


def must_end(desk: Desk, out: Path, suffixes: tuple[str, ...]) -> None:
    """A name that ends in nothing we write is a slip of the hand."""
    if out.suffix.lower() not in suffixes:
        told = desk.words("cli.export.suffix", file=out, known=" ".join(suffixes))
        raise Wrong(told, click.get_current_context())
