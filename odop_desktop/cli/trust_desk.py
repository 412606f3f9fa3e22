"""`sync hq …`: headquarters begins, takes PCs in and out, changes keys; each step signed with a key from its stick."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from odop_desktop.cli import hq_roots, recover, trust_list
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.keys import key_option, passphrase, signing
from odop_desktop.cli.sync_steps import group, opened, step
from odop_desktop.deeds import founding
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.queries import districts
from odop_desktop.sync import centre, enrol, hq_keys, listed, proxies
from odop_desktop.sync.trust_parts import Status

_PATH = click.Path(path_type=Path)


def steps(words: Words) -> list[click.Command]:
    inside = [_begin(words), _accept(words), _revoke(words), _rotate(words), _least(words)]
    inside += [
        *trust_list.steps(words),
        _own_keys(words),
        _move(words),
        *hq_roots.steps(words),
        recover.unlock(words),
    ]
    return [group(words, "hq", "cli.sync.hq.help", inside), _proxy(words)]


def _proxy(words: Words) -> click.Command:
    @step(words, "proxy")
    @click.argument("district", help=words("cli.sync.proxy.district"))
    @click.option("--close", is_flag=True, help=words("cli.sync.proxy.close"))
    @key_option(words, required=False)
    @click.pass_obj
    def run(desk: Desk, district: str, close: bool, keys: Sequence[Path]) -> None:
        with opened(desk) as office:
            if close:
                gone = proxies.end(office, district, signing(desk, keys) if keys else ())
                named = Two(gone.name_hi, gone.name_en).of(desk.words.lang)
                said = desk.words("hq.proxy.closed", district=named, code=gone.code)
                desk.answer({"code": gone.code, "closed": True}, said)
                return
            row = districts.meant(office, district)
            fresh = proxies.begin(office, row, signing(desk, keys) if keys else ())
        names = Two(fresh.name_hi, fresh.name_en)
        said = desk.words("hq.proxy.opened", district=names.of(desk.words.lang), code=fresh.code)
        next_ = desk.words("cli.sync.proxy.next", code=fresh.code)
        desk.answer({"code": fresh.code, "pc": fresh.label, "name": fresh.name_en}, said, next_)

    return run


def _begin(words: Words) -> click.Command:
    @step(words, "hq.begin")
    @click.option("--phone", required=True, help=words("cli.sync.hq.begin.phone"))
    @click.option(
        "--scope", type=click.Choice(("state", "nation")), default="state", help=words("cli.sync.hq.scope")
    )
    @click.option("--out", type=_PATH, required=True, help=words("cli.sync.hq.begin.out"))
    @click.option("--second", type=_PATH, required=True, help=words("cli.sync.hq.begin.second"))
    @click.pass_obj
    def run(desk: Desk, phone: str, scope: str, out: Path, second: Path) -> None:
        with desk.office() as office:
            if not office.facts.headquarters:
                raise OdopError("E-SYN-84")
            phrase = passphrase(desk, twice=True)
            trust, files = founding.begin(
                office, phone=phone, scope=scope, places=(out, second), passphrase=phrase
            )
        known = trust.roots.fingerprint
        facts = {"fingerprint": known, "files": [str(file) for file in files], "version": trust.version}
        said = [desk.words("cli.written", file=file) for file in files]
        desk.answer(
            facts, desk.words("cli.sync.hq.begun", fingerprint=known), *said, desk.words("cli.sync.hq.sealed")
        )

    return run


def _accept(words: Words) -> click.Command:
    @step(words, "hq.accept")
    @click.argument("file", type=_PATH, help=words("cli.sync.hq.accept.file"))
    @click.option("--fingerprint", required=True, help=words("cli.sync.hq.accept.fingerprint"))
    @click.option("--out", type=_PATH, required=True, help=words("cli.sync.out"))
    @click.option("--renew", is_flag=True, help=words("cli.sync.hq.accept.renew"))
    @key_option(words)
    @click.pass_obj
    def run(desk: Desk, file: Path, fingerprint: str, out: Path, renew: bool, keys: Sequence[Path]) -> None:
        with desk.office() as office:
            asked = enrol.read_request(file)
            root_keys = signing(desk, keys)
            answer = centre.accept(office, asked, root_keys, confirmed=fingerprint, out=out, renew=renew)
            trust = listed.trust(office)
        facts = {"file": str(answer), "pc": asked.asking.label, "fingerprint": trust.roots.fingerprint}
        said = desk.words("cli.sync.hq.accepted", pc=asked.asking.label, phone=asked.asking.phone)
        written = desk.words("cli.written", file=answer)
        desk.answer(facts, said, written, desk.words("cli.sync.hq.say", fingerprint=facts["fingerprint"]))

    return run


def _revoke(words: Words) -> click.Command:
    @step(words, "hq.revoke")
    @click.argument("pc", help=words("cli.sync.hq.pc"))
    @click.option("--replaced", is_flag=True, help=words("cli.sync.hq.revoke.replaced"))
    @key_option(words)
    @click.pass_obj
    def run(desk: Desk, pc: str, replaced: bool, keys: Sequence[Path]) -> None:
        with desk.office() as office:
            node = _node(office, pc)
            status = Status.RETIRED if replaced else Status.REVOKED
            trust = centre.end(office, node, signing(desk, keys), status)
        desk.answer(
            {"pc": pc.upper(), "version": trust.version}, desk.words("cli.sync.hq.revoked", pc=pc.upper())
        )

    return run


def _rotate(words: Words) -> click.Command:
    @step(words, "hq.rotate")
    @click.argument("file", type=_PATH, help=words("cli.sync.hq.rotate.file"))
    @key_option(words)
    @click.pass_obj
    def run(desk: Desk, file: Path, keys: Sequence[Path]) -> None:
        with desk.office() as office:
            trust = centre.take_new_keys(office, file, signing(desk, keys))
        desk.answer({"version": trust.version}, desk.words("cli.sync.hq.rotated"))

    return run


def _own_keys(words: Words) -> click.Command:
    @step(words, "hq.keys")
    @click.option("--stolen", is_flag=True, help=words("cli.sync.hq.keys.stolen"))
    @key_option(words)
    @click.pass_obj
    def run(desk: Desk, stolen: bool, keys: Sequence[Path]) -> None:
        with desk.office() as office:
            trust = hq_keys.anew(office, signing(desk, keys), stolen=stolen)
        desk.answer({"version": trust.version}, desk.words("hq.keys.done"))

    return run


def _move(words: Words) -> click.Command:
    @step(words, "hq.move")
    @click.option("--phone", default="", help=words("cli.sync.hq.move.phone"))
    @click.option("--stolen", is_flag=True, help=words("cli.sync.hq.move.stolen"))
    @key_option(words)
    @click.pass_obj
    def run(desk: Desk, phone: str, stolen: bool, keys: Sequence[Path]) -> None:
        with desk.office() as office:
            trust = hq_keys.move(office, signing(desk, keys), phone=phone, stolen=stolen)
        desk.answer({"version": trust.version, "node": trust.hq.node}, desk.words("hq.move.done"))

    return run


def _least(words: Words) -> click.Command:
    @step(words, "hq.least")
    @click.argument("version", help=words("cli.sync.hq.least.version"))
    @key_option(words, required=False)
    @click.pass_obj
    def run(desk: Desk, version: str, keys: Sequence[Path]) -> None:
        asked = "" if version.strip() == "0" else version
        with desk.office() as office:
            trust = centre.ask_for(office, asked, signing(desk, keys) if keys else ())
        facts = {"least": trust.head.min_app, "version": trust.version}
        said = (
            desk.words("cli.sync.hq.leasted", version=asked)
            if asked
            else desk.words("cli.sync.hq.leasted.none")
        )
        desk.answer(facts, said)

    return run


def _node(office: Office, label: str) -> str:
    """E-SYN-85 where the list has no such PC."""
    for node in listed.trust(office).nodes:
        if node.label == label.strip().upper():
            return node.id
    raise OdopError("E-SYN-85", code=label)
