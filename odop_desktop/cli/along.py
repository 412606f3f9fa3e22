"""What `sync answer` puts into every file beside circulars: a newer state pack, an update of the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from odop_desktop.cli import masters_told
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.sync_steps import Run
from odop_desktop.cli.usage import Wrong
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.sync import listed, newpack, offering
from odop_desktop.sync.brought import Brought, Update
from odop_desktop.telling import masters

_PATH = click.Path(path_type=Path)


@dataclass
class Added:
    """What was put in, as facts and in words; `large`: an update that lies beside the files."""

    facts: dict[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    large: Update | None = None

    def beside(self, words: Words, out: Path) -> list[str]:
        return [words("cli.sync.answer.beside", file=out / self.large.name)] if self.large else []


def options(words: Words) -> Callable[[Run], Run]:
    """--pack, --update with its version and note, --no-update."""

    def dressed(run: Run) -> Run:
        for name, kind in (("no_update", None), ("update_note", str), ("update_version", str)):
            option = f"--{name.replace('_', '-')}"
            help = words(f"cli.sync.answer.{name}")
            run = click.option(
                option, type=kind, is_flag=kind is None, default=None if kind else False, help=help
            )(run)
        run = click.option("--update", type=_PATH, help=words("cli.sync.answer.update"))(run)
        return click.option("--pack", type=_PATH, help=words("cli.sync.answer.pack"))(run)

    return dressed


def put_in(
    desk: Desk,
    office: Office,
    *,
    pack: Path | None,
    update: Path | None,
    update_version: str | None,
    update_note: str | None,
    no_update: bool,
) -> Added:
    """Takes the pack in here, and offers the update or withdraws it. E-SYN-84: this is not headquarters."""
    if (update is None) != (update_version is None) or (no_update and update is not None):
        raise Wrong(desk.words("cli.sync.answer.which"), click.get_current_context())
    listed.headquarters(office)
    added = Added()
    laid = newpack.update(office, pack) if pack else None
    if laid is not None:
        added.facts["pack"] = masters_told.laid(laid)
        added.said += masters.brought(desk.words, Brought(pack=laid))
    if no_update:
        offering.withdraw(office)
    if update is not None:
        offering.offer(office, update, update_version or "", update_note or "")
    with_it = offering.offering(office)
    if with_it is not None:
        added.facts["update"] = masters_told.update(with_it)
        added.said.append(masters.update(desk.words, with_it))
        added.large = None if with_it.inside else with_it
    return added
