"""`sync circulars`: those that headquarters sends and who has them not yet; at an office those that came."""

from __future__ import annotations

from typing import Any

import click

from odop_desktop.cli.desk import Desk
from odop_desktop.cli.sync_steps import opened, step
from odop_desktop.cli.table import lines as table
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.sync import circulars, enclosures
from odop_desktop.telling import circulars as say

_HEADS = ("day", "name", "to", "lacking")


def steps(words: Words) -> list[click.Command]:
    return [_circulars(words)]


def _circulars(words: Words) -> click.Command:
    @step(words, "circulars")
    @click.option("--stop", help=words("cli.sync.circulars.stop"))
    @click.pass_obj
    def run(desk: Desk, stop: str | None) -> None:
        with opened(desk) as office:
            if stop:
                gone = circulars.withdraw(office, stop)
                desk.answer({"stopped": gone.name}, desk.words("circulars.stopped", name=gone.name))
            elif office.facts.headquarters:
                desk.answer(*_sent(office, desk.words))
            else:
                desk.answer(*_came(office, desk.words))

    return run


def _sent(office: Office, words: Words) -> tuple[Any, ...]:
    found = circulars.standing(office)
    told = [
        {"name": p.name, "day": p.day, "sha256": p.sha256, "to": list(p.to), "lacking": list(each.lacking)}
        for each in found
        for p in (each.paper,)
    ]
    heads = [words(f"circulars.{head}") for head in _HEADS]
    lines = table(heads, [say.line(words, each) for each in found]) if found else [words("circulars.none")]
    return {"circulars": told}, *lines


def _came(office: Office, words: Words) -> tuple[Any, ...]:
    found = enclosures.kept(office)
    told = [{"name": each.name, "day": each.day, "file": str(each.file)} for each in found]
    heads = [words(f"circulars.{head}") for head in ("came", "name", "file")]
    cells = [(date_screen(each.day), each.name, str(each.file)) for each in found]
    lines = table(heads, cells) if found else [words("circulars.none")]
    return {"circulars": told}, *lines
