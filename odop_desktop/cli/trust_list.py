"""`sync hq pcs, identity`: the list as it stands with every public key, and what an auditor reads files with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from odop_desktop.cli.desk import Desk
from odop_desktop.cli.keys import passphrase
from odop_desktop.cli.sync_steps import step
from odop_desktop.i18n.words import Words
from odop_desktop.sync import auditing, listed, root_files
from odop_desktop.sync.trust import TrustList
from odop_desktop.sync.trust_parts import SignKey
from odop_desktop.telling import listing

_PATH = click.Path(path_type=Path)


def steps(words: Words) -> list[click.Command]:
    return [_pcs(words), _identity(words)]


def _pcs(words: Words) -> click.Command:
    @step(words, "hq.pcs")
    @click.pass_obj
    def run(desk: Desk) -> None:
        with desk.office() as office:
            trust = listed.trust(office)
        desk.answer(*_told(desk.words, trust))

    return run


def _told(words: Words, trust: TrustList) -> tuple[Any, ...]:
    """`keys`: the public keys that sign its files, in hex, each with its first and last file (epoch, number); `key`
    the one of its files from now on."""
    pcs = [
        {
            "pc": n.label,
            "name": n.name_en or n.name_hi,
            "phone": n.phone,
            "status": str(n.status),
            "proxy": n.proxy,
            **_keys(n.sign),
        }
        for n in trust.nodes
    ]
    hq = {"name": trust.hq.name_en or trust.hq.name_hi, "phone": trust.hq.phone, **_keys(trust.hq.sign)}
    facts = {
        "version": trust.version,
        "expires": trust.head.expires,
        "fingerprint": trust.roots.fingerprint,
        "pcs": pcs,
        "headquarters": hq,
    }
    said = [words("cli.sync.hq.list", version=trust.version, fingerprint=trust.roots.fingerprint)]
    said.append(listing.public_keys(words, words("hq.key.own"), trust.hq.sign))
    for n in trust.nodes:
        said.append(f"{n.label}  {words(f'hq.pc.{n.status}')}  {n.phone}".rstrip())
        said += [f"    {listing.public_keys(words, n.label, n.sign)}"] if n.sign else []
    return facts, *said


def _keys(keys: Sequence[SignKey]) -> dict[str, Any]:
    told = [
        {"key": one.key.hex(), "first": list(one.first), "last": list(one.last) if one.last else None}
        for one in keys
    ]
    return {"key": told[-1]["key"] if told else "", "keys": told}


def _identity(words: Words) -> click.Command:
    @step(words, "hq.identity")
    @click.option("--recovery", type=_PATH, required=True, help=words("cli.sync.hq.unlock.recovery"))
    @click.option("--out", type=_PATH, required=True, help=words("cli.sync.hq.identity.out"))
    @click.pass_obj
    def run(desk: Desk, recovery: Path, out: Path) -> None:
        with desk.office() as office:
            made = auditing.identity(office, root_files.recovery(recovery, passphrase(desk)), out)
        desk.answer({"file": str(made)}, desk.words("hq.identity.done", file=made))

    return run
