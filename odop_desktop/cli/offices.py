"""`demo` and `setup`: a practice office, a real one."""

from __future__ import annotations

from pathlib import Path

import click

from odop_desktop.actions import demo, setup
from odop_desktop.cli.desk import Desk
from odop_desktop.i18n.words import Words

_KIND = click.Choice(["district", "headquarters"])


def commands(words: Words) -> dict[str, click.Command]:
    return {"demo": _demo(words), "setup": _setup(words)}


def _demo(words: Words) -> click.Command:
    @click.command("demo", help=words("cli.demo.help"))
    @click.argument("out", type=click.Path(path_type=Path), required=False)
    @click.option("--state", default="HP", help=words("cli.setup.state"))
    @click.option("--district", help=words("cli.setup.district"))
    @click.option("--kind", type=_KIND, default="district", help=words("cli.setup.kind"))
    @click.option("--size", default=0, type=click.IntRange(0, 1_000_000), help=words("cli.demo.size"))
    @click.pass_obj
    def run(desk: Desk, out: Path | None, state: str, district: str | None, kind: str, size: int) -> None:
        target = out or desk.folder
        demo.replace_practice(target)
        made = desk.progress(
            lambda bar: demo.make(target, state=state, district=district, kind=kind, size=size),
            desk.words("cli.demo.making"),
        )
        desk.answer({"office": str(made), "practice": True}, desk.words("cli.demo.made", folder=made))

    return run


def _setup(words: Words) -> click.Command:
    @click.command("setup", help=words("cli.setup.help"))
    @click.option("--state", required=True, help=words("cli.setup.state"))
    @click.option("--district", help=words("cli.setup.district"))
    @click.option("--pc", required=True, type=click.IntRange(1, 99), help=words("cli.setup.pc"))
    @click.option("--admin", required=True, help=words("cli.setup.admin"))
    @click.option("--kind", type=_KIND, default="district", help=words("cli.setup.kind"))
    @click.pass_obj
    def run(desk: Desk, state: str, district: str | None, pc: int, admin: str, kind: str) -> None:
        password = desk.ask_password(twice=True)
        code = setup.create(setup.Wish(desk.folder, state, district, pc, admin, password, kind))
        facts = {"office": str(desk.folder), "practice": False, "recovery_code": code}
        desk.answer(
            facts,
            desk.words("cli.setup.made", folder=desk.folder),
            desk.words("cli.setup.recovery", code=code),
        )

    return run
