"""`recover`, for who cannot sign in, and `sync hq unlock`, with which headquarters lets such an office in again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from odop_desktop.actions import founding, passwords
from odop_desktop.actions.passwords import Proof
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.keys import passphrase
from odop_desktop.cli.sync_steps import step
from odop_desktop.cli.usage import Wrong, command
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.sync import root_files, unlocking

_PATH = click.Path(path_type=Path)


def commands(words: Words) -> dict[str, click.Command]:
    @command(words, "recover")
    @click.option("--code", help=words("cli.recover.code"))
    @click.option("--ask", type=_PATH, help=words("cli.recover.ask"))
    @click.option("--answer", type=_PATH, help=words("cli.recover.answer"))
    @click.option("--key", type=_PATH, help=words("cli.recover.key"))
    @click.option("--card", is_flag=True, help=words("cli.recover.card"))
    @click.pass_obj
    def run(
        desk: Desk, code: str | None, ask: Path | None, answer: Path | None, key: Path | None, card: bool
    ) -> None:
        if sum((code is not None, ask is not None, answer is not None, key is not None, card)) != 1:
            raise Wrong(desk.words("cli.recover.which"), click.get_current_context())
        if ask is not None:
            _ask(desk, ask)
        elif code is not None:
            _renew(desk, passwords.card(code))
        elif card:
            with desk.office() as office:
                fresh = founding.new_code()
                passwords.new_card(office, fresh)
            _told(desk, "cli.recover.carded", fresh)
        else:
            _renew(desk, _proof(desk, answer, key), card=founding.new_code())

    return {"recover": run}


def _ask(desk: Desk, out: Path) -> None:
    asked = unlocking.request(desk.folder, out)
    facts = {"office": str(desk.folder), "file": str(asked.file), "fingerprint": asked.fingerprint}
    said = desk.words("cli.recover.asked", fingerprint=asked.fingerprint)
    desk.answer(facts, desk.words("cli.written", file=asked.file), said)


def _proof(desk: Desk, answer: Path | None, key: Path | None) -> Proof:
    if answer is not None:
        return Proof("headquarters", unlocking.by_answer(answer), unlocking.forget)
    assert key is not None
    secret = root_files.recovery(key, passphrase(desk))
    return Proof("recovery key", unlocking.by_recovery(lambda: secret))


def _renew(desk: Desk, proof: Proof, card: str = "") -> None:
    """A new password; with a new `card` where the old one is lost."""
    login = os.environ.get("ODOP_USER") or _login(desk)
    password = desk.ask_password(twice=True)
    office = passwords.renew(desk.folder, proof=proof, login=login, password=password)
    try:
        if card:
            passwords.new_card(office, card)
    finally:
        office.close()
    _told(desk, "cli.recover.done", card)


def _login(desk: Desk) -> str:
    if not sys.stdin.isatty():
        raise OdopError("E-CLI-02")
    return str(click.prompt(desk.words("cli.user"), err=True))


def _told(desk: Desk, msgid: str, card: str) -> None:
    facts = {"office": str(desk.folder)} | ({"recovery_code": card} if card else {})
    said = [desk.words("cli.recover.code.new", code=card)] if card else []
    desk.answer(facts, desk.words(msgid), *said)


def unlock(words: Words) -> click.Command:
    @step(words, "hq.unlock")
    @click.argument("file", type=_PATH, help=words("cli.sync.hq.unlock.file"))
    @click.option("--fingerprint", required=True, help=words("cli.sync.hq.accept.fingerprint"))
    @click.option("--recovery", type=_PATH, required=True, help=words("cli.sync.hq.unlock.recovery"))
    @click.option("--out", type=_PATH, required=True, help=words("cli.sync.out"))
    @click.pass_obj
    def run(desk: Desk, file: Path, fingerprint: str, recovery: Path, out: Path) -> None:
        with desk.office() as office:
            asked = unlocking.heard(office, file)
            secret = root_files.recovery(recovery, passphrase(desk))
            made = unlocking.grant(office, asked, secret, confirmed=fingerprint, out=out)
        pc, phone = (asked.pc.label, asked.pc.phone) if asked.pc else ("", "")
        msgid = "cli.sync.hq.unlocked" if asked.pc else "cli.sync.hq.unlocked.unknown"
        said = desk.words(msgid, pc=pc, phone=phone)
        desk.answer({"file": str(made), "pc": pc}, said, desk.words("cli.written", file=made))

    return run
