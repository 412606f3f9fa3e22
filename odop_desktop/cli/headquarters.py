"""Headquarters' day, and the deciding of conflicts at any office: `sync offices, preview, decide, answer, rebuild,
receipt, same, link, transfers`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from odop_desktop.actions import deciding as fields
from odop_desktop.actions import hq_sheets
from odop_desktop.cli import aliases, along, links, moves, previewing
from odop_desktop.cli import headquarters_told as told
from odop_desktop.cli.asked import field_key
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.sync_steps import opened, step
from odop_desktop.cli.usage import Whole, Wrong
from odop_desktop.domain import months
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import alarms, conflicts, headquarters, shelf, whose
from odop_desktop.queries.conflicts import BIN, Conflict
from odop_desktop.queries.shelf import Shelved
from odop_desktop.sync import alarms as alarming
from odop_desktop.sync import answering, deciding, listed, receipts
from odop_desktop.sync.answering import Failed
from odop_desktop.telling import headquarters as say
from odop_desktop.telling import headquarters_papers as papers
from odop_desktop.telling import shown

_PATH = click.Path(path_type=Path)


def steps(words: Words) -> list[click.Command]:
    return [
        _offices(words),
        previewing.command(words),
        _decide(words),
        _answer(words),
        _rebuild(words),
        _receipt(words),
        aliases.command(words),
        links.command(words),
        *moves.steps(words),
    ]


def _offices(words: Words) -> click.Command:
    @step(words, "offices")
    @click.option("--month", help=words("cli.sync.offices.month"))
    @click.option("--out", type=_PATH, help=words("cli.sync.offices.out"))
    @click.option("--seen", is_flag=True, help=words("cli.sync.offices.seen"))
    @click.pass_obj
    def run(desk: Desk, month: str | None, out: Path | None, seen: bool) -> None:
        with opened(desk) as office:
            trust = listed.headquarters(office)
            wanted = months.month(month) if month else headquarters.due(office.today())
            found = headquarters.standing(office, listed.offices(trust), wanted)
            if out is not None:
                hq_sheets.silent(office, facts=papers.silent_facts(office, found, wanted), out=out)
            rung = alarms.unseen(office)
            if seen:
                alarming.seen(office, rung)
        facts, *lines = told.offices(desk.words, found, wanted, out)
        more, said = told.alarms(desk.words, rung, listed.called(trust))
        desk.answer(facts | more, *said, *lines)

    return run


def _answer(words: Words) -> click.Command:
    @step(words, "answer")
    @click.option("--out", type=_PATH, required=True, help=words("cli.sync.out"))
    @click.option("--for", "codes", multiple=True, help=words("cli.sync.answer.for"))
    @click.option("--with", "papers_", type=_PATH, multiple=True, help=words("cli.sync.answer.with"))
    @along.options(words)
    @click.pass_obj
    @click.pass_context
    def run(
        ctx: click.Context,
        desk: Desk,
        /,
        out: Path,
        codes: Sequence[str],
        papers_: Sequence[Path],
        **wanted: Any,
    ) -> None:
        failed: Failed = []
        with opened(desk) as office:
            added = along.put_in(desk, office, **wanted)
            work = partial(answering.for_all, office, out, codes=codes, papers=papers_, failed=failed)
            made = desk.progress(lambda bar: work(report=bar), desk.words("cli.sync.answer.making"))
        facts, *said = told.answered(desk.words, made)
        facts, said = {**facts, **added.facts}, [*added.said, *said, *added.beside(desk.words, out)]
        if not failed:
            desk.answer(facts, *said)
            return
        facts["failed"] = [{"pc": pc, "code": error.code} for pc, error in failed]
        desk.refuse(say.lacking(failed, made), facts, *said, *say.unanswered(desk.words, failed))
        ctx.exit(1)

    return run


def _rebuild(words: Words) -> click.Command:
    @step(words, "rebuild")
    @click.argument("pc", help=words("cli.sync.hq.pc"))
    @click.option("--out", type=_PATH, required=True, help=words("cli.sync.out"))
    @click.pass_obj
    def run(desk: Desk, pc: str, out: Path) -> None:
        with opened(desk) as office:
            made = answering.rebuilt(office, pc, out)
        desk.answer(*told.answered(desk.words, made))

    return run


def _receipt(words: Words) -> click.Command:
    @step(words, "receipt")
    @click.argument("pc", help=words("cli.sync.hq.pc"))
    @click.option("--package", type=Whole(words, 1, 999_999_999), help=words("cli.sync.receipt.package"))
    @click.option("--out", type=_PATH, help=words("cli.sync.receipt.out"))
    @click.pass_obj
    def run(desk: Desk, pc: str, package: int | None, out: Path | None) -> None:
        with opened(desk) as office:
            found = receipts.newest(office, pc, package)
            pdf = None
            if out is not None:
                facts = papers.receipt_facts(office, found)
                pdf = hq_sheets.receipt(office, facts=facts, name=papers.receipt_name(found), out=out)
        desk.answer(*told.receipt(desk.words, found, pdf))

    return run


def _decide(words: Words) -> click.Command:
    @step(words, "decide")
    @click.argument("record", required=False, help=words("cli.sync.decide.record"))
    @click.argument("field", required=False, help=words("cli.sync.decide.field"))
    @click.option("--take", type=Whole(words, 1, 99), help=words("cli.sync.decide.take"))
    @click.option("--value", help=words("cli.sync.decide.value"))
    @click.option("--let-in", "let_in", is_flag=True, help=words("cli.sync.decide.let_in"))
    @click.option("--send-back", "send_back", is_flag=True, help=words("cli.sync.decide.send_back"))
    @click.option("--reason", default="", help=words("cli.sync.decide.reason"))
    @click.option("--for", "code", help=words("cli.sync.decide.for"))
    @click.pass_obj
    def run(
        desk: Desk,
        record: str | None,
        field: str | None,
        take: int | None,
        value: str | None,
        let_in: bool,
        send_back: bool,
        reason: str,
        code: str | None,
    ) -> None:
        ways = [take is not None, value is not None, let_in, send_back]
        asked = bool(record)
        if sum(ways) != asked or (asked and (take is not None or value is not None) is not bool(field)):
            raise Wrong(desk.words("cli.sync.decide.which"), click.get_current_context())
        with opened(desk) as office:
            if record is None:
                of = whose.meant(office, code)[0] if code else None
                desk.answer(*told.to_decide(office, desk.words, of))
            elif field is not None:
                desk.answer(*_field(desk, office, (record, field), take, value, reason))
            else:
                each = _shelved(office, record, desk.words)
                done = (deciding.let_in if let_in else deciding.send_back)(office, each.id, reason)
                desk.answer(*told.decided(desk.words, each, done, let_in=let_in))

    return run


def _shelved(office: Office, asked: str, words: Words) -> Shelved:
    """The record on the shelf that is meant: by number, name or id. E-SYN-82."""
    if (each := shelf.meant(office, asked)) is None:
        raise OdopError("E-SYN-82")
    return each


def _field(
    desk: Desk, office: Office, which: tuple[str, str], take: int | None, value: str | None, reason: str
) -> tuple[Any, ...]:
    row = shown.asked(office, which[0])
    key = BIN if which[1] == BIN else field_key(desk.words, row.kind, which[1])
    open_ = {each.key: each for each in conflicts.of(office, row.id) if each.hard}
    if key not in open_:
        raise OdopError("E-SYN-80")
    if take is not None:
        sides = {key: _side(open_[key], take)}
        done = fields.choose(office, kind=row.kind, id=row.id, sides=sides, reason=reason)
    else:
        done = fields.say(office, kind=row.kind, id=row.id, texts={key: value or ""}, reason=reason)
    return told.settled(office, desk.words, row.id, row.kind, key, done)


def _side(conflict: Conflict, take: int) -> str:
    """The value of this number in the list. E-SYN-87."""
    if take > len(conflict.sides):
        raise OdopError("E-SYN-87", n=take, of=len(conflict.sides))
    return conflict.sides[take - 1].op
