"""`sync hq roots, renew`: other offline keys take over, and the list is signed anew before it grows old."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from odop_desktop.cli.desk import Desk
from odop_desktop.cli.keys import key_option, new_passphrase, signing
from odop_desktop.cli.sync_steps import step
from odop_desktop.deeds import founding
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.sync import hq_roots

_PATH = click.Path(path_type=Path)


def steps(words: Words) -> list[click.Command]:
    return [_roots(words), _renew(words)]


def _roots(words: Words) -> click.Command:
    @step(words, "hq.roots")
    @click.option("--out", type=_PATH, required=True, help=words("cli.sync.hq.roots.out"))
    @click.option("--second", type=_PATH, required=True, help=words("cli.sync.hq.roots.second"))
    @key_option(words)
    @click.pass_obj
    def run(desk: Desk, out: Path, second: Path, keys: Sequence[Path]) -> None:
        with desk.office() as office:
            places, phrase = (out, second), partial(new_passphrase, desk)
            trust, files = founding.new_roots(office, signing(desk, keys), places=places, passphrase=phrase)
        known = trust.roots.fingerprint
        facts = {"fingerprint": known, "files": [str(file) for file in files], "version": trust.version}
        said = [desk.words("cli.written", file=file) for file in files]
        desk.answer(facts, desk.words("hq.roots.done", fingerprint=known), *said, desk.words("hq.roots.next"))

    return run


def _renew(words: Words) -> click.Command:
    @step(words, "hq.renew")
    @key_option(words, required=False)
    @click.pass_obj
    def run(desk: Desk, keys: Sequence[Path]) -> None:
        with desk.office() as office:
            trust = hq_roots.renew(office, signing(desk, keys) if keys else ())
        facts = {"version": trust.version, "expires": trust.head.expires}
        desk.answer(facts, desk.words("hq.renew.done", date=date_screen(trust.head.expires)))

    return run
