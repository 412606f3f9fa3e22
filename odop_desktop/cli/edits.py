"""`set`, `bin`, `unbin`, `undo`: change, take away, bring back, take back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from odop_desktop.actions import records as actions
from odop_desktop.actions import typed
from odop_desktop.actions.changes import Changes
from odop_desktop.cli.desk import Desk
from odop_desktop.domain.catalogue import KINDS
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import records


def commands(words: Words) -> dict[str, click.Command]:
    return {"set": _set(words), "bin": _bin(words), "unbin": _unbin(words), "undo": _undo(words)}


def _set(words: Words) -> click.Command:
    @click.command("set", help=words("cli.set.help"))
    @click.argument("kind")
    @click.argument("number")
    @click.argument("values", nargs=-1, required=True)
    @click.option("--reason", help=words("cli.reason"))
    @click.pass_obj
    def run(desk: Desk, kind: str, number: str, values: Sequence[str], reason: str | None) -> None:
        record = kind_of(kind)
        pairs = [_pair(v) for v in values]
        with desk.office() as office:
            id = None if number == "new" else records.find(office, record, number).id
            done = typed.save(office, kind=record, id=id, pairs=pairs, reason=reason)
            row = records.find(office, record, id or done.ids[0])
        _tell(desk, "cli.saved", row.number, done, title=row.title(desk.words.lang))

    return run


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise click.BadArgumentUsage(f"field=value: {text!r}")
    return key.strip(), value


def _bin(words: Words) -> click.Command:
    @click.command("bin", help=words("cli.bin.help"))
    @click.argument("number")
    @click.option("--reason", help=words("cli.reason"))
    @click.pass_obj
    def run(desk: Desk, number: str, reason: str | None) -> None:
        with desk.office() as office:
            row = records.show(office, number)
            done = actions.bin(office, kind=row.kind, ids=[row.id], reason=reason)
        _tell(desk, "cli.binned", row.number, done, title=row.title(desk.words.lang))

    return run


def _unbin(words: Words) -> click.Command:
    @click.command("unbin", help=words("cli.unbin.help"))
    @click.argument("number")
    @click.pass_obj
    def run(desk: Desk, number: str) -> None:
        with desk.office() as office:
            row = records.show(office, number)
            done = actions.unbin(office, kind=row.kind, id=row.id)
        _tell(desk, "cli.unbinned", row.number, done, title=row.title(desk.words.lang))

    return run


def _undo(words: Words) -> click.Command:
    @click.command("undo", help=words("cli.undo.help"))
    @click.argument("act", required=False)
    @click.pass_obj
    def run(desk: Desk, act: str | None) -> None:
        with desk.office() as office:
            done, kept = actions.undo(office, act=act)
            left = [_kept(office, desk, k.entity, k.entity_id, k.keys) for k in kept]
        facts = {"act": done.act, "changed": len(done.touched), "kept": [x for x, _ in left]}
        told = desk.words("cli.undone", n=len(done.touched))
        desk.answer(facts, told, *(line for _, line in left))

    return run


def _kept(
    office: Office, desk: Desk, entity: str, id: str, keys: tuple[str, ...]
) -> tuple[dict[str, Any], str]:
    kind = next(k for k in KINDS if k.name == entity)
    row = records.find(office, kind, id, bin=True)
    labels = [desk.words(f"{entity}.{k}.label") for k in keys if f"{entity}.{k}.label" in desk.words]
    facts = {"kind": entity, "number": row.number, "fields": list(keys)}
    return facts, desk.words("cli.undo.kept", number=row.number, fields=", ".join(labels) or "–")


def _tell(desk: Desk, msgid: str, number: str, done: Changes, *, title: str) -> None:
    doubts = [{"field": p.field, "code": p.code, "reason": desk.reason(p)} for p in done.problems]
    facts = {"number": number, "id": done.ids[0] if done.ids else None, "act": done.act, "problems": doubts}
    told = desk.words(msgid if done.act else "cli.same", number=number, title=title)
    desk.answer(facts, told, *(f"! {d['reason']}" for d in doubts))
