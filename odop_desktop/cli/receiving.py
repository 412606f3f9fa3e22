"""`sync receive`: takes in what came, a file, several or an inbox night after night."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from odop_desktop.cli import sync_told as told
from odop_desktop.cli.desk import Desk, Report
from odop_desktop.cli.sync_steps import Given, given, opened, step
from odop_desktop.deeds import post
from odop_desktop.errors import OdopError
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.sync import aside
from odop_desktop.sync import receiving as taking
from odop_desktop.sync.receiving import Outcome
from odop_desktop.telling import exchange

_PATH = click.Path(path_type=Path)


def command(words: Words) -> click.Command:
    @step(words, "receive")
    @click.argument("files", type=_PATH, nargs=-1, required=True, help=words("cli.sync.receive.files"))
    @click.option("--done", type=_PATH, help=words("cli.sync.receive.done"))
    @click.pass_obj
    @click.pass_context
    def run(ctx: click.Context, desk: Desk, files: tuple[Path, ...], done: Path | None) -> None:
        with opened(desk) as office:
            some = given(files, done)
            found = desk.progress(partial(_taken, office, some), desk.words("cli.sync.receiving"))
        facts, lines = _told(desk.words, some, found)
        if done is not None:
            more, said = _put_aside(desk.words, found, done)
            facts, lines = facts | more, [*lines, *said]
        new = [each for each in taking.wrongly(found) if not _stale(some, each)]
        if not new:
            desk.answer(facts, *lines)
            return
        error = new[0].error or OdopError("E-SYN-02")
        if len(found) > 1:
            error = OdopError("E-SYN-69", refused=len(new), of=len(found))
        desk.refuse(error, facts, *(lines if len(found) > 1 else ()))
        ctx.exit(1)

    return run


def _taken(office: Office, some: Given, bar: Report) -> list[Outcome]:
    return post.take_in(office, some.files, bar, some.walked)


def _stale(some: Given, each: Outcome) -> bool:
    """It lies in the folder since before, and is told in a sum. A file that is named by itself is always told."""
    return each.before and each.file in some.walked


def _told(words: Words, some: Given, found: Sequence[Outcome]) -> tuple[dict[str, Any], list[str]]:
    stale = [each for each in found if _stale(some, each)]
    facts, _ = told.received(words, found)
    _, lines = told.received(words, [each for each in found if not _stale(some, each)])
    facts["before"] = len(stale)
    if stale:
        lines.append(words("sync.before", n=grouping(len(stale))))
    return facts | some.facts, [*lines, *some.said(words)]


def _put_aside(words: Words, found: Sequence[Outcome], out: Path) -> tuple[dict[str, Any], list[str]]:
    moved = aside.put(found, out)
    facts = {"moved": [str(file) for file in moved.files], "left": [str(file) for file in moved.left]}
    return facts, exchange.moved(words, moved, str(out))
