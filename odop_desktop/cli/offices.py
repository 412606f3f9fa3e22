"""`demo` and `setup`: a practice office, a real one."""

from __future__ import annotations

from pathlib import Path

import click

from odop_desktop.actions import demo, setup
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.usage import OneOf, Whole, command
from odop_desktop.domain.office_ids import PROXY_PC
from odop_desktop.i18n.words import Words
from odop_desktop.signin import open_office, proposed_place
from odop_desktop.sync import practising

_KINDS = ("district", "headquarters")
_PATH = click.Path(path_type=Path)


def commands(words: Words) -> dict[str, click.Command]:
    return {"demo": _demo(words), "setup": _setup(words)}


def _demo(words: Words) -> click.Command:
    @command(words, "demo")
    @click.argument("out", type=_PATH, required=False, help=words("cli.demo.out"))
    @click.option("--state", default="HP", help=words("cli.setup.state"))
    @click.option("--district", help=words("cli.setup.district"))
    @click.option("--kind", type=OneOf(words, _KINDS), default="district", help=words("cli.setup.kind"))
    @click.option("--size", default=0, type=Whole(words, 0, 1_000_000), help=words("cli.demo.size"))
    @click.pass_obj
    def run(desk: Desk, out: Path | None, state: str, district: str | None, kind: str, size: int) -> None:
        target = out or desk.folder
        demo.replace_practice(target)
        made = desk.progress(
            lambda bar: demo.make(
                target, state=state, district=district, kind=kind, size=size, node=practising.node(kind)
            ),
            desk.words("cli.demo.making"),
        )
        _enrolled(made)
        desk.answer({"office": str(made), "practice": True}, desk.words("cli.demo.made", folder=made))

    return run


def _enrolled(folder: Path) -> None:
    """The practice office knows its practice headquarters from the first moment on."""
    office = open_office(folder, lambda: ("", ""))
    try:
        practising.ensure(office)
    finally:
        office.close()


def _setup(words: Words) -> click.Command:
    @command(words, "setup")
    @click.option("--state", required=True, help=words("cli.setup.state"))
    @click.option("--district", help=words("cli.setup.district"))
    @click.option("--pc", required=True, type=Whole(words, 1, PROXY_PC - 1), help=words("cli.setup.pc"))
    @click.option("--admin", required=True, help=words("cli.setup.admin"))
    @click.option("--kind", type=OneOf(words, _KINDS), default="district", help=words("cli.setup.kind"))
    @click.option("--database", envvar="ODOP_DATABASE", help=words("cli.setup.database"))
    @click.pass_obj
    def run(
        desk: Desk, state: str, district: str | None, pc: int, admin: str, kind: str, database: str | None
    ) -> None:
        folder = desk.asked or proposed_place()
        password = desk.ask_password(twice=True)
        code = setup.create(setup.Wish(folder, state, district, pc, admin, password, kind, database=database))
        facts = {"office": str(folder), "practice": False, "recovery_code": code}
        told = ("cli.setup.made", "cli.setup.recovery", "cli.setup.next")
        desk.answer(facts, *(desk.words(msgid, folder=folder, code=code) for msgid in told))

    return run
