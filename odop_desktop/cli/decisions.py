"""`stalls`, `decide`, `approve`: a row of stalls at once, decisions with their reason, an approver's approval."""

from __future__ import annotations

from collections.abc import Sequence

import click

from odop_desktop.actions import decisions, loi_steps, stalls_many
from odop_desktop.cli.asked import field_key, no_answer
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.usage import Wrong, command
from odop_desktop.domain.catalogue import EVENT, LOI, PARTICIPATION, STALL
from odop_desktop.domain.stages import LoiStage, ParticipationStage
from odop_desktop.errors import OdopError
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import records
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import shown, wording


def commands(words: Words) -> dict[str, click.Command]:
    return {"stalls": _stalls(words), "decide": _decide(words), "approve": _approve(words)}


def _stalls(words: Words) -> click.Command:
    @command(words, "stalls")
    @click.argument("event", help=words("cli.stalls.event"))
    @click.argument("values", metavar="[FIELD=VALUE...]", nargs=-1, help=words("cli.stalls.values"))
    @click.option("--from", "first", required=True, help=words("cli.stalls.from"))
    @click.option("--to", "last", required=True, help=words("cli.stalls.to"))
    @click.option("--hall", help=words("cli.stalls.hall"))
    @click.pass_obj
    def run(desk: Desk, event: str, values: Sequence[str], first: str, last: str, hall: str | None) -> None:
        pairs = [_pair(desk, v) for v in values] + ([("hall", hall)] if hall else [])
        with desk.office() as office:
            row = records.find(office, EVENT, event)
            try:
                done = stalls_many.make(office, event=row.id, first=first, last=last, pairs=pairs)
            except OdopError as error:
                raise no_answer(desk.words, STALL, office.lists, error) from None
            made = list(records.titles(office, STALL, done.ids).values())
        numbers = [r["stall_no"] for r in sorted(made, key=lambda r: r.number)]
        facts = {"event": row.number, "act": done.act, "stalls": numbers}
        told = {"n": len(numbers), "first": numbers[0], "last": numbers[-1]}
        desk.answer(facts, desk.words("cli.stalls.made", event=row.title(desk.words.lang), **told))

    return run


def _pair(desk: Desk, text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise Wrong(desk.words("cli.set.pair", value=text), click.get_current_context())
    return field_key(desk.words, STALL, key), value


def _decide(words: Words) -> click.Command:
    @command(words, "decide")
    @click.argument("stage", help=words("cli.decide.stage"))
    @click.argument("numbers", metavar="NUMBER...", nargs=-1, required=True, help=words("cli.decide.numbers"))
    @click.option("--reason", help=words("cli.reason"))
    @click.option("--seen-in", help=words("cli.decide.seen_in"))
    @click.pass_obj
    def run(desk: Desk, stage: str, numbers: Sequence[str], reason: str | None, seen_in: str | None) -> None:
        with desk.office() as office:
            rows = [records.show(office, n) for n in dict.fromkeys(numbers)]
            if all(r.kind is LOI for r in rows):
                _lois(desk, office, rows, stage, reason, seen_in)
            else:
                _participations(desk, office, rows, stage, reason)

    return run


def _code(desk: Desk, office: Office, name: str, asked: str) -> str:
    """The stage by code or label; what it may be, where it is none."""
    stages = office.lists[name]
    if code := stages.find(asked):
        return code
    known = ", ".join(e.label(desk.words.lang) for e in stages.entries)
    told = desk.words("cli.decide.stage_unknown", value=asked, known=known)
    raise Wrong(told, click.get_current_context())


def _lois(
    desk: Desk, office: Office, rows: list[RecordRow], stage: str, reason: str | None, seen_in: str | None
) -> None:
    code = _code(desk, office, "loi_stage", stage)
    for row in rows:
        loi_steps.step(office, id=row.id, stage=LoiStage(code), reason=reason, seen_in=seen_in)
    _told(desk, office, "loi_stage", code, [r.number for r in rows], [])


def _participations(
    desk: Desk, office: Office, rows: list[RecordRow], stage: str, reason: str | None
) -> None:
    """Each of them must be a participation; what the rules refuse is told, the others are decided."""
    code = _code(desk, office, "participation_status", stage)
    ids = [records.find(office, PARTICIPATION, r.number).id for r in rows]
    done = decisions.decide(office, ids=ids, stage=ParticipationStage(code), reason=reason)
    left = {r.id for r in done.refused}
    numbers = [r.number for r in rows if r.id not in left]
    _told(desk, office, "participation_status", code, numbers, list(done.refused))


def _told(
    desk: Desk,
    office: Office,
    name: str,
    code: str,
    numbers: list[str],
    refused: list[decisions.Refused],
) -> None:
    whys = {r.number: wording.sentences(desk.words, r.error.code, r.error.facts) for r in refused}
    label = office.lists[name].label(code, desk.words.lang)
    lines = [desk.words("cli.decide.refused", number=n, reason=why) for n, why in whys.items()]
    facts = {
        "stage": code,
        "numbers": numbers,
        "refused": [{"number": r.number, "code": r.error.code, "reason": whys[r.number]} for r in refused],
    }
    desk.answer(facts, desk.words("cli.decide.done", n=len(numbers), stage=label), *lines)


def _approve(words: Words) -> click.Command:
    @command(words, "approve")
    @click.argument("number", help=words("cli.number"))
    @click.pass_obj
    def run(desk: Desk, number: str) -> None:
        with desk.office() as office:
            row = records.find(office, LOI, number)
            done = loi_steps.approve(office, id=row.id)
            on, user = office.today().isoformat(), office.user.name
            named = shown.named(office, row, desk.words)
        facts = {"number": row.number, "act": done.act, "user": user, "on": on}
        desk.answer(facts, desk.words("cli.approve.done", record=named, user=user, on=date_screen(on)))

    return run
