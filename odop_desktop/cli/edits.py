"""`set`, `bin`, `unbin`, `undo`: change, take away, bring back, take back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from odop_desktop.actions import records as actions
from odop_desktop.actions import typed
from odop_desktop.actions.changes import Changes
from odop_desktop.cli.asked import field_key, field_lines, no_answer
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.usage import Wrong, command
from odop_desktop.domain.catalogue import KINDS
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import family, records
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import shown, wording


def commands(words: Words) -> dict[str, click.Command]:
    return {"set": _set(words), "bin": _bin(words), "unbin": _unbin(words), "undo": _undo(words)}


def _set(words: Words) -> click.Command:
    @command(words, "set")
    @click.argument("kind", help=words("cli.kind"))
    @click.argument("number", metavar="[NUMBER|new]", required=False, help=words("cli.set.number"))
    @click.argument("values", metavar="[FIELD=VALUE...]", nargs=-1, help=words("cli.set.values"))
    @click.option("--reason", help=words("cli.reason"))
    @click.option("--fields", is_flag=True, help=words("cli.set.fields"))
    @click.pass_obj
    def run(
        desk: Desk, kind: str, number: str | None, values: Sequence[str], reason: str | None, fields: bool
    ) -> None:
        record = kind_of(kind)
        if fields:
            facts, lines = field_lines(desk.words, record)
            desk.answer(facts, *lines)
            return
        if not number or not values:
            raise Wrong(desk.words("cli.set.what", kind=record.plural), click.get_current_context())
        pairs = [_pair(desk, record, v) for v in values]
        with desk.office() as office:
            id = None if number == "new" else _old(office, record, number).id
            try:
                done = typed.save(office, kind=record, id=id, pairs=pairs, reason=reason)
            except OdopError as error:
                raise no_answer(desk.words, record, office.lists, error) from None
            _tell(desk, office, "cli.saved", records.find(office, record, id or done.ids[0]), done)

    return run


def _old(office: Office, record: RecordKind, number: str) -> RecordRow:
    found = family.named(office, number)
    return found if found and found.kind is record else records.find(office, record, number)


def _pair(desk: Desk, record: RecordKind, text: str) -> tuple[str, str]:
    """`field=value`; the field by its key or by its label in either language (E-ACT-22)."""
    key, equals, value = text.partition("=")
    if not equals:
        raise Wrong(desk.words("cli.set.pair", value=text), click.get_current_context())
    return field_key(desk.words, record, key), value


def _bin(words: Words) -> click.Command:
    @command(words, "bin")
    @click.argument("number", help=words("cli.number"))
    @click.option("--reason", help=words("cli.reason"))
    @click.pass_obj
    def run(desk: Desk, number: str, reason: str | None) -> None:
        with desk.office() as office:
            row = shown.asked(office, number)
            done = actions.bin(office, kind=row.kind, ids=[row.id], reason=reason)
            _tell(desk, office, "cli.binned", row, done)

    return run


def _unbin(words: Words) -> click.Command:
    @command(words, "unbin")
    @click.argument("number", help=words("cli.number"))
    @click.pass_obj
    def run(desk: Desk, number: str) -> None:
        with desk.office() as office:
            row = shown.asked(office, number)
            done = actions.unbin(office, kind=row.kind, id=row.id)
            _tell(desk, office, "cli.unbinned", row, done)

    return run


def _undo(words: Words) -> click.Command:
    @command(words, "undo")
    @click.argument("act", required=False, help=words("cli.undo.act"))
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


def _tell(desk: Desk, office: Office, msgid: str, row: RecordRow, done: Changes) -> None:
    """What was done to which record, by its number and name, and what is doubtful about its values."""
    doubts = wording.doubts(desk.words, row.kind, done.problems)
    number = family.number(office, row)
    facts = {"number": number, "id": row.id, "act": done.act or None, "problems": doubts}
    told = desk.words(msgid if done.act else "cli.same", record=shown.named(office, row, desk.words))
    desk.answer(facts, told, *(f"! {d['reason']}" for d in doubts))
