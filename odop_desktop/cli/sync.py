"""`sync`: files to headquarters and back. Each step is a command of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from odop_desktop.cli import circulars, headquarters, masters_told, post_books, receiving, trust_desk
from odop_desktop.cli import sync_told as told
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.sync_steps import Run, group, opened, step
from odop_desktop.cli.usage import Whole
from odop_desktop.deeds import post
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import file_papers
from odop_desktop.sync import hearing, joining, renewal, sending, standing, updates
from odop_desktop.sync.sending import Handed, Way
from odop_desktop.telling import masters, wording

_PATH = click.Path(path_type=Path)


def commands(words: Words) -> dict[str, click.Command]:
    steps = [
        _enrol(words),
        _send(words),
        receiving.command(words),
        _status(words),
        _phrase(words),
        _verify(words),
        _update(words),
    ]
    steps += [*headquarters.steps(words), *post_books.steps(words), *circulars.steps(words)]
    steps += trust_desk.steps(words)
    return {"sync": group(words, "sync", "cli.sync.help", steps)}


def _out(words: Words, *, required: bool = True) -> Callable[[Run], Run]:
    return click.option("--out", type=_PATH, required=required, help=words("cli.sync.out"))


def _enrol(words: Words) -> click.Command:
    @step(words, "enrol")
    @_out(words, required=False)
    @click.option("--phone", default="", help=words("cli.sync.enrol.phone"))
    @click.option("--answer", type=_PATH, help=words("cli.sync.enrol.answer"))
    @click.option("--fingerprint", default="", help=words("cli.sync.enrol.fingerprint"))
    @click.option("--new-keys", "new_keys", is_flag=True, help=words("cli.sync.enrol.new_keys"))
    @click.pass_obj
    def run(
        desk: Desk, out: Path | None, phone: str, answer: Path | None, fingerprint: str, new_keys: bool
    ) -> None:
        if (out is None) == (answer is None) or (new_keys and out is None):
            raise click.UsageError(desk.words("cli.sync.enrol.which"))
        with desk.office() as office:
            if answer is not None:
                trust = joining.take(office, answer, fingerprint)
                desk.answer(*told.joined(desk.words, trust))
            elif out is not None and new_keys:
                desk.answer(*told.wished(desk.words, renewal.new_keys(office, out)))
            elif out is not None:
                desk.answer(*told.asked(desk.words, *post.request(office, out, phone)))

    return run


def _send(words: Words) -> click.Command:
    @step(words, "send")
    @_out(words)
    @click.option("--month", help=words("cli.sync.send.month"))
    @click.option("--parts", is_flag=True, help=words("cli.sync.send.parts"))
    @click.option("--text", is_flag=True, help=words("cli.sync.send.text"))
    @click.option("--again", type=Whole(words, 1, 999_999_999), help=words("cli.sync.send.again"))
    @click.option("--pc", type=Whole(words, 1, 999), help=words("cli.sync.send.pc"))
    @click.pass_obj
    def run(
        desk: Desk,
        out: Path,
        month: str | None,
        parts: bool,
        text: bool,
        again: int | None,
        pc: int | None,
    ) -> None:
        way = Way(parts, text)
        with opened(desk) as office:
            if pc is not None:
                handed = _to_sibling(office, out, pc, way)
                desk.answer(*told.to_sibling(desk.words, handed, pc))
                return
            if again is not None:
                handed = sending.again(office, out, again, way)
            else:
                handed = sending.to_headquarters(office, out, month=month, way=way)
            hq = standing.enrolled(office).hq
            desk.answer(*told.sent(desk.words, handed, hq, post.control(office, handed, out)))

    return run


def _to_sibling(office: Office, out: Path, pc: int, way: Way) -> Handed:
    """E-SYN-50: not enrolled; E-SYN-68: this office has no other PC of this number."""
    for one in standing.enrolled(office).siblings:
        if one.label.endswith(f"-{pc}"):
            return sending.to_sibling(office, out, one.node, way)
    raise OdopError("E-SYN-68", pc=pc)


def _status(words: Words) -> click.Command:
    @step(words, "status")
    @click.option("--office", "code", default="", help=words("cli.sync.status.office"))
    @click.pass_obj
    def run(desk: Desk, code: str) -> None:
        with opened(desk) as office:
            desk.answer(*told.status(office, desk.words, code))

    return run


def _phrase(words: Words) -> click.Command:
    @step(words, "phrase")
    @click.argument("said", nargs=-1, required=True, help=words("cli.sync.phrase.said"))
    @click.pass_obj
    def run(desk: Desk, said: tuple[str, ...]) -> None:
        with opened(desk) as office:
            made = hearing.confirm(office, " ".join(said))
        desk.answer(*told.confirmed(desk.words, made.pkg_no, made.at))

    return run


def _verify(words: Words) -> click.Command:
    @step(words, "verify")
    @click.argument("folder", type=_PATH, help=words("cli.sync.verify.folder"))
    @click.option("--package", type=Whole(words, 1, 999_999_999), help=words("cli.sync.verify.package"))
    @click.pass_obj
    def run(desk: Desk, folder: Path, package: int | None) -> None:
        with opened(desk) as office:
            number = package or file_papers.posted(office).pkg_no
            files = sending.verified(office, number, folder)
        desk.answer(*told.verified(desk.words, number, files))

    return run


def _update(words: Words) -> click.Command:
    @step(words, "update")
    @click.option("--out", type=_PATH, help=words("cli.sync.update.out"))
    @click.option("--file", type=_PATH, help=words("cli.sync.update.file"))
    @click.pass_obj
    def run(desk: Desk, out: Path | None, file: Path | None) -> None:
        with opened(desk) as office:
            found = updates.here(office)
            there = updates.take_out(office, out, file) if out is not None else None
        if found is None:
            desk.answer({"update": None}, wording.told(desk.words, "E-UPD-03", {})[0])
            return
        facts: dict[str, Any] = {"update": masters_told.update(found)}
        said = [desk.words("update.came", version=found.version), masters.update(desk.words, found)]
        said += [found.note] if found.note else []
        if there is not None:
            facts["file"] = str(there)
            done = {"version": found.version, "file": there.name, "folder": there.parent}
            said = [desk.words("update.done", **done)]
        desk.answer(facts, *said)

    return run
