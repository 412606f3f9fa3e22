"""`sync preview`: what files would do, one with its records or a whole inbox file by file; nothing is taken in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from odop_desktop.cli import headquarters_told as told
from odop_desktop.cli.desk import Desk, Report
from odop_desktop.cli.sync_steps import Given, given, opened, step
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.sync import parting, preview, receiving
from odop_desktop.sync.preview import Preview

_PATH = click.Path(path_type=Path)


def command(words: Words) -> click.Command:
    @step(words, "preview")
    @click.argument("files", type=_PATH, nargs=-1, required=True, help=words("cli.sync.receive.files"))
    @click.pass_obj
    @click.pass_context
    def run(ctx: click.Context, desk: Desk, files: tuple[Path, ...]) -> None:
        with opened(desk) as office:
            if len(files) == 1 and not files[0].is_dir():
                error = _one(desk, office, files[0])
            else:
                some = given(files)
                work = partial(_looked, office, some.files)
                seen = desk.progress(work, desk.words("cli.sync.preview.looking"))
                error = _several(desk, office, seen, some)
        if error is not None:
            ctx.exit(1)

    return run


def _looked(office: Office, files: Sequence[Path], bar: Report) -> list[Preview]:
    found, sets = [], parting.sets(files)
    for at, some in enumerate(sets, 1):
        found.append(preview.of(office, *some))
        bar(at, len(sets))
    return found


def _one(desk: Desk, office: Office, file: Path) -> OdopError | None:
    seen = preview.of(office, file)
    facts, lines = told.previewed(office, desk.words, seen)
    if seen.error is None:
        desk.answer(facts, *lines)
        return None
    if seen.pieces:
        return _several(desk, office, [seen])
    desk.refuse(seen.error, facts)
    return seen.error


def _several(
    desk: Desk, office: Office, found: Sequence[Preview], some: Given | None = None
) -> OdopError | None:
    """Refused as `sync receive` would; what has been taken in before, or waits for other files, is no error."""
    facts, lines = told.previews(office, desk.words, found)
    if some is not None:
        facts, lines = facts | some.facts, [*lines, *some.said(desk.words)]
    refused = receiving.wrongly(found)
    if not refused:
        desk.answer(facts, *lines)
        return None
    error = OdopError("E-SYN-71", refused=len(refused), of=len(found))
    if len(found) == 1:
        error = refused[0].error or error
    desk.refuse(error, facts, *(lines if len(found) > 1 else ()))
    return error
