"""`query`: headquarters asks about records, asks again, closes; the district answers; the list of questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from odop_desktop.actions import asking, exports
from odop_desktop.actions.changes import Changes
from odop_desktop.cli.asked import field_key
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.exports import SUFFIXES, must_end
from odop_desktop.cli.sync_steps import Run, Steps
from odop_desktop.cli.usage import OneOf, Worded, Wrong
from odop_desktop.domain.catalogue import QUERY
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import asked, records, sync_status
from odop_desktop.queries.asked import Asked
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.sync_status import Standing
from odop_desktop.telling import questions, shown

_PATH = click.Path(path_type=Path)


def commands(words: Words) -> dict[str, click.Command]:
    steps = [_ask(words), _answer(words), _again(words), _close(words), _list(words)]
    group = Steps(
        words,
        name="query",
        help=words("cli.query.help"),
        commands={str(step.name): step for step in steps},
        subcommand_metavar=words("cli.page.command"),
    )
    return {"query": group}


def _step(words: Words, name: str) -> Callable[[Run], click.Command]:
    return click.command(name, cls=Worded, words=words, help=words(f"cli.query.{name}.help"))


def _ask(words: Words) -> click.Command:
    @_step(words, "ask")
    @click.argument("numbers", metavar="NUMBER...", nargs=-1, required=True, help=words("cli.query.numbers"))
    @click.option("--question", required=True, help=words("cli.query.question"))
    @click.option("--field", default="", help=words("cli.query.field"))
    @click.option("--due", default="", help=words("cli.query.due"))
    @click.pass_obj
    def run(desk: Desk, numbers: Sequence[str], question: str, field: str, due: str) -> None:
        with desk.office() as office:
            rows = [shown.asked(office, number) for number in dict.fromkeys(numbers)]
            key = _field(desk, rows, field)
            about = [(row.kind.name, row.id) for row in rows]
            done = asking.ask(office, about=about, question=question, field=key, due=due)
            _tell(desk, office, "cli.query.asked", done)

    return run


def _field(desk: Desk, rows: Sequence[RecordRow], field: str) -> str:
    """The key of the field meant, which all the records must have."""
    keys = {field_key(desk.words, row.kind, field) for row in rows} if field else {""}
    if len(keys) > 1:
        raise Wrong(desk.words("cli.query.one_kind"), click.get_current_context())
    return keys.pop()


def _answer(words: Words) -> click.Command:
    @_step(words, "answer")
    @click.argument("number", help=words("cli.query.number"))
    @click.argument("text", help=words("cli.query.answer.text"))
    @click.pass_obj
    def run(desk: Desk, number: str, text: str) -> None:
        with desk.office() as office:
            row = records.find(office, QUERY, number)
            _tell(desk, office, "cli.query.answered", asking.answer(office, id=row.id, text=text), row)

    return run


def _again(words: Words) -> click.Command:
    @_step(words, "again")
    @click.argument("number", help=words("cli.query.number"))
    @click.option("--question", help=words("cli.query.again.question"))
    @click.option("--due", default="", help=words("cli.query.due"))
    @click.pass_obj
    def run(desk: Desk, number: str, question: str | None, due: str) -> None:
        with desk.office() as office:
            row = records.find(office, QUERY, number)
            done = asking.again(office, id=row.id, question=question or str(row["question"]), due=due)
            _tell(desk, office, "cli.query.asked", done, row)

    return run


def _close(words: Words) -> click.Command:
    @_step(words, "close")
    @click.argument("numbers", metavar="NUMBER...", nargs=-1, required=True, help=words("cli.query.number"))
    @click.option("--reason", default="", help=words("cli.reason"))
    @click.pass_obj
    def run(desk: Desk, numbers: Sequence[str], reason: str) -> None:
        with desk.office() as office:
            rows = [records.find(office, QUERY, number) for number in dict.fromkeys(numbers)]
            done = asking.close(office, ids=[row.id for row in rows], reason=reason)
            _tell(desk, office, "cli.query.closed", done, *rows)

    return run


def _list(words: Words) -> click.Command:
    @_step(words, "list")
    @click.argument("record", required=False, help=words("cli.query.record"))
    @click.option("--state", type=OneOf(words, asked.STATES), help=words("cli.query.state"))
    @click.option("--out", type=_PATH, help=words("cli.query.out"))
    @click.pass_obj
    def run(desk: Desk, record: str | None, state: str | None, out: Path | None) -> None:
        if out is not None:
            must_end(desk, out, SUFFIXES)
        with desk.office() as office:
            found = _found(office, record, state or "")
            ways = sync_status.of(office, [each.row.id for each in found])
            facts: dict[str, Any] = {"queries": [questions.facts(office, each) for each in found]}
            lines = [line for each in found for line in _lines(office, desk.words, each, ways)]
            if out is not None:
                write = exports.register if out.suffix.lower() == ".pdf" else exports.sheet
                listed = asking.listed(state or "", desk.words.lang)
                facts |= {"file": str(out), "rows": write(office, kind=QUERY, out=out, listed=listed)}
                lines = [desk.words("cli.exported", file=out, n=facts["rows"])]
        desk.answer(facts, *(lines or [desk.words("cli.query.none")]))

    return run


def _found(office: Office, record: str | None, state: str) -> list[Asked]:
    if record is None:
        return list(asked.every(office, state))
    today = office.today().isoformat()
    return [
        each
        for each in asked.of(office, shown.asked(office, record).id)
        if state in ("", str(each.row["stage"]).lower()) or (state == asked.OVERDUE and each.overdue(today))
    ]


def _lines(office: Office, words: Words, each: Asked, ways: dict[str, Standing]) -> list[str]:
    """What was asked about which record, and under it the answer."""
    parts = [each.row.number, each.office.of(words.lang), questions.about(office, words, each)]
    parts += [questions.field(words, each), questions.state(office, words, each)]
    due = [words("query.by", date=questions.due(each))] if each.row["due"] else []
    told = ["  ".join(filter(None, [*parts, *due])), f"    {each.row['question']}"]
    answer = questions.answered(words, each, ways.get(each.row.id))
    return told + ([f"    → {answer}"] if answer else [])


def _tell(desk: Desk, office: Office, msgid: str, done: Changes, *rows: RecordRow) -> None:
    """The numbers of the questions that were asked, answered or closed."""
    made = [records.find(office, QUERY, id) for id in done.ids] or list(rows)
    numbers = [row.number for row in made]
    facts = {"act": done.act or None, "numbers": numbers, "ids": [row.id for row in made]}
    told = desk.words(
        msgid if done.act else "cli.query.same", n=grouping(len(made)), numbers=", ".join(numbers)
    )
    desk.answer(facts, told)
