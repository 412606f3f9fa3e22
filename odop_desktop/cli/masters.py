"""`pack`: which state pack the office holds, and a newer one taken in without a file of headquarters."""

from __future__ import annotations

from pathlib import Path

import click

from odop_desktop.cli import masters_told
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.sync_steps import group
from odop_desktop.cli.usage import Worded
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.queries import masters
from odop_desktop.sync import newpack
from odop_desktop.sync.brought import Brought
from odop_desktop.telling import masters as say


def commands(words: Words) -> dict[str, click.Command]:
    return {"pack": group(words, "pack", "cli.pack.help", [_show(words), _update(words)])}


def _show(words: Words) -> click.Command:
    @click.command("show", cls=Worded, words=words, help=words("cli.pack.show.help"))
    @click.pass_obj
    def run(desk: Desk) -> None:
        with desk.office() as office:
            held, ended = masters.packs(office), masters.ended(office)
        facts = {"state": office.facts.state, "packs": held, "ended": ended}
        said = [desk.words("cli.pack.version", state=state, version=of) for state, of in held.items()]
        desk.answer(facts, *said, *([desk.words("cli.pack.ended", n=grouping(ended))] if ended else []))

    return run


def _update(words: Words) -> click.Command:
    @click.command("update", cls=Worded, words=words, help=words("cli.pack.update.help"))
    @click.argument("source", type=click.Path(path_type=Path), help=words("cli.pack.update.source"))
    @click.option("--dry-run", "dry", is_flag=True, help=words("cli.pack.update.dry"))
    @click.pass_obj
    def run(desk: Desk, source: Path, dry: bool) -> None:
        with desk.office() as office:
            done = newpack.update(office, source, trial=dry)
            held = masters.packs(office)
        if done is None:
            state = office.facts.state
            told = {"changed": False, "state": state, "version": held[state]}
            desk.answer(told, desk.words("cli.pack.same", state=state, version=held[state]))
            return
        facts = {"changed": not dry, **masters_told.laid(done)}
        desk.answer(facts, *say.brought(desk.words, Brought(pack=done), done=not dry))

    return run
